"""A worker's own profile: open it, save it, change what others see, and parse what was typed."""

import datetime
import secrets
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any, cast, get_args

from pathways.domain.errors import BadInput, NotFound
from pathways.domain.profile import PARTS, Capstone, Contact, Profile, Terms, UnderWay, Visibility, firm_key
from pathways.domain.typed import typed
from pathways.domain.worker import Worker
from pathways.store.firms import find_named
from pathways.store.profiles import find_profile_of
from pathways.use_cases.know_worker import parse_circumstances
from pathways.use_cases.look_up import find_module, find_role
from pathways.use_cases.profiles.index_people import write_profile
from pathways.use_cases.profiles.profile_code import open_saved
from pathways.use_cases.tools import Tools

LONGEST_LINE = 300
LONGEST_NAME = 120
MOST_BLOCKED = 200
MOST_UNDER_WAY = 40
FARTHEST_DAYS = 5 * 366


def find_my_profile(tools: Tools, *, account: str) -> Profile | None:
    """The profile of an account, or None before anything was saved."""
    with tools.store.reading() as session:
        saved = find_profile_of(session, account)
    return open_saved(tools, saved) if saved else None


def get_my_profile(tools: Tools, *, account: str) -> Profile:
    """The same where there must be one. Raises NotFound (no_profile)."""
    profile = find_my_profile(tools, account=account)
    if profile is None:
        fix = "Tell us what you do at work, then save it to your account."
        raise NotFound("no_profile", "You have not saved a profile yet.", fix=fix)
    return profile


def save_worker(tools: Tools, *, account: str, worker: Worker, terms: Terms, email: str) -> Profile:
    """Save what a worker told as their profile: hidden from everybody at first, later saves keep who may see it."""
    fresh = Profile(id=secrets.token_hex(12), worker=worker, contact=Contact(email=email))
    while True:
        known = find_my_profile(tools, account=account) or fresh
        saved = write_profile(tools, replace(known, worker=worker, terms=terms), account)
        if saved is not None:
            return saved


def update_profile(tools: Tools, account: str, change: Callable[[Profile], Profile]) -> Profile:
    """Change a profile as it is now: where somebody else changes it at the same moment, the change is made again on
    what they left. Raises NotFound (no_profile)."""
    while True:
        saved = write_profile(tools, change(get_my_profile(tools, account=account)), account)
        if saved is not None:
            return saved


def change_profile(
    tools: Tools,
    *,
    account: str,
    worker: Worker | None = None,
    terms: Terms | None = None,
    contact: Contact | None = None,
    under_way: Iterable[tuple[str, str]] | None = None,
    capstone: Capstone | None = None,
    done_modules: Collection[str] | None = None,
    goal: str | None = None,
) -> Profile:
    """Change parts of a profile; what is None stays. Raises NotFound and BadInput naming the field."""
    given: dict[str, Any] = {
        "worker": worker,
        "terms": terms,
        "contact": _check_contact(contact) if contact else None,
        "under_way": _under_way(tools, under_way) if under_way is not None else None,
        "goal": (find_role(tools, goal).id if goal else "") if goal is not None else None,
    }
    changed = {part: value for part, value in given.items() if value is not None}
    if capstone is not None:
        changed["capstone"] = _capstone(capstone)
    done = None if done_modules is None else tuple(find_module(tools, module).id for module in done_modules)

    def change(profile: Profile) -> Profile:
        fresh = replace(profile, **changed)
        return fresh if done is None else replace(fresh, worker=replace(fresh.worker, done_modules=done))

    return update_profile(tools, account, change)


def show_to(tools: Tools, *, account: str, visibility: str, parts: Collection[str]) -> Profile:
    """Say who may see what, part by part. Raises BadInput for a word that is not one of ours."""
    if visibility not in get_args(Visibility):
        fix = "Choose hidden, anonymous or named."
        raise BadInput("bad_visibility", f"“{visibility[:20]}” is no visibility.", field="visibility", fix=fix)
    shown = frozenset(part for part in PARTS if part in parts)

    def show(profile: Profile) -> Profile:
        if visibility == "named" and not profile.contact.name:
            fix = "Write your name below first, or stay anonymous."
            raise BadInput("no_name", "There is no name to show.", field="name", fix=fix)
        return replace(profile, visibility=cast(Visibility, visibility), shown=shown)

    return update_profile(tools, account, show)


def block_firms(tools: Tools, *, account: str, names: Iterable[str]) -> Profile:
    """The firms that never see this worker, here yet or not; the list given takes the old one's place."""
    keys = frozenset(key for key in (firm_key(name[:LONGEST_NAME]) for name in names) if key)
    if len(keys) > MOST_BLOCKED:
        message = f"{len(keys)} firms are more than can be blocked."
        raise BadInput("too_many_blocked", message, field="blocked", fix=f"Name up to {MOST_BLOCKED}, or stay hidden.")
    return update_profile(tools, account, lambda profile: replace(profile, blocked=keys))


def find_unknown_firms(tools: Tools, *, profile: Profile) -> tuple[str, ...]:
    """Blocked names that no firm here bears: a slip of the pen, or a firm that may join later."""
    with tools.store.reading() as session:
        return tuple(key for key in sorted(profile.blocked) if find_named(session, key) is None)


def parse_terms(
    tools: Tools, *, state: str, place: str = "", shift: str = "", travel_miles: object = 60, available: str = "",
    pay: object = 0, pay_unit: str = "year",
) -> Terms:  # fmt: skip
    """Terms from what was typed. Raises BadInput naming the field, the rule and the next step."""
    checked = parse_circumstances(
        tools, state=state, shift=shift, travel_miles=travel_miles, start=available, pay=pay, pay_unit=pay_unit
    )
    return Terms(
        state=checked.state,
        place=_place(tools, place, checked.state),
        shift=checked.shift,
        travel_miles=checked.travel_miles,
        available=checked.start,
        pay_floor=checked.pay,
    )


def _place(tools: Tools, place: str, state: str) -> str:
    if not place:
        return ""
    known = tools.catalog.places.get(place)
    if known is None or (state and known.state != state):
        raise BadInput("unknown_place", "That town is not in the list for this state.", field="place",
                       fix="Choose a town of your state near you, or none.")  # fmt: skip
    return known.id


def _under_way(tools: Tools, given: Iterable[tuple[str, str]]) -> tuple[UnderWay, ...]:
    found = {}
    for module, finish in list(given)[:MOST_UNDER_WAY]:
        found[find_module(tools, module).id] = UnderWay(module, _finish(tools, finish))
    return tuple(found.values())


def _finish(tools: Tools, text: str) -> datetime.date:
    """The last day of a module under way: in living memory, and not beyond what anybody plans."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        day = datetime.date.min
    if abs((day - tools.clock()).days) > FARTHEST_DAYS:
        message = f"“{text[:20]}” is no day a module ends on."
        raise BadInput("bad_finish", message, field="finish", fix="Write a day within five years: 2027-06-30.")
    return day


def _capstone(given: Capstone) -> Capstone | None:
    lines = [_line(text, "capstone") for text in (given.claim, given.metric, given.verifier)]
    return Capstone(*lines) if lines[0] else None


def _check_contact(given: Contact) -> Contact:
    return Contact(
        *(_line(text, field) for text, field in ((given.name, "name"), (given.email, "email"), (given.phone, "phone")))
    )


def _line(text: str, field: str) -> str:
    line = " ".join(typed(text).split())
    if len(line) > LONGEST_LINE:
        message = f"That has {len(line)} characters."
        raise BadInput("line_too_long", message, field=field, fix=f"Use up to {LONGEST_LINE}.")
    return line
