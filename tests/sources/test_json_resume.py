"""JSON Resume in and out."""

import json

import pytest
from jsonschema import validate

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadFile
from pathways.domain.skill import Evidence, HeldSkill, Skill
from pathways.domain.training import Basis, Credential, Module, Program
from pathways.domain.worker import Worker
from pathways.sources.json_resume import parse_json_resume, read_json_resume, write_json_resume

LIST_OF_TEXTS = {"type": "array", "items": {"type": "string"}}
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "basics": {"type": "object", "properties": {"label": {"type": "string"}}},
        "work": {"type": "array", "items": {"properties": {"position": {"type": "string"}}}},
        "skills": {
            "type": "array",
            "items": {
                "properties": {"name": {"type": "string"}, "level": {"type": "string"}, "keywords": LIST_OF_TEXTS}
            },
        },
        "certificates": {
            "type": "array",
            "items": {"properties": {"name": {"type": "string"}, "issuer": {"type": "string"}}},
        },
        "education": {
            "type": "array",
            "items": {"properties": {"area": {"type": "string"}, "courses": LIST_OF_TEXTS}},
        },
        "meta": {"type": "object", "properties": {"version": {"type": "string"}}},
    },
}
"""The part of the published schema (1.0.0) that is written here."""


@pytest.fixture
def catalog() -> Catalog:
    return Catalog(
        version="abc",
        groups={},
        skills={"cnc": Skill("cnc", "CNC turning", "machining", "technique", "")},
        modules={"m1": Module("m1", "Process variation", "hub", "", 1, 10, {}, (), (), "", (), {})},
        roles={},
        occupations={},
        progressions=(),
        credentials={"osha": Credential("osha", "OSHA 10", "OSHA", "course", "technician", "", {})},
        partners={},
        states={},
        program=Program("Technologist programme", "TP", 12, 6, 10, 50, 1, 1, 2, Basis()),
    )


def test_a_full_resume_becomes_lines_without_the_name_and_address() -> None:
    text = read_json_resume(
        {
            "basics": {"name": "Ann Other", "label": "Machinist", "email": "a@b.c", "summary": "Ten years of lathes."},
            "work": [
                {
                    "name": "Acme",
                    "position": "Operator",
                    "startDate": "2015-02",
                    "highlights": ["Ran three lathes", "Wrote setup sheets"],
                }
            ],
            "skills": [{"name": "CNC", "level": "Master", "keywords": ["Fanuc", "Haas"]}],
            "certificates": [{"name": "OSHA 10", "issuer": "OSHA", "date": "2020"}],
        }
    )
    assert text.split("\n") == [
        *("Machinist", "Ten years of lathes.", "", "Work", "Operator, Acme (2015-02 to present)"),
        *("- Ran three lathes", "- Wrote setup sheets", "", "Skills", "CNC (Master): Fanuc; Haas"),
        *("", "Certificates", "OSHA 10, OSHA (2020)"),
    ]


def test_parts_of_another_shape_than_the_schema_asks_for_are_read_too() -> None:
    text = read_json_resume({"skills": ["PLC", {"name": ["HMI"], "keywords": "panels"}, None, 5], "work": "Welder"})
    assert {"PLC", "HMI: panels", "5", "Welder"} <= set(text.split("\n"))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"a": 1}', "none of the sections"),
        (b"[]", "no résumé object"),
        (b'{"basics": {', "line 1, column 13"),
        (b'{"basics":' + b"[" * 100_000, "too deeply nested"),
    ],
)
def test_other_json_is_told_what_is_wrong(data: bytes, why: str) -> None:
    with pytest.raises(BadFile, match=why):
        parse_json_resume(data)


def test_what_is_written_is_a_json_resume_and_is_read_again(catalog: Catalog) -> None:
    quotes = (Evidence("ran Haas lathes", 3, 10), Evidence("ran Haas lathes", 9, 90))
    worker = Worker(
        held=(HeldSkill("cnc", 3, 0.9, "quoted", quotes), HeldSkill("gone", 2, 0.5, "added")),
        credentials=("osha", "gone"),
        done_modules=("m1",),
        title="Lathe operator",
    )
    written = write_json_resume(worker, catalog)
    validate(json.loads(json.dumps(written)), SCHEMA)
    assert written["skills"] == [{"name": "CNC turning", "level": "independent", "keywords": ["ran Haas lathes"]}]
    lines = parse_json_resume(json.dumps(written).encode()).split("\n")
    assert {"Lathe operator", "CNC turning (independent): ran Haas lathes"} <= set(lines)
    assert {"OSHA 10, OSHA", "- Process variation"} <= set(lines)
