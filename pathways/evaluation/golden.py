"""The golden documents: texts of our own with what a careful reader finds in them, checked before they judge."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadFile
from pathways.domain.reading import TextKind
from pathways.domain.role import Tier

Register = Literal["shop", "plain", "misspelt", "nonnative", "spanish", "formal"]
Split = Literal["dev", "test"]
WantedSplit = Literal["dev", "test", "all"]

SAME_SKILL: Mapping[str, str] = {"polymer-additive": "additive-manufacturing"}
"""Skills that the labels do not keep apart: scored as the other one (data/golden/README.md)."""

RELEVANCE = "relevance.yaml"
"""The file among the documents that is none: who fits which ad (evaluation/relevance.py)."""

_WHOLE = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, config=_WHOLE)
class Label:
    """One skill that stands in a text, its level and the words that show it."""

    skill: str
    level: Literal[1, 2, 3, 4]
    quote: str


@dataclass(frozen=True, slots=True, config=_WHOLE)
class Case:
    """One document with its labels. traps are skills the words invite but do not show; roles are best first."""

    id: str
    kind: TextKind
    register: Register
    split: Split
    text: str
    skills: tuple[Label, ...]
    traps: tuple[str, ...]
    credentials: tuple[str, ...]
    roles: tuple[str, ...]
    tier: Tier | None
    thin: bool

    def wanted(self) -> dict[str, int]:
        """Skill -> level, with skills that count as one joined at the higher level."""
        levels: dict[str, int] = {}
        for label in self.skills:
            skill = scored_as(label.skill)
            levels[skill] = max(label.level, levels.get(skill, 0))
        return levels

    def set_traps(self) -> frozenset[str]:
        """The traps, as they are scored."""
        return frozenset(map(scored_as, self.traps)) - set(self.wanted())

    def digest(self) -> str:
        """Changes whenever the text or a label does, so that reports on other cases are not compared."""
        return hashlib.sha256(_CASE.dump_json(self)).hexdigest()[:12]


_CASE = TypeAdapter(Case)


def load_golden(folder: Path, catalog: Catalog) -> tuple[Case, ...]:
    """All documents of data/golden in a fixed order. Raises BadFile that lists every problem found."""
    problems: list[str] = []
    paths = (path for path in sorted(folder.glob("*.yaml")) if path.name != RELEVANCE)
    cases = [case for path in paths for case in _read(path, problems)]
    problems.extend(_check(cases, catalog))
    if not cases and not problems:
        problems.append(f"{folder.name}: no documents")
    if problems:
        listed = "\n".join(f"  - {problem}" for problem in problems)
        message = f"The golden documents have {len(problems)} problem(s):\n{listed}"
        raise BadFile("broken_golden", message, fix="Mend the files under data/golden.")
    return tuple(cases)


def choose_split(cases: Iterable[Case], split: WantedSplit) -> tuple[Case, ...]:
    """The cases of one split, or all of them."""
    return tuple(case for case in cases if split in ("all", case.split))


def scored_as(skill: str) -> str:
    """The skill id under which a skill is scored."""
    return SAME_SKILL.get(skill, skill)


def _read(path: Path, problems: list[str]) -> Iterator[Case]:
    try:
        items = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problems.append(f"{path.name}: cannot be read: {error}")
        return
    if not isinstance(items, list):
        problems.append(f"{path.name}: not a list of documents")
        return
    for number, item in enumerate(items, 1):
        try:
            yield _CASE.validate_python(item)
        except ValidationError as error:
            name = item.get("id", number) if isinstance(item, dict) else number
            problems.extend(f"{path.name}: {name}: {_told(fault)}" for fault in error.errors())


def _told(fault: Any) -> str:
    return f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"


def _check(cases: Iterable[Case], catalog: Catalog) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for case in cases:
        seen[case.id] += 1
        if seen[case.id] == 2:
            yield f"{case.id}: the id is taken twice"
        yield from (f"{case.id}: {problem}" for problem in (*_check_ids(case, catalog), *_check_labels(case)))


def _check_ids(case: Case, catalog: Catalog) -> Iterator[str]:
    named = {
        "skill": ((*(label.skill for label in case.skills), *case.traps), catalog.skills),
        "credential": (case.credentials, catalog.credentials),
        "role": (case.roles, catalog.roles),
    }
    for noun, (ids, known) in named.items():
        yield from (f"no {noun} {name} in the catalogue" for name in ids if name not in known)


def _check_labels(case: Case) -> Iterator[str]:
    counts = Counter(label.skill for label in case.skills)
    yield from (f"skill {skill} is labelled {count} times" for skill, count in counts.items() if count > 1)
    yield from (f"{skill} is both a skill and a trap" for skill in case.traps if skill in counts)
    for label in case.skills:
        if not label.quote.strip() or "\n" in label.quote or label.quote not in case.text:
            yield f"the quote for {label.skill} is not one line of the text: {label.quote!r}"
