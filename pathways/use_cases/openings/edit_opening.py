"""Corrections of what was read out of an ad: every demand can be changed, added or taken out."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import cast, get_args

from pathways.domain.errors import BadInput
from pathways.domain.opening import Ask, Demand, Opening
from pathways.domain.skill import MAX_LEVEL
from pathways.domain.typed import typed
from pathways.use_cases.look_up import find_credential, find_skill
from pathways.use_cases.openings.opening_code import MOST_DEMANDS
from pathways.use_cases.profiles.my_profile import parse_terms
from pathways.use_cases.tools import Tools

USUAL_LEVEL = 3
LONGEST_TITLE = 160


def edit_opening(
    tools: Tools,
    *,
    opening: Opening,
    add: Mapping[str, tuple[int, str]] | None = None,
    change: Mapping[str, tuple[int, str]] | None = None,
    remove: Collection[str] = (),
    drop_formal: Collection[str] = (),
    drop_credentials: Collection[str] = (),
    title: str | None = None,
) -> Opening:
    """The opening after corrections. add and change map a skill to (level, 'must' or 'nice'); what the ad's own words
    were stays with a changed demand, and adding one that is there changes it. drop_formal holds the quotes of formal
    demands that are no longer asked.

    Raises NotFound for an unknown id and BadInput for a level or kind that is not one of ours.
    """
    gone = {find_skill(tools, skill).id for skill in remove}
    added = {find_skill(tools, skill).id: _asked(*how) for skill, how in (add or {}).items()}
    changed = {find_skill(tools, skill).id: _asked(*how) for skill, how in (change or {}).items()} | added
    kept = [_change(item, changed.get(item.skill)) for item in opening.demands if item.skill not in gone]
    known = {item.skill for item in kept}
    kept += [
        Demand(skill, level, ask, "added", reason="Added by hand.")
        for skill, (level, ask) in added.items()
        if skill not in known
    ]
    if len(kept) > MOST_DEMANDS:
        message = f"{len(kept)} skills are more than one opening can ask for."
        raise BadInput("too_many_demands", message, field="add_skill", fix="Keep what somebody is hired for.")
    left_out = {find_credential(tools, item).id for item in drop_credentials}
    return replace(
        opening,
        title=(typed(title).strip()[:LONGEST_TITLE] or opening.title) if title is not None else opening.title,
        demands=tuple(kept),
        credentials=tuple(item for item in opening.credentials if item.credential not in left_out),
        formal=tuple(item for item in opening.formal if item.evidence.quote not in drop_formal),
        thin=opening.thin and not kept,
    )


def place_opening(
    tools: Tools, *, opening: Opening, state: str, place: str, shift: str, pay: object, pay_unit: str
) -> Opening:
    """The opening at another place, on another shift or at another pay. Raises BadInput naming the field."""
    terms = parse_terms(tools, state=state, place=place, shift=shift, pay=pay, pay_unit=pay_unit)
    pays = terms.pay_floor
    as_before = pays == (opening.pay_high or opening.pay_low)
    low = opening.pay_low if as_before or opening.pay_low <= pays else 0
    city = opening.city if (terms.place, terms.state) == (opening.place, opening.state) else ""
    return replace(
        opening,
        state=terms.state,
        place=terms.place,
        city=city,
        shift=terms.shift,
        pay_low=low,
        pay_high=opening.pay_high if as_before else pays,
    )


def _asked(level: int, ask: str) -> tuple[int, Ask]:
    if not 1 <= level <= MAX_LEVEL:
        raise BadInput("bad_level", f"Level {level} does not exist.", field="level", fix="Choose a level from 1 to 4.")
    if ask not in get_args(Ask):
        fix = "Choose must or nice."
        raise BadInput("bad_ask", f"“{ask[:20]}” is neither must nor nice.", field="ask", fix=fix)
    return level, cast(Ask, ask)


def _change(demand: Demand, how: tuple[int, Ask] | None) -> Demand:
    if how is None or how == (demand.level, demand.ask):
        return demand
    return replace(demand, level=how[0], ask=how[1], confidence=1.0, reason="Set by hand.")
