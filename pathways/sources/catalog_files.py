"""The catalogue's YAML files into one checked Catalog; every problem is listed, none is hidden by the first."""

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml

from pathways.domain.catalog import Catalog
from pathways.domain.checks import check_catalog
from pathways.domain.errors import CatalogError
from pathways.domain.role import Occupation, Progression, Requirement, Role
from pathways.domain.skill import Example, Skill, SkillForms, SkillGroup, WeakForm
from pathways.domain.training import Basis, Credential, Module, Partner, Place, Program, State

Record = Mapping[str, Any]
T = TypeVar("T")

FILES = ("skills", "modules", "roles", "credentials", "partners", "states", "places")


def load_catalog(folder: Path) -> Catalog:
    """Read data/catalog and check it. Raises CatalogError with every problem found, by file and id."""
    problems: list[str] = []
    elsewhere = _read(folder / "elsewhere.yaml", problems) if (folder / "elsewhere.yaml").exists() else ()
    documents = {name: _read(folder / f"{name}.yaml", problems) for name in FILES}
    lexicon = [item for path in sorted((folder / "lexicon").glob("*.yaml")) for item in _read(path, problems) or ()]
    if problems:
        raise CatalogError(tuple(problems))
    catalog = _build(folder, documents, lexicon, problems, _words(elsewhere))
    problems.extend(check_catalog(catalog))
    if problems:
        raise CatalogError(tuple(problems))
    return catalog


def _build(
    folder: Path, files: Mapping[str, Any], lexicon: list[Record], problems: list[str], elsewhere: tuple[str, ...]
) -> Catalog:
    skills, modules, roles = files["skills"], files["modules"], files["roles"]
    anchors = {item.get("skill"): item.get("anchors") for item in lexicon}

    def table(make: Callable[[Record], T], items: Iterable[Record], what: str, key: str = "id") -> dict[str, T]:
        return dict(_each(make, items, what, key, problems))

    return Catalog(
        version=_digest(folder),
        groups=table(_group, skills["groups"], "group"),
        skills=table(lambda item: _skill(item, anchors.get(item["id"])), skills["skills"], "skill"),
        modules=table(_module, modules["modules"], "module"),
        roles=table(_role, roles["roles"], "role"),
        occupations=table(_occupation, roles["soc_reference"], "occupation", "onet_soc"),
        progressions=tuple(_progression(item) for item in roles["progressions"]),
        credentials=table(_credential, files["credentials"]["credentials"], "credential"),
        partners=table(_partner, files["partners"]["partners"], "partner"),
        states=table(_state, files["states"]["states"], "state", "postal"),
        places=table(_place, files["places"]["places"], "place"),
        program=_program(modules["program"]),
        forms=table(_forms, lexicon, "lexicon", "skill"),
        titles=_titles(folder / "titles.csv"),
        basis={name: _basis(document.get("basis")) for name, document in files.items()},
        elsewhere=elsewhere,
    )


def _read(path: Path, problems: list[str]) -> Any:
    try:
        return yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problems.append(f"{path.name}: cannot be read: {error}")
        return None


