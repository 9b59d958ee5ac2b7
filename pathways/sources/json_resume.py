"""JSON Resume (jsonresume.org) in and out: the open format in which people carry a résumé between services."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadFile
from pathways.domain.skill import HeldSkill
from pathways.domain.worker import Worker

LEVEL_NAMES = ("none", "aware", "assisted", "independent", "lead")
"""The names of levels 0-4, as the catalogue gives them."""

_SECTIONS = ("work", "volunteer", "projects", "skills", "certificates", "education", "languages", "awards")


def read_json_resume(data: Mapping[str, Any]) -> str:
    """The text of a JSON Resume: what was done, known and earned, a line each.

    Liberal: any part may be absent, and a text, a number or a list may stand where the schema has another.
    Name, address and ways to reach the person are left out. Raises BadFile (not_json_resume).
    """
    if not any(section in data for section in ("basics", *_SECTIONS)):
        raise _not_a_resume("It has none of the sections basics, work, skills or certificates.")
    lines = [*_basics(_record(data.get("basics")))]
    for section in _SECTIONS:
        entries = [line for entry in _entries(data.get(section)) for line in _ENTRY.get(section, _named)(entry)]
        lines += ["", section.capitalize(), *entries] if entries else []
    return "\n".join(lines).strip()


def parse_json_resume(data: bytes) -> str:
    """The text of a JSON Resume file. Raises BadFile (not_json_resume) with the line of a syntax error."""
    try:
        document = json.loads(data)
    except json.JSONDecodeError as error:
        raise _not_a_resume(f"It breaks off in line {error.lineno}, column {error.colno}.") from None
    except UnicodeDecodeError:
        raise _not_a_resume("It is not written in UTF-8.") from None
    except RecursionError:
        raise _not_a_resume("It is too deeply nested.") from None
    if not isinstance(document, dict):
        raise _not_a_resume("It holds no résumé object.")
    return read_json_resume(document)


def write_json_resume(worker: Worker, catalog: Catalog) -> dict[str, object]:
    """What is known of a worker as JSON Resume 1.0.0; the keywords of a skill are the worker's own words for it.

    Ids the catalogue does not know are left out. There is no name in it, because none is kept.
    """
    role = catalog.roles.get(worker.start_role)
    done = [catalog.modules[module].title for module in worker.done_modules if module in catalog.modules]
    return {
        "basics": {"label": worker.title or (role.title if role else "")},
        "work": [{"position": worker.title}] if worker.title else [],
        "skills": [_skill_out(held, catalog) for held in worker.held if held.skill in catalog.skills],
        "certificates": [
            {"name": credential.name, "issuer": credential.issuer}
            for credential in map(catalog.credentials.get, worker.credentials)
            if credential
        ],
        "education": [{"area": catalog.program.name, "courses": done}] if done else [],
        "meta": {"version": "v1.0.0", "catalog": catalog.version},
    }


def _skill_out(held: HeldSkill, catalog: Catalog) -> dict[str, object]:
    quotes = dict.fromkeys(evidence.quote for evidence in held.evidence if evidence.quote)
    return {
        "name": catalog.skills[held.skill].name,
        "level": LEVEL_NAMES[held.level],
        "keywords": list(quotes),
    }


def _basics(basics: Mapping[str, Any]) -> Iterator[str]:
    yield from _texts(basics.get("label"))
    yield from _texts(basics.get("summary"))


def _job(entry: Mapping[str, Any]) -> Iterator[str]:
    place = _first(entry, "name", "company", "organization", "entity")
    head = ", ".join(filter(None, (_first(entry, "position", "title"), place)))
    yield from _texts(f"{head} ({_dates(entry)})" if head and _dates(entry) else head)
    yield from _texts(entry.get("summary") or entry.get("description"))
    yield from (f"- {line}" for line in _texts(entry.get("highlights")))


def _skill(entry: Mapping[str, Any]) -> Iterator[str]:
    name, level = _first(entry, "name"), _first(entry, "level")
    head = f"{name} ({level})" if name and level else name
    keywords = "; ".join(_texts(entry.get("keywords")))
    yield from _texts(": ".join(filter(None, (head, keywords))))


def _named(entry: Mapping[str, Any]) -> Iterator[str]:
    """Any other entry: what it is, who gave it, when, and what belongs to it."""
    what = _first(entry, "name", "title", "studyType", "language")
    parts = (what, _first(entry, "area"), _first(entry, "issuer", "awarder", "institution"), _first(entry, "fluency"))
    dates = _first(entry, "date") or _dates(entry)
    head = ", ".join(filter(None, parts))
    yield from _texts(f"{head} ({dates})" if head and dates else head)
    yield from _texts(entry.get("summary") or entry.get("description"))
    yield from (f"- {line}" for field in ("highlights", "courses", "keywords") for line in _texts(entry.get(field)))


_ENTRY = {"work": _job, "volunteer": _job, "skills": _skill}


def _dates(entry: Mapping[str, Any]) -> str:
    start, end = _first(entry, "startDate"), _first(entry, "endDate")
    return f"{start} to {end or 'present'}" if start else end


def _entries(value: Any) -> Iterator[Mapping[str, Any]]:
    """The entries of a section; a bare text stands for an entry of that name."""
    for item in value if isinstance(value, list) else [value]:
        yield item if isinstance(item, dict) else {"name": item}


def _record(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _first(entry: Mapping[str, Any], *fields: str) -> str:
    return next((text for field in fields for text in _texts(entry.get(field))), "")


def _texts(value: Any) -> Iterator[str]:
    """The non-empty texts in a value that may be a text, a number, an object with a name, or a list of such."""
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        yield from _texts(value.get("name"))
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield from filter(None, [str(value).strip()])


def _not_a_resume(why: str) -> BadFile:
    return BadFile(
        "not_json_resume",
        f"This is not a JSON Resume file. {why}",
        fix="Export it again as JSON Resume, or upload a PDF, DOCX or TXT file.",
    )
