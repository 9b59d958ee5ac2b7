"""Modules and spokes that a lead writes before anybody builds them: keep them, and see what they would do where."""

import secrets
from collections.abc import Iterable, Mapping

import numpy as np

from pathways.domain.errors import BadInput, NotFound
from pathways.domain.seat_offerings import added_levels, taught_levels
from pathways.domain.seat_plan import (
    MOST_HOURS,
    MOST_SEATS,
    MOST_TAUGHT,
    Draft,
    DraftEffect,
    DraftState,
    GapBasis,
    SavedDraft,
)
from pathways.domain.skill import MAX_LEVEL
from pathways.domain.typed import typed
from pathways.store.plans import add_draft, find_draft, list_drafts, remove_draft
from pathways.use_cases.plans.check_plan import LONGEST_TITLE
from pathways.use_cases.plans.gap_input import GapInput, read_gap
from pathways.use_cases.tools import Tools

USUAL_SEATS = 12
MOST_DRAFTS = 50


def write_draft(tools: Tools, *, title: str, hours: int, teaches: Mapping[str, int]) -> Draft:
    """A draft that holds together. Raises BadInput and NotFound naming the field that does not."""
    name = typed(title).strip()
    if not 0 < len(name) <= LONGEST_TITLE:
        fix = f"Give it a title of at most {LONGEST_TITLE} characters."
        raise BadInput("bad_draft", "A draft needs a title.", field="title", fix=fix)
    if not 0 < hours <= MOST_HOURS:
        raise BadInput("bad_draft", "That is no length.", field="hours", fix=f"Say 1 to {MOST_HOURS:,} hours.")
    if not 0 < len(teaches) <= MOST_TAUGHT:
        fix = f"Choose 1 to {MOST_TAUGHT} skills and the level each reaches."
        raise BadInput("bad_draft", "A draft has to teach something.", field="teaches", fix=fix)
    for skill, level in teaches.items():
        if skill not in tools.catalog.skills:
            fix = "Choose a skill of the guide."
            raise NotFound("unknown_skill", f"“{skill[:80]}” is not a skill we know.", field="teaches", fix=fix)
        if not 1 <= level <= MAX_LEVEL:
            raise BadInput("bad_draft", "That is no level.", field="teaches", fix=f"Say 1 to {MAX_LEVEL}.")
    return Draft(secrets.token_hex(12), name, hours, dict(teaches))


def keep_draft(tools: Tools, *, account: str, draft: Draft) -> SavedDraft:
    """Keep a draft for a lead."""
    saved = SavedDraft(account, draft, tools.now())
    with tools.store.writing() as session:
        if len(list_drafts(session, account)) >= MOST_DRAFTS:
            fix = "Delete one that you no longer need."
            raise BadInput("too_many_drafts", f"You keep {MOST_DRAFTS} drafts already.", field="title", fix=fix)
        add_draft(session, saved)
    return saved


def list_my_drafts(tools: Tools, *, account: str) -> tuple[SavedDraft, ...]:
    """All drafts of a lead, the newest first."""
    with tools.store.reading() as session:
        return list_drafts(session, account)


def open_my_draft(tools: Tools, *, account: str, draft: str) -> SavedDraft:
    """A draft of this lead. Raises NotFound, in the same words for somebody else's and for none."""
    with tools.store.reading() as session:
        saved = find_draft(session, draft)
    if saved is None or saved.account != account:
        fix = "Open it from your list of drafts."
        raise NotFound("unknown_draft", "There is no such draft among yours.", field="draft", fix=fix)
    return saved


def delete_my_draft(tools: Tools, *, account: str, draft: str) -> None:
    """Delete a draft for good; plans worked out with it keep what they say of it."""
    open_my_draft(tools, account=account, draft=draft)
    with tools.store.writing() as session:
        remove_draft(session, draft)
    tools.store.scrub()


def weigh_draft(
    tools: Tools, *, draft: Draft, seats: int = USUAL_SEATS, basis: GapBasis = "jobs"
) -> DraftEffect:  # fmt: skip
    """What a draft would do in every state: so many seats in that state alone, at the usual rates.

    The gap is that of exactly the levels it adds to what the hub and the bridges bring, summed over them.
    """
    if not 0 <= seats <= MOST_SEATS:
        raise BadInput("bad_seats", "That is no number of seats.", field="seats", fix=f"Say 0 to {MOST_SEATS:,}.")
    given = read_gap(tools, basis=basis)
    added = added_levels(tools.catalog, draft)
    known = taught_levels(tools.catalog.modules.values())
    untaught = {
        skill: tuple(level for level in levels if level > known.get(skill, 0)) for skill, levels in added.items()
    }
    rate = tools.planning.completion.value * tools.planning.placement.value
    states = _effect(given, added, untaught, rate * seats)
    kept = {skill: levels for skill, levels in untaught.items() if levels}
    return DraftEffect(draft, seats, basis, given.whose, rate, tuple(states), kept, given.sources)


def _effect(
    given: GapInput, added: Mapping[str, tuple[int, ...]], untaught: Mapping[str, tuple[int, ...]], graduates: float
) -> Iterable[DraftState]:
    taught, fresh = given.teaches([added, untaught])
    gap = given.gap[:, taught]
    missing, closed = gap.sum(axis=1), np.minimum(gap, graduates).sum(axis=1)
    lacking = given.gap[:, fresh].sum(axis=1)
    for place, state in enumerate(given.states):
        share = float(lacking[place] / missing[place]) if missing[place] > 0 else None
        yield DraftState(state, float(missing[place]), float(closed[place]), share)