def _each(
    make: Callable[[Record], T], items: Iterable[Record], what: str, key: str, problems: list[str]
) -> Iterator[tuple[str, T]]:
    seen: set[str] = set()
    for item in items:
        name = str(item.get(key, "?"))
        if name in seen:
            problems.append(f"{what} {name}: listed twice")
        seen.add(name)
        try:
            yield name, make(item)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            problems.append(f"{what} {name}: missing or wrong field {error}")


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted([*folder.rglob("*.yaml"), *folder.glob("*.csv")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _titles(path: Path) -> tuple[tuple[str, str], ...]:
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple((row["onet_soc"], row["title"]) for row in csv.DictReader(file))


def _basis(value: Any) -> Basis:
    if isinstance(value, Mapping):
        return Basis(_sentence(value.get("published")), _sentence(value.get("assumed")))
    return Basis(published="yes") if value == "published" else Basis(assumed=_sentence(value) or "yes")


def _sentence(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(str(part) for part in value)
    return str(value or "")


def _words(value: Any) -> tuple[str, ...]:
    return tuple(str(part) for part in value or ())


def _group(item: Record) -> SkillGroup:
    return SkillGroup(item["id"], item["name"], item["area"])


def _skill(item: Record, anchors: Mapping[int, str] | None) -> Skill:
    onet = item.get("onet") or {}
    return Skill(
        id=item["id"], name=item["name"], group=item["group"], kind=item["kind"], summary=item["summary"],
        aliases=_words(item.get("aliases")), builds_on=_words(item.get("builds_on")), acquisition=item["acquisition"],
        anchors={int(level): str(text) for level, text in (anchors or {}).items()},
        onet_dwas=_words(onet.get("dwas")), onet_technology=_words(onet.get("technology")),
    )  # fmt: skip


def _module(item: Record) -> Module:
    return Module(
        id=item["id"], title=item["name"], kind=item["kind"], area=item["area"], stage=int(item["stage"]),
        hours=int(item["hours"]), formats=dict(item["formats"]), requires=_words(item["requires"]),
        requires_any=_words(item.get("requires_any")), summary=item["summary"], outcomes=_words(item["outcomes"]),
        teaches={str(skill): int(level) for skill, level in item["teaches"].items()},
        basis=_basis(item.get("basis")), waivable=bool(item.get("waivable", False)),
    )  # fmt: skip


def _role(item: Record) -> Role:
    needs = tuple(Requirement(n["skill"], int(n["level"]), int(n["importance"])) for n in item["skills"])
    return Role(
        id=item["id"], title=item["name"], tier=item["tier"], rung=int(item["rung"]), track=item["track"],
        onet_soc=item["onet_soc"], summary=item["summary"], requirements=needs, aliases=_words(item["aliases"]),
        soc_fit=item.get("soc_fit", "nearest"),
    )  # fmt: skip


def _occupation(item: Record) -> Occupation:
    return Occupation(
        onet_soc=item["onet_soc"], title=item["title"], job_zone=int(item["job_zone"] or 0),
        oews_code=item["oews_code"], oews_title=item["oews_title"], modal_education=item["modal_education"] or "",
        modal_education_pct=int(item["modal_education_pct"] or 0),
    )  # fmt: skip


def _progression(item: Record) -> Progression:
    months, gate = int(item["typical_months"]), item["gate"] or ""
    return Progression(item["from"], item["to"], item["kind"], months, gate, _words(item["via"]))


def _credential(item: Record) -> Credential:
    return Credential(
        id=item["id"], name=item["name"], issuer=item["issuer"], type=item["type"], tier=item["tier"],
        entry=item["entry"] or "", proves={str(s): int(level) for s, level in item["evidences"].items()},
        abbreviations=_words(item.get("abbreviations")), weak_abbreviations=_words(item.get("weak_abbreviations")),
        checked=item["checked"], source=item.get("source") or "", basis=_basis(item.get("basis")),
    )  # fmt: skip


def _partner(item: Record) -> Partner:
    return Partner(
        id=item["id"], name=item["name"], kind=item["kind"], city=item["city"], state=item["state"],
        relation=item["relation"], role=item["role"], source=item["source"],
        latitude=float(item["lat"]), longitude=float(item["lon"]),
    )  # fmt: skip


def _state(item: Record) -> State:
    return State(
        postal=item["postal"], fips=item["fips"], name=item["name"], region=item["region"], division=item["division"],
        column=int(item["col"]), row=int(item["row"]), latitude=float(item["lat"]), longitude=float(item["lon"]),
    )  # fmt: skip


def _place(item: Record) -> Place:
    return Place(item["id"], item["name"], item["state"], float(item["lat"]), float(item["lon"]))


def _program(item: Record) -> Program:
    published, assumed = item["published"], item["assumed"]
    return Program(
        name=item["name"], short_name=item["short_name"], months=int(published["months"]),
        weekly_hours_min=int(published["weekly_hours_min"]), weekly_hours_max=int(published["weekly_hours_max"]),
        weeks=int(assumed["weeks"]), spokes_min=int(assumed["spokes_min"]),
        spokes_default=int(assumed["spokes_default"]),
        spokes_max=int(assumed["spokes_max"]), basis=_basis(item.get("basis")),
    )  # fmt: skip


def _forms(item: Record) -> SkillForms:
    weak = tuple(
        WeakForm(str(form["text"]), _words(form.get("with")), _words(form.get("not")))
        for form in item.get("weak") or ()
    )
    examples = tuple(Example(str(example["text"]), int(example["level"])) for example in item.get("examples") or ())
    return SkillForms(
        skill=item["skill"], aliases=_words(item.get("aliases")), acronyms=_words(item.get("acronyms")), weak=weak,
        spanish=_words(item.get("spanish")), examples=examples, traps=_words(item.get("traps")),
    )  # fmt: skip
