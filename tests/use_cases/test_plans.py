"""A plan holds together, stays as it was saved, and is read by its owner, by whoever has its link, and nobody else."""

from dataclasses import replace
from pathlib import Path

import pytest
from people_world import PRINTS, let_in, on

from pathways.domain.errors import BadInput, NotFound
from pathways.domain.seat_offerings import all_offerings, find_offering
from pathways.domain.seat_plan import Draft, Rate, Room
from pathways.store.database import Store
from pathways.use_cases.plans.check_plan import begin_request, own_site
from pathways.use_cases.plans.drafts import keep_draft, list_my_drafts, open_my_draft, weigh_draft, write_draft
from pathways.use_cases.plans.keep_plans import (
    compare_my_plans,
    delete_my_plan,
    end_share,
    list_my_plans,
    open_my_plan,
    open_shared,
    save_plan,
    share_plan,
    work_out_again,
)
from pathways.use_cases.plans.work_out import plan_seats
from pathways.use_cases.tools import Tools


@pytest.fixture
def own(tools: Tools, store: Store) -> Tools:
    """Tools over each database."""
    return on(tools, store)


def test_sixty_seats_are_placed_with_an_interval_and_the_worth_of_the_next(own: Tools) -> None:
    plan = plan_seats(own, request=begin_request(own))
    assert plan.seats == 60
    assert plan.low < plan.closed < plan.high
    assert plan.closed == pytest.approx(sum(state.closed for state in plan.states))
    assert sum(state.graduates for state in plan.states) <= plan.graduates + 1e-6
    assert all(site.next_seat > 0 for site in plan.sites)
    assert [span.width for span in plan.spans] == sorted((span.width for span in plan.spans), reverse=True)


@pytest.mark.parametrize(("change", "answer"), [
    ({"seats": 0}, "no_budget"), ({"dollars": 0}, "no_budget"), ({"rooms": ()}, "no_room"),
    ({"states": ("HI",)}, "no_gap"), ({"completion": Rate(0, 0, 0)}, "no_graduates"),
])  # fmt: skip
def test_where_nothing_can_be_placed_that_is_the_answer(own: Tools, change: dict[str, object], answer: str) -> None:
    plan = plan_seats(own, request=replace(begin_request(own), **change))
    assert (plan.answer, plan.seats, plan.closed) == (answer, 0, 0)


@pytest.mark.parametrize(("change", "field"), [
    ({"completion": Rate(0.5, 0.6, 0.9)}, "completion"), ({"sites": ()}, "site"), ({"seats": None}, "seats"),
    ({"offerings": ("spoke:cooking",)}, "offerings"), ({"reach": 9_000}, "reach"), ({"states": ("XX",)}, "states"),
    ({"tiers": ()}, "tiers"), ({"rooms": (Room("ccri", "hub", 4),)}, "rooms"),
])  # fmt: skip
def test_what_does_not_hold_is_refused_by_its_field(own: Tools, change: dict[str, object], field: str) -> None:
    with pytest.raises((BadInput, NotFound)) as refused:
        plan_seats(own, request=replace(begin_request(own), **change))
    assert refused.value.field == field


def test_a_site_of_ones_own_is_reached_from_its_town(own: Tools) -> None:
    site = own_site(own, place="dayton-oh")
    usual = begin_request(own)
    request = replace(usual, sites=(site,), rooms=tuple(Room(site.id, code, 5) for code in usual.offerings))
    (result,) = plan_seats(own, request=request).sites
    assert result.site.own
    assert {"OH", "KY"} <= set(result.reaches)


def test_no_level_is_credited_to_a_spoke_that_the_hub_or_a_bridge_brings(own: Tools) -> None:
    below = [module for module in own.catalog.modules.values() if module.kind in ("bridge", "hub")]
    for offering in all_offerings(own.catalog):
        if offering.kind == "spoke":
            for skill, levels in offering.teaches.items():
                assert min(levels) > max((module.teaches.get(skill, 0) for module in below), default=0)
    later = find_offering(own.catalog, "module:spoke-robotics-2").teaches
    first = own.catalog.modules["spoke-robotics-1"].teaches
    assert all(min(levels) > first.get(skill, 0) for skill, levels in later.items())


