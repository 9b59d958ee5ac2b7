"""What somebody asks about gaps, from the words of an address, a form or a command line to subjects, areas and shares.

What names nothing is refused with the nearest names.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from rapidfuzz import fuzz, process, utils

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.gap_measure import MEASURES, Measure
from pathways.domain.state_gap import StateGap, Subject, SubjectKind, Whose
from pathways.use_cases.tools import Tools

NATION = "US"
LEVELS = (1, 2, 3, 4)
USUAL_LEVEL = 3
"""The level that counts when a skill is named without one: on one's own."""
KINDS: tuple[SubjectKind, ...] = get_args(SubjectKind)
LONGEST_NAME = 80

_SPOKES = {"automation": "Automation programming", "digital": "Digital manufacturing", "design": "Design fundamentals"}
"""Spokes that are called something else than their area."""
_CODE = re.compile(r"(?P<kind>[a-z]+):(?P<id>[a-z0-9-]+)(?:@(?P<level>[0-9]+))?")
_SHARE = re.compile(r"share\.(?P<soc>\d\d-\d{4})\.(?P<role>[a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the country by name, with the postal codes of its states; name '' is all of it."""

    name: str
    states: frozenset[str]


def name_subject(subject: Subject, catalog: Catalog) -> str:
    """What a subject is called; of a skill, without its level."""
    if subject.kind == "skill":
        return catalog.skills[subject.id].name
    if subject.kind == "module":
        return catalog.modules[subject.id].title
    if subject.kind == "role":
        return catalog.roles[subject.id].title
    return _SPOKES.get(subject.id, subject.id.replace("-", " ").capitalize())


def list_areas(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """Census region -> its divisions."""
    regions = sorted({state.region for state in catalog.states.values()})
    return {
        region: tuple(sorted({state.division for state in catalog.states.values() if state.region == region}))
        for region in regions
    }


def parse_subject(tools: Tools, code: str, level: str = "", field: str = "of") -> Subject:
    """'spoke:robotics' or 'skill:plc-programming@3'; level is for a skill whose code names none.

    Raises BadInput for what is no code or no level, NotFound with the nearest names for what names nothing.
    """
    told = _CODE.fullmatch(code.strip()[: 2 * LONGEST_NAME])
    if told is None or told["kind"] not in KINDS:
        fix = "Write what it is of and its id, as in spoke:robotics or skill:plc-programming@3."
        raise BadInput("bad_subject", f"“{code[:LONGEST_NAME]}” is not a subject.", field=field, fix=fix)
    kind = next(kind for kind in KINDS if kind == told["kind"])
    _check_known(kind, told["id"], _ids_of(tools.catalog, kind), field)
    if kind != "skill":
        if told["level"]:
            raise BadInput("level_not_asked", f"A {kind} has no level.", field=field, fix="Leave @ and the number out.")
        return Subject(kind, told["id"])
    return Subject(kind, told["id"], parse_level(told["level"] or level))


def parse_level(text: str) -> int:
    """The least level of a skill that counts; '' is the usual one. Raises BadInput."""
    level = int(text) if text.strip().isdecimal() else USUAL_LEVEL
    if level not in LEVELS or (text.strip() and not text.strip().isdecimal()):
        raise BadInput("bad_level", f"“{text[:LONGEST_NAME]}” is not a level.", field="level", fix=_one_of(LEVELS))
    return level


def parse_kind(text: str, usual: SubjectKind = "spoke") -> SubjectKind:
    """A kind of subject; '' is the usual one. Raises BadInput."""
    for kind in KINDS:
        if text.strip() == kind or (not text and kind == usual):
            return kind
    raise BadInput("unknown_kind", f"“{text[:LONGEST_NAME]}” is not a kind.", field="kind", fix=_one_of(KINDS))


def parse_measure(text: str, usual: Measure = "short_jobs", field: str = "show") -> Measure:
    """A measure by name; '' is the usual one. Raises BadInput with the nearest names."""
    for measure in MEASURES:
        if text.strip() == measure or (not text and measure == usual):
            return measure
    near = _nearest(text, MEASURES)
    raise BadInput("unknown_measure", f"“{text[:LONGEST_NAME]}” is not a figure we have.", field=field, fix=near)


def parse_state(tools: Tools, text: str, *, nation: bool = True, field: str = "state") -> str:
    """The postal code of a state told by code or by name; 'US' where the nation may stand. Raises NotFound."""
    wanted = text.strip()
    states = tools.catalog.states
    if nation and wanted.upper() == NATION:
        return NATION
    if wanted.upper() in states:
        return wanted.upper()
    names = {state.name.lower(): state.postal for state in states.values()}
    if wanted.lower() in names:
        return names[wanted.lower()]
    near = _nearest(wanted, [state.name for state in states.values()])
    message = f"There is no state called “{wanted[:LONGEST_NAME]}”."
    raise NotFound("unknown_state", message, field=field, fix=near)


def parse_two_states(tools: Tools, text: str) -> tuple[str, str]:
    """Two states told as 'OH,MI'. Raises BadInput for another number of them, and NotFound."""
    named = [name for name in text.split(",") if name.strip()]
    if len(named) != 2:
        message = "Two states are compared, no more and no fewer."
        raise BadInput("not_two_states", message, field="states", fix="Name two, as in states=OH,MI.")
    one, other = (parse_state(tools, name, nation=False, field="states") for name in named)
    return one, other


def parse_area(tools: Tools, text: str) -> Area:
    """A Census region or division, or all states where nothing is said. Raises NotFound with the nearest names."""
    states = tools.catalog.states.values()
    wanted = text.strip().lower()
    if wanted in ("", "all"):
        return Area("", frozenset(state.postal for state in states))
    for name in sorted({name for state in states for name in (state.region, state.division)}):
        if name.lower() == wanted:
            return Area(name, frozenset(s.postal for s in states if name in (s.region, s.division)))
    near = _nearest(text, sorted({name for state in states for name in (state.region, state.division)}))
    message = f"There is no Census region or division called “{text.strip()[:LONGEST_NAME]}”."
    raise NotFound("unknown_area", message, field="area", fix=near)


def parse_whose(text: str) -> Whose | None:
    """Whose openings and people are counted; None leaves it to what there is. Raises BadInput."""
    for whose in get_args(Whose):
        if text.strip() == whose:
            return whose  # type: ignore[no-any-return]
    if not text.strip():
        return None
    message = f"“{text[:LONGEST_NAME]}” is nobody we can count."
    raise BadInput("unknown_whose", message, field="whose", fix=_one_of(get_args(Whose)))


def parse_shares(tools: Tools, given: Iterable[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """Shares of a role in its occupation, from pairs like ('share.17-3024.automation-technologist', '0.4').

    Pairs of another name are passed over, and so is an empty value. Raises BadInput, and NotFound for a role.
    """
    found: dict[tuple[str, str], float] = {}
    for name, text in given:
        if not name.startswith("share.") or not text.strip():
            continue
        told = _SHARE.fullmatch(name)
        if told is None:
            fix = "Name an occupation and a role, as in 17-3024.automation-technologist=0.4."
            raise BadInput("bad_share", f"“{name[:LONGEST_NAME]}” is no share.", field=name[:LONGEST_NAME], fix=fix)
        _check_known("role", told["role"], tools.catalog.roles, name)
        found[told["soc"], told["role"]] = _parse_share(name, text)
    return found


def split_shares(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Shares told as '17-3024.role=0.4', as the names and values that parse_shares takes."""
    return [(f"share.{name.strip()}", value or "?") for name, _, value in (text.partition("=") for text in texts)]


def keep_area(rows: Iterable[StateGap], area: Area) -> tuple[StateGap, ...]:
    """The rows of an area's states."""
    return tuple(row for row in rows if row.area in area.states)


def _parse_share(name: str, text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if 0 <= share <= 1:
        return share
    raise BadInput("bad_share", f"“{text[:20]}” is not a share.", field=name, fix="Write a number from 0 to 1, as 0.4.")


def _ids_of(catalog: Catalog, kind: SubjectKind) -> Collection[str]:
    ids: dict[SubjectKind, Collection[str]] = {
        "skill": catalog.skills,
        "role": catalog.roles,
        "module": catalog.modules,
        "spoke": catalog.spokes(),
    }
    return ids[kind]


def _check_known(kind: SubjectKind, wanted: str, known: Collection[str], field: str) -> None:
    if wanted not in known:
        message = f"There is no {kind} called “{wanted[:LONGEST_NAME]}”."
        raise NotFound(f"unknown_{kind}", message, field=field, fix=_nearest(wanted, known))


def _nearest(text: str, known: Collection[str]) -> str:
    found = process.extract(
        text[:LONGEST_NAME], list(known), scorer=fuzz.WRatio, processor=utils.default_process, limit=3
    )
    return f"Did you mean {', '.join(name for name, _, _ in found)}?" if found else ""


def _one_of(names: Iterable[object]) -> str:
    return f"Choose one of {', '.join(str(name) for name in names)}."
