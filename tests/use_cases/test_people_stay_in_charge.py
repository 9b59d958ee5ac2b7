"""Whatever workers and employers do, in whatever order and in whichever process: nobody is shown who is not to be seen,
every count is true, and contact data is handed over only while a yes holds."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from people_world import GAUGES, PRINTS, found_firm, keep_opening, make_opening, on

from pathways.domain.account import Account
from pathways.domain.contact import CONSENT_DAYS, Viewer
from pathways.domain.crowd import Filters
from pathways.domain.errors import BadInput, NotFound, TooMany
from pathways.domain.opening import SavedOpening
from pathways.domain.profile import PARTS, Contact, Terms
from pathways.domain.ranking import Ranking
from pathways.domain.skill import Evidence, HeldSkill
from pathways.domain.worker import Worker
from pathways.store.accounts import add_account, find_account
from pathways.store.database import Store
from pathways.store.people_rows import ProfileRow
from pathways.use_cases.accounts.delete_account import delete_account
from pathways.use_cases.openings.keep_openings import open_my_opening
from pathways.use_cases.openings.rank_workers import rank_workers
from pathways.use_cases.openings.shortlist import find_visible, shortlist_worker, show_shortlist
from pathways.use_cases.profiles.contacts import (
    answer_contact,
    ask_contact,
    list_requests_of_opening,
    withdraw_contact,
)
from pathways.use_cases.profiles.index_people import reindex_people
from pathways.use_cases.profiles.leave import delete_profile
from pathways.use_cases.profiles.my_profile import (
    block_firms,
    change_profile,
    find_my_profile,
    get_my_profile,
    save_worker,
    show_to,
)
from pathways.use_cases.tools import Tools

FIRMS = ("Acme Tool, Inc.", "Bolt Works")
WORKERS = ("ana", "bo", "cy", "di")
STATES = ("OH", "MI")
SHIFTS = ("day", "second", "unknown")
MUSTS = {PRINTS: 2, GAUGES: 3}
NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)

workers, firms = st.sampled_from(WORKERS), st.sampled_from(range(len(FIRMS)))
processes = st.integers(0, 1)
levels = st.fixed_dictionaries({PRINTS: st.integers(0, 4), GAUGES: st.integers(0, 4)})


@dataclass
class Person:
    """What a worker has said, as far as it matters here."""

    id: str
    held: dict[str, int]
    state: str
    shift: str
    visibility: str = "hidden"
    parts: frozenset[str] = frozenset()
    blocked: frozenset[int] = frozenset()

    def seen_by(self, firm: int) -> bool:
        """Whether a firm may see them."""
        return self.visibility != "hidden" and firm not in self.blocked

    @property
    def fits(self) -> bool:
        """Whether they meet every must."""
        return all(self.held[skill] >= level for skill, level in MUSTS.items())

    @property
    def shift_told(self) -> str:
        """The shift that a filter may look at."""
        return self.shift if "shift" in self.parts else "unknown"


@dataclass
class Talk:
    """A request: what it is, and what a yes hands over until when."""

    id: str
    status: str = "asked"
    shares: tuple[str, ...] = ()
    until: datetime.date = datetime.date.min


@dataclass
class World:
    """What ought to be true."""

    people: dict[str, Person] = field(default_factory=dict)
    talks: dict[tuple[int, str], Talk] = field(default_factory=dict)
    shortlists: set[tuple[int, str]] = field(default_factory=set)

    def forget(self, worker: str) -> None:
        """Somebody is gone with all that hung on them."""
        self.people.pop(worker, None)
        self.talks = {key: talk for key, talk in self.talks.items() if key[1] != worker}
        self.shortlists = {key for key in self.shortlists if key[1] != worker}


class Service(RuleBasedStateMachine):
    """Two processes on one database, each with its own index of people."""

    def __init__(self, tools: Tools, store: Store) -> None:
        super().__init__()
        self.moment = NOON
        self.base = on(tools, store, now=lambda: self.moment, clock=lambda: self.moment.date())
        self.store = store
        self.release = 0
        self.world = World()
        self.made = 0

    @initialize(held=st.lists(levels, min_size=2, max_size=2), yes=st.booleans())
    def begin(self, held: list[dict[str, int]], yes: bool) -> None:
        """Two firms with an opening each, a third that waits, two workers who can be found, and one request."""
        with self.store.writing() as session:
            for table in reversed(ProfileRow.metadata.sorted_tables):
                session.connection().execute(table.delete())
        self.processes = [on(self.base, self.store), on(self.base, self.store)]
        self.viewers = [found_firm(self.base, name) for name in FIRMS]
        self.waiting = found_firm(self.base, "Waiting Works", "pending")
        wanted = make_opening(MUSTS)
        self.openings: list[SavedOpening] = [keep_opening(self.base, viewer, wanted) for viewer in self.viewers]
        for worker, can in zip(WORKERS, held, strict=False):
            self.save(worker=worker, process=0, held=can, state="OH", shift="day")
            self._show(worker, 0, "anonymous", frozenset(("shift",)))
        self._ask(WORKERS[0], 0, 0)
        if yes:
            self._answer((0, WORKERS[0]), 0, True, ["email"])

    @rule(worker=workers, process=processes, held=levels, state=st.sampled_from(STATES), shift=st.sampled_from(SHIFTS))
    def save(self, worker: str, process: int, held: dict[str, int], state: str, shift: str) -> None:
        """Somebody saves what they can do: for the first time, or anew."""
        tools = self.processes[process]
        if worker not in self.world.people:
            self.made += 1
            self._sign_up(worker)
        terms = Terms(state=state, shift=shift)  # type: ignore[arg-type]
        saved = save_worker(
            tools, account=self._account(worker), worker=_worker(held), terms=terms, email="x@y.example"
        )
        known = self.world.people.get(worker) or Person(saved.id, held, state, shift, parts=frozenset(saved.shown))
        self.world.people[worker] = replace(known, held=held, state=state, shift=shift)
        change_profile(
            tools, account=self._account(worker), contact=Contact(f"Name {worker}", f"{worker}@x.example", "1")
        )

    @precondition(lambda self: self.world.people)
    @rule(data=st.data(), process=processes, visibility=st.sampled_from(("hidden", "anonymous", "named")),
          parts=st.frozensets(st.sampled_from(PARTS)))  # fmt: skip
    def show(self, data: st.DataObject, process: int, visibility: str, parts: frozenset[str]) -> None:
        """Somebody chooses who may see what."""
        self._show(self._one(data), process, visibility, parts)

    @precondition(lambda self: self.world.people)
    @rule(data=st.data(), process=processes)
    def hide(self, data: st.DataObject, process: int) -> None:
        """Somebody hides."""
        worker = self._one(data)
        self._show(worker, process, "hidden", self.world.people[worker].parts)

    @precondition(lambda self: self.world.people)
    @rule(data=st.data(), process=processes, names=st.frozensets(firms))
    def block(self, data: st.DataObject, process: int, names: frozenset[int]) -> None:
        """Somebody says which firms never see them, in a spelling of their own."""
        worker = self._one(data)
        spelt = [FIRMS[firm].upper().replace(",", " ") for firm in names]
        block_firms(self.processes[process], account=self._account(worker), names=spelt)
        self.world.people[worker].blocked = names

    @precondition(lambda self: self.world.people)
    @rule(data=st.data(), process=processes, firm=firms)
    def keep_in_mind(self, data: st.DataObject, process: int, firm: int) -> None:
        """A firm shortlists somebody, which works for people it may see alone."""
        worker = self._one(data)
        person = self.world.people[worker]
        work = self._may(person.seen_by(firm))
        work(lambda: shortlist_worker(
            self.processes[process], viewer=self.viewers[firm], opening=self.openings[firm].id, profile=person.id,
        ))  # fmt: skip
        if person.seen_by(firm):
            self.world.shortlists.add((firm, worker))

    @precondition(lambda self: self.world.people)
    @rule(data=st.data(), process=processes, firm=firms)
    def ask(self, data: st.DataObject, process: int, firm: int) -> None:
        """A firm asks somebody, which works for people it may see alone."""
        self._ask(self._one(data), process, firm)

    def _ask(self, worker: str, process: int, firm: int) -> None:
        """Ask; where it was tried too often, or the worker said no lately, nothing changes."""
        person, known = self.world.people[worker], self.world.talks.get((firm, worker))
        fresh = known is None or known.status == "withdrawn" or self._ran_out(known)
        try:
            asked = self._may(person.seen_by(firm))(
                lambda: ask_contact(
                    self.processes[process], viewer=self.viewers[firm], opening=self.openings[firm].id,
                    profile=person.id, message="Hello",
                )
            )  # fmt: skip
        except TooMany:
            assert fresh
            return
        if asked and fresh:
            self.world.talks[firm, worker] = Talk(asked.id)

    @precondition(lambda self: self.world.talks)
    @rule(data=st.data(), process=processes, yes=st.booleans(), phone=st.booleans())
    def answer(self, data: st.DataObject, process: int, yes: bool, phone: bool) -> None:
        """Somebody says yes or no; what they have said already, or was taken back, does not change."""
        self._answer(self._talk(data)[0], process, yes, ["email", "phone"] if phone else ["email"])

    def _answer(self, key: tuple[int, str], process: int, yes: bool, shares: list[str]) -> None:
        talk, tools, worker = self.world.talks[key], self.processes[process], key[1]
        status = "accepted" if yes else "declined"
        may = talk.status in ("asked", status) or (yes and talk.status == "declined")
        profile = get_my_profile(tools, account=self._account(worker))
        self._may(may)(lambda: answer_contact(tools, profile=profile, request=talk.id, yes=yes, shares=shares))
        if may and (talk.status != status or self._ran_out(talk)):
            talk.status, talk.shares = status, tuple(shares) if yes else ()
            talk.until = self.moment.date() + datetime.timedelta(days=CONSENT_DAYS)

    @precondition(lambda self: self.world.talks)
    @rule(data=st.data(), process=processes, by_worker=st.booleans())
    def take_back(self, data: st.DataObject, process: int, by_worker: bool) -> None:
        """Either side takes a yes back, or the employer the request."""
        (firm, worker), talk = self._talk(data)
        tools = self.processes[process]
        profile = get_my_profile(tools, account=self._account(worker)) if by_worker else None
        may = talk.status in (("accepted", "withdrawn") if by_worker else ("asked", "accepted", "withdrawn"))
        self._may(may)(lambda: withdraw_contact(tools, request=talk.id, profile=profile, viewer=self.viewers[firm]))
        if may:
            talk.status, talk.shares = "withdrawn", ()

    @precondition(lambda self: self.world.people)
    @rule(data=st.data(), process=processes, account_too=st.booleans())
    def delete(self, data: st.DataObject, process: int, account_too: bool) -> None:
        """Somebody leaves: with their profile, or by deleting the account."""
        worker, tools = self._one(data), self.processes[process]
        if account_too:
            assert delete_account(tools, account=self._account(worker))
        else:
            delete_profile(tools, profile=get_my_profile(tools, account=self._account(worker)))
        assert find_my_profile(tools, account=self._account(worker)) is None
        self.world.forget(worker)

    @rule(process=processes)
    def restart(self, process: int) -> None:
        """A process starts anew, with nobody in its index."""
        self.processes[process] = on(self.base, self.store)

    @rule()
    def release_catalogue(self) -> None:
        """A new catalogue comes into force: everybody is indexed anew."""
        self.release += 1
        self.base = replace(self.base, catalog=replace(self.base.catalog, version=f"release {self.release}"))
        self.processes = [on(self.base, self.store), on(self.base, self.store)]
        assert reindex_people(self.base, lambda *_: None) == sum(
            person.visibility != "hidden" for person in self.world.people.values()
        )

    @rule(days=st.sampled_from((1, CONSENT_DAYS - 1, CONSENT_DAYS + 1)))
    def wait(self, days: int) -> None:
        """Time passes."""
        self.moment += datetime.timedelta(days=days)

    @rule(process=processes, firm=firms, states=st.frozensets(st.sampled_from(STATES), max_size=1),
          shifts=st.frozensets(st.sampled_from(("day", "second")), max_size=1), limit=st.integers(0, 3))  # fmt: skip
    def filter(self, process: int, firm: int, states: frozenset[str], shifts: frozenset[Any], limit: int) -> None:
        """A filter that leaves so many people returns so many, never fewer and never more."""
        found = self._rank(process, self.viewers[firm], firm, Filters(states=states, shifts=shifts), limit)
        seen = [
            person
            for person in self._seen(firm)
            if (not states or person.state in states) and (not shifts or person.shift_told in (*shifts, "unknown"))
        ]
        self._check(found, seen, limit)

    @invariant()
    def nobody_is_shown_who_is_not_to_be_seen_and_every_count_is_true(self) -> None:
        """In both processes, for both firms."""
        for process in (0, 1):
            for firm, viewer in enumerate(self.viewers):
                for limit in (0, 50):
                    self._check(self._rank(process, viewer, firm, Filters(), limit), self._seen(firm), limit)
                self._check_cards(process, firm)
                self._check_shortlist(process, firm)
                self._check_contacts(process, firm)

    @invariant()
    def strangers_and_firms_that_wait_see_nobody(self) -> None:
        """Real people are for approved firms alone; not even their number is told."""
        for viewer in (Viewer(), self.waiting):
            found = self._rank(0, viewer, 0, Filters(), 50)
            assert (found.pool, found.fits, found.people, found.near) == (0, 0, (), ())
            assert set(found.without.values()) <= {0}
            assert not any(count for counts in found.options.values() for count in counts.values())
            for person in self.world.people.values():
                with pytest.raises(NotFound):
                    find_visible(self.processes[0], viewer=viewer, profile=person.id)

    def _show(self, worker: str, process: int, visibility: str, parts: frozenset[str]) -> None:
        show_to(self.processes[process], account=self._account(worker), visibility=visibility, parts=parts)
        self.world.people[worker].visibility, self.world.people[worker].parts = visibility, parts

    def _rank(self, process: int, viewer: Viewer, firm: int, filters: Filters, limit: int) -> Ranking:
        tools = self.processes[process]
        _, wanted = open_my_opening(tools, viewer=self.viewers[firm], opening=self.openings[firm].id)
        return rank_workers(tools, opening=wanted, filters=filters, viewer=viewer, limit=limit)

    def _seen(self, firm: int) -> list[Person]:
        return [person for person in self.world.people.values() if person.seen_by(firm)]

    def _check(self, found: Ranking, seen: list[Person], limit: int) -> None:
        fitting = {person.id for person in seen if person.fits}
        assert (found.pool, found.fits) == (len(seen), len(fitting))
        shown = [fit.profile.id for fit in found.people]
        assert len(shown) == len(set(shown)) == min(limit, len(fitting))
        assert set(shown) <= fitting
        near = [item.fit.profile.id for group in found.near for item in group.people]
        assert set(near) <= {person.id for person in seen} - fitting
        if limit:
            lacking = Counter(frozenset(s for s in MUSTS if person.held[s] < MUSTS[s]) for person in seen)
            near_ones = {lack: count for lack, count in lacking.items() if len(lack) == 1}
            assert {frozenset(group.lacking): group.count for group in found.near} == near_ones
            assert all(len(group.people) == min(3, group.count) for group in found.near)
        for skill in MUSTS:
            others = [s for s in MUSTS if s != skill]
            assert found.without[skill] == sum(all(p.held[s] >= MUSTS[s] for s in others) for p in seen)
        if not found.filters.states:
            counted = {state: sum(p.fits and p.state == state for p in seen) for state in STATES}
            assert found.options["state"] == {state: count for state, count in counted.items() if count}
        if not found.filters.shifts:
            for shift in ("day", "second"):
                assert found.options["shift"][shift] == sum(p.fits and p.shift_told in (shift, "unknown") for p in seen)

    def _check_cards(self, process: int, firm: int) -> None:
        for worker, person in self.world.people.items():
            card = self._may(person.seen_by(firm))(
                lambda person=person: find_visible(
                    self.processes[process], viewer=self.viewers[firm], profile=person.id
                )
            )
            if card is not None:
                named = f"Name {worker}" if person.visibility == "named" else ""
                assert card.contact == Contact(named)
                assert card.terms.shift == person.shift_told

    def _check_shortlist(self, process: int, firm: int) -> None:
        kept = show_shortlist(self.processes[process], viewer=self.viewers[firm], opening=self.openings[firm].id)
        expected = {worker: self.world.people[worker] for which, worker in self.world.shortlists if which == firm}
        assert {item.item.profile for item in kept} == {person.id for person in expected.values()}
        seen = {person.id for person in expected.values() if person.seen_by(firm)}
        assert {item.item.profile for item in kept if item.fit} == seen

    def _check_contacts(self, process: int, firm: int) -> None:
        tools, viewer = self.processes[process], self.viewers[firm]
        talks = list_requests_of_opening(tools, viewer=viewer, opening=self.openings[firm].id)
        told = {talk.request.id: talk.contact for talk in talks}
        assert told == {talk.id: handed for talk, handed in self._handed_over(firm)}
        closed = list_requests_of_opening(tools, viewer=replace(viewer, approved=False), opening=self.openings[firm].id)
        assert {talk.contact for talk in closed} <= {Contact()}

    def _handed_over(self, firm: int) -> Iterator[tuple[Talk, Contact]]:
        for (which, worker), talk in self.world.talks.items():
            if which == firm:
                blocked = firm in self.world.people[worker].blocked
                holds = talk.status == "accepted" and self.moment.date() <= talk.until and not blocked
                email = f"{worker}@x.example" if holds else ""
                yield talk, Contact("", email, "1" if holds and "phone" in talk.shares else "")

    def _ran_out(self, talk: Talk) -> bool:
        return talk.status == "accepted" and self.moment.date() > talk.until

    def _may(self, allowed: bool) -> Callable[[Callable[[], Any]], Any]:
        def call(work: Callable[[], Any]) -> Any:
            if allowed:
                return work()
            with pytest.raises((NotFound, BadInput)):
                work()
            return None

        return call

    def _one(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.world.people)))

    def _talk(self, data: st.DataObject) -> tuple[tuple[int, str], Talk]:
        key = data.draw(st.sampled_from(sorted(self.world.talks)))
        return key, self.world.talks[key]

    def _account(self, worker: str) -> str:
        return f"account of {worker}"

    def _sign_up(self, worker: str) -> None:
        account = Account(self._account(worker), f"{worker}@x.example", "worker", "", True, False, False, self.moment)
        with self.store.writing() as session:
            if find_account(session, account.id) is None:
                add_account(session, account, "hash")


def _worker(held: dict[str, int]) -> Worker:
    return Worker(
        held=tuple(
            HeldSkill(skill, level, 1.0, "quoted", (Evidence("I do that every day", 1, 0),))
            for skill, level in held.items()
            if level
        )
    )


def test_workers_stay_in_charge_whatever_happens_in_whichever_process(tools: Tools, store: Store) -> None:
    often = settings(max_examples=10, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(lambda: Service(tools, store), settings=often)


def test_a_yes_runs_out_by_itself_and_can_be_asked_for_and_given_anew(tools: Tools, store: Store) -> None:
    service = Service(tools, store)
    service.begin(held=[{PRINTS: 3, GAUGES: 3}] * 2, yes=True)  # type: ignore[call-arg]
    kit, viewer, opening = service.processes[0], service.viewers[0], service.openings[0].id

    def handed_over() -> list[str]:
        return [talk.contact.email for talk in list_requests_of_opening(kit, viewer=viewer, opening=opening)]

    for again in ("answer", "ask", ""):
        service.wait(days=CONSENT_DAYS)  # type: ignore[call-arg]
        assert handed_over() == ["ana@x.example"]
        service.wait(days=1)  # type: ignore[call-arg]
        assert handed_over() == [""]
        if again == "ask":
            service._ask("ana", 1, 0)
            assert handed_over() == [""]
        service._answer((0, "ana"), 1, True, ["email"])
        service._check_contacts(0, 0)