def test_a_saved_plan_stays_as_it_was_and_opens_for_its_owner_alone(own: Tools) -> None:
    lead, other = (let_in(own, f"{name}@example.org", "lead").account.id for name in ("one", "two"))
    saved = save_plan(own, account=lead, request=replace(begin_request(own, seats=20), title="Autumn"))
    assert open_my_plan(own, account=lead, plan=saved.id) == saved
    assert [plan.title for plan in list_my_plans(own, account=lead)] == ["Autumn"]
    assert list_my_plans(own, account=other) == ()
    for plan in (saved.id, "nobodys"):
        with pytest.raises(NotFound, match="no such plan"):
            open_my_plan(own, account=other, plan=plan)
    again = work_out_again(own, account=lead, plan=saved.id)
    assert (again.id != saved.id, again.plan.placed) == (True, saved.plan.placed)
    delete_my_plan(own, account=lead, plan=saved.id)
    with pytest.raises(NotFound):
        open_my_plan(own, account=lead, plan=saved.id)


def test_a_link_opens_the_plan_until_it_is_ended_or_made_anew(own: Tools) -> None:
    lead = let_in(own, "lead@example.org", "lead").account.id
    saved = save_plan(own, account=lead, request=begin_request(own, seats=5))
    first = share_plan(own, account=lead, plan=saved.id)
    assert open_shared(own, token=first).plan == saved.plan
    second = share_plan(own, account=lead, plan=saved.id)
    end = [first, "wrong"]
    assert open_shared(own, token=second).shared
    end_share(own, account=lead, plan=saved.id)
    for token in (*end, second):
        with pytest.raises(NotFound, match="no plan under this link"):
            open_shared(own, token=token)


def test_the_token_of_a_link_is_nowhere_in_the_files(tools: Tools, tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'pathways.db'}")
    store.migrate()
    own = on(tools, store)
    lead = let_in(own, "lead@example.org", "lead").account.id
    saved = save_plan(own, account=lead, request=begin_request(own, seats=5))
    token = share_plan(own, account=lead, plan=saved.id)
    assert token.encode() not in b"".join(file.read_bytes() for file in tmp_path.glob("pathways.db*"))
    store.close()


def test_two_plans_differ_in_what_was_asked_and_in_what_came_of_it(own: Tools) -> None:
    lead = let_in(own, "lead@example.org", "lead").account.id
    few, many = (save_plan(own, account=lead, request=begin_request(own, seats=seats)) for seats in (12, 36))
    compared = compare_my_plans(own, account=lead, first=few.id, second=many.id)
    assert [(item.what, item.first, item.second) for item in compared.differing] == [("seats", "12", "36")]
    assert compared.comparable
    assert (sum(p.first or 0 for p in compared.seats), sum(p.second or 0 for p in compared.seats)) == (12, 36)


def test_a_draft_shows_what_nothing_teaches_and_can_be_planned_for(own: Tools) -> None:
    lead = let_in(own, "lead@example.org", "lead").account.id
    taught = {skill for module in own.catalog.modules.values() for skill in module.teaches}
    asked = {need.skill for role in own.catalog.roles.values() for need in role.requirements}
    skill = sorted(asked - taught)[0]
    draft = keep_draft(own, account=lead, draft=write_draft(own, title="New", hours=80, teaches={skill: 2})).draft
    effect = weigh_draft(own, draft=draft, seats=10)
    missing = [state for state in effect.states if state.gap > 0]
    assert missing
    assert all(state.untaught == 1 and 0 < state.closed <= 2 * 10 * effect.rate + 1e-9 for state in missing)
    assert {state.closed for state in weigh_draft(own, draft=draft, seats=0).states} == {0}
    code, usual = f"draft:{draft.id}", begin_request(own)
    rooms = tuple(Room(site.id, code, 4) for site in usual.sites)
    plan = plan_seats(own, request=replace(usual, offerings=(code,), rooms=rooms, drafts=(draft,)))
    assert plan.offerings[0].kind == "draft"
    assert plan.seats > 0
    assert list_my_drafts(own, account=lead) == (open_my_draft(own, account=lead, draft=draft.id),)


@pytest.mark.parametrize("broken", [{"title": " "}, {"hours": 0}, {"teaches": {}}, {"teaches": {PRINTS: 7}},
                                    {"teaches": {"cooking": 2}}])  # fmt: skip
def test_a_draft_that_says_too_little_is_refused(own: Tools, broken: dict[str, object]) -> None:
    with pytest.raises((BadInput, NotFound)):
        write_draft(own, **{"title": "New", "hours": 40, "teaches": {PRINTS: 3}, **broken})  # type: ignore[arg-type]


def test_a_draft_of_what_the_hub_brings_adds_nothing(own: Tools) -> None:
    hub = next(module for module in own.catalog.modules.values() if module.kind == "hub")
    effect = weigh_draft(own, draft=Draft("x", "Again", 10, dict(hub.teaches)))
    assert {state.gap for state in effect.states} == {0}
