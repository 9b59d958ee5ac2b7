"""Every address, every method, everybody: what comes back follows from the rule of the address and from whose things
they are, and from nothing else. Made from the application itself: an address without a rule or a form fails here."""

import datetime
import io
import re
import time
from typing import Any, NamedTuple

import pytest
from account_world import OTHER, PASSWORD, code_at
from cast import API, DECIDED_GROUP, WAITING_GROUP, Cast, enter_groups, form_token, gather
from people_world import GAUGES, PRINTS, make_opening
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from pathways.domain.access import judge
from pathways.domain.worker import Circumstances, Worker
from pathways.pages.access import ACCESS
from pathways.pages.plan_forms import show_values
from pathways.sources.cohort_files import COLUMNS
from pathways.store.mail_tokens import add_mail_token
from pathways.use_cases.accounts.tokens import digest_of
from pathways.use_cases.ads.import_jobs import see_ads_import
from pathways.use_cases.drift.count_drift import count_drift
from pathways.use_cases.drift.recount import tell_nobody
from pathways.use_cases.keep_answer import keep_answer
from pathways.use_cases.openings.opening_code import encode_opening
from pathways.use_cases.plans.check_plan import begin_request
from pathways.use_cases.plans.drafts import keep_draft, write_draft
from pathways.use_cases.plans.keep_plans import save_plan, share_plan
from pathways.use_cases.plans.plan_code import encode_request
from pathways.use_cases.tools import Tools
from pathways.use_cases.worker_code import encode_worker

EVERYBODY = ("stranger", "ana", "bo", "newcomer", "acme", "bolt", "waiting", "closed", "unplaced", "halfway", "begun",
             "lead", "admin")  # fmt: skip
TABLE = f"{','.join(COLUMNS)}\nOSU-9,ohio-state,2025 fall,hub-lab,20,B-1,OH,2025-06-01,,,,,,,,\n"
OWNERS = {"worker": "ana", "employer": "acme", "firm": "acme", "lead": "lead", "admin": "admin", "signed_in": "ana",
          "set_up": "ana", "begun": "halfway"}  # fmt: skip
"""By rule: the one for whom it must work."""
NOBODYS = "0" * 24
"""An id of nothing."""
LATER = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
READING, WRITING = ("GET", "HEAD"), ("POST", "PUT", "PATCH", "DELETE")
COHORT = {"site": "ohio-state", "term": "2025 fall", "offers": "hub-lab", "capacity": "20"}
LEARNER = {"state": "OH", "enquired": "2025-06-01"}
DRAFT = {"title": "Laser lab", "hours": 60, "teaches": [{"skill": PRINTS, "level": 3}]}
SHARED = ("talks.match",)
"""Addresses of things that everybody with the role may open: any worker, any opening that is open."""


class Cell(NamedTuple):
    """One request of the matrix."""

    endpoint: str
    method: str
    rule: Rule

    @property
    def owned(self) -> bool:
        """Whether the address names something that belongs to somebody."""
        return (
            bool(self.rule.arguments)
            and ACCESS[self.endpoint] not in ("open", "admin")
            and (self.endpoint not in SHARED)
        )

    def path(self, ids: dict[str, str], **other: str) -> str:
        """The address with the owner's ids, or others, in it."""
        values = {**ids_of(self.endpoint, ids), **other}
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda match: values[match.group(1)], self.rule.rule)


def ids_of(endpoint: str, ids: dict[str, str]) -> dict[str, str]:
    """What the parts of an address stand for."""
    skill = {"skill": PRINTS, "module": "hub-lab", "role": "machinist", "credential": "nims-cam",
             "area": "OH", "state": "OH"}  # fmt: skip
    by_endpoint = {
        "static": {"filename": "pathways.css"},
        "bootstrap.static": {"filename": "css/bootstrap.min.css"},
        "api_docs.show_asset": {"name": "swagger-ui.css"},
        "api_lookups.get_skill": {"id": PRINTS},
        "api_lookups.get_module": {"id": "hub-lab"},
        "api_lookups.get_role": {"id": "machinist"},
        "api_lookups.get_credential": {"id": "nims-cam"},
        "api_mine_sent.reply": {"id": ids["asked"]},
        "talks.answer": {"contact": ids["asked"]},
        "account.confirm": {"token": "confirm"},
        "account.do_confirm": {"token": "confirm"},
        "account.reset": {"token": "reset"},
        "account.do_reset": {"token": "reset"},
        "api_cohorts.get": {"id": ids["cohort"]},
        "api_cohorts.delete": {"id": ids["cohort"]},
        "api_cohorts.remove_learner": {"id": ids["cohort"]},
        "api_cohorts_sent.put_learner": {"id": ids["cohort"]},
        "drift.group": {"key": WAITING_GROUP},
        "drift.settle": {"key": WAITING_GROUP},
        "drift.take_back": {"key": DECIDED_GROUP},
        "admin.decide_member": {"account": ids["unplaced"]},
        "admin.decide_account": {"account": ids["newcomer"]},
        "ads.imported": {"job": ids["ads_job"]},
        "api_ads.see": {"id": ids["ads_job"]},
        "plans.link": {"token": ids["plan_token"]},
        "api_plans.get": {"id": ids["plan"]},
        "api_plans.delete": {"id": ids["plan"]},
        "api_plan_links.compare": {"id": ids["plan"], "other": ids["plan"]},
        "api_plan_links.share": {"id": ids["plan"]},
        "api_plan_links.end": {"id": ids["plan"]},
        "api_shared_plans.read": {"token": ids["plan_token"]},
        "api_drafts.get": {"id": ids["draft"]},
        "api_drafts.delete": {"id": ids["draft"]},
    }
    names = ("opening", "profile", "contact", "badge", "firm", "job", "cohort", "record", "plan", "draft")
    mine = {name: ids[name] for name in names}
    mine |= {"learner": "A-1", "year": "2025", "collection": "Boards"}
    kept = {"token": ids["kept"], "key": ids["look"], "id": ids["opening"], "worker": ids["profile"]}
    return {**skill, **mine, **kept, **by_endpoint.get(endpoint, {})}


def form_of(endpoint: str, cast: Cast) -> dict[str, Any]:
    """What makes a request to an address that is not open succeed for its owner."""
    opening = encode_opening(make_opening({PRINTS: 2}, title="Another"))
    file = {"file": (io.BytesIO(b"title,description\nMachinist,Read prints every day\n"), "openings.csv")}
    code = code_at("A" * 32, cast.tools.now())
    forms: dict[str, dict[str, Any]] = {
        "account.sign_out": {},
        "account.do_challenge": {"code": code},
        "account.password": {"current": PASSWORD, "new": OTHER},
        "account.end_others": {},
        "account.make_token": {"label": "script"},
        "account.end_token": {"session": "x"},
        "account.delete": {"current": PASSWORD},
        "openings.save": {"opening": opening, "text": "An ad"},
        "openings.bring": file,
        "openings.change": {"opening": opening, "text": "An ad"},
        "openings.status": {"status": "closed"},
        "openings.delete": {},
        "openings.keep": {"note": "better"},
        "openings.forget": {},
        "openings.ask": {"message": "Hello"},
        "openings.withdraw": {},
        "profile.save": {"worker": encode_worker(Worker(), Circumstances())},
        "profile.visibility": {"visibility": "anonymous"},
        "profile.terms": {"state": "OH"},
        "profile.contact": {"name": "Ana"},
        "profile.training": {"claim": "Cut scrap"},
        "profile.blocked": {"blocked": "Zinc Works"},
        "talks.answer": {"answer": "no"},
        "talks.withdraw": {},
        "talks.bring": {"badge": cast.ids["document"]},
        "talks.forget": {},
        "talks.delete": {"password": PASSWORD},
        "records.allow": {"item": "hub-lab"},
        "records.withdraw": {},
        "records.adopt": {},
        "cohorts.enter": {**COHORT, "cohort": "OSU-2"},
        "cohorts.correct": {**COHORT, "revision": "0"},
        "cohorts.delete": {},
        "cohorts.bring": {"file": (io.BytesIO(TABLE.encode()), "cohorts.csv"), "what": "bring"},
        "cohorts.add_learner": {**LEARNER, "learner": "A-2"},
        "cohorts.change_learner": {**LEARNER, "revision": "0"},
        "cohorts.remove_learner": {},
        "drift.settle": {"kind": "noise", "version": "0"},
        "drift.take_back": {"version": "1"},
        "program.give": {"item": "hub-lab", "email": "ana@example.org"},
        "program.pin_issuer": {"remove": "https://nobody.example"},
        "admin.decide_firm": {"act": "close"},
        "admin.decide_member": {"act": "admit"},
        "admin.decide_account": {"act": "disable"},
        "ads.bring": {**file, "collection": "Boards"},
        "ads.delete": {},
        "plans.work_out": plan_fields(cast),
        "plans.save": {"plan": encode_request(begin_request(cast.tools, seats=3))},
        "plans.again": {},
        "plans.share": {},
        "plans.unshare": {},
        "plans.delete": {},
        "module_drafts.write": {
            "title": "Laser lab",
            "hours": "60",
            "level": "3",
            "skill": cast.tools.catalog.skills[PRINTS].name,
        },
        "module_drafts.delete": {},
    }
    bodies: dict[str, dict[str, Any]] = {
        "api_openings.delete": {},
        "api_people.withdraw": {},
        "api_people.forget": {},
        "api_openings_sent.keep": {"json": {"demands": [{"skill": GAUGES, "level": 2}], "title": "Third"}},
        "api_openings_sent.change": {"json": {"status": "closed"}},
        "api_people_sent.ask": {"json": {"worker": cast.ids["profile"], "message": "Hello"}},
        "api_people_sent.keep": {"json": {"note": "better"}},
        "api_mine_sent.reply": {"json": {"answer": "no"}},
        "api_ads_sent.bring": {"data": file},
        "api_plans.delete": {},
        "api_plan_links.share": {},
        "api_plan_links.end": {},
        "api_plans_sent.preview": {"json": {"seats": 3}},
        "api_plans_sent.keep": {"json": {"seats": 3}},
        "api_drafts.delete": {},
        "api_drafts_sent.preview": {"json": DRAFT},
        "api_drafts_sent.keep": {"json": DRAFT},
        "api_drift_sent.settle": {"json": {"key": WAITING_GROUP, "version": 0, "kind": "noise", "whose": "real"}},
        "api_cohorts.delete": {},
        "api_cohorts.remove_learner": {},
        "api_cohorts_sent.enter": {"json": {**COHORT, "cohort": "OSU-3", "offers": ["hub-lab"], "capacity": 20}},
        "api_cohorts_sent.put_learner": {"json": {**LEARNER, "revision": 0}},
        "api_cohorts_sent.bring": {"json": {"table": TABLE, "dry_run": False}},
    }
    return bodies[endpoint] if endpoint in bodies else {"data": forms[endpoint]}


def plan_fields(cast: Cast) -> dict[str, Any]:
    """The form of a plan, filled in as it comes."""
    asked = begin_request(cast.tools, seats=3)
    rows = {"site": [site.id for site in asked.sites], "offering": list(asked.offerings), "tier": list(asked.tiers)}
    return {**show_values(asked), **rows}


UNTRIED = {
    "account.set_factor": "takes a code of a secret that the page before it shows; see test_account_pages",
    "account.remove_factor": "is for those who have one; see test_account_pages",
}
"""Addresses whose success has a test of its own elsewhere."""


@pytest.fixture(scope="module")
def whole(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Cast:
    """Everybody, once."""
    cast = gather(tools, tmp_path_factory.mktemp("cast"))
    kept = keep_answer(cast.tools, worker=Worker(), circumstances=Circumstances())
    with cast.tools.store.writing() as session:
        for purpose in ("confirm", "reset"):
            account = cast.people["bo"].account.id
            add_mail_token(session, digest_of(purpose), account, purpose, LATER)  # type: ignore[arg-type]
    with cast.tools.store.reading() as session:
        (document,) = session.connection().exec_driver_sql("SELECT document FROM badge").one()
    lead = cast.people["lead"].account.id
    plan = save_plan(cast.tools, account=lead, request=begin_request(cast.tools, seats=3)).id
    draft = write_draft(cast.tools, title="Robot lab", hours=60, teaches={PRINTS: 3})
    cast.ids.update(plan=plan, plan_token=share_plan(cast.tools, account=lead, plan=plan),
                    draft=keep_draft(cast.tools, account=lead, draft=draft).draft.id)  # fmt: skip
    cast.ids.update(kept=kept, document=document, unplaced=cast.people["unplaced"].account.id,
                    newcomer=cast.people["newcomer"].account.id, job=NOBODYS)  # fmt: skip
    job = cast.send("acme", "POST", "/openings/import", **form_of("openings.bring", cast)).location.split("/")[-1]
    settle(cast, job)
    cast.ids["job"] = job
    cast.ids["ads_job"] = bring_ads(cast)
    enter_groups(cast.tools, lead)
    cast.keep()
    return cast


@pytest.fixture
def cast(whole: Cast) -> Cast:
    """Everybody, with everything as it was at the beginning."""
    whole.reset()
    return whole


def cells(cast: Cast, *methods: str) -> list[Cell]:
    """Every address of the application with these methods."""
    return [
        Cell(rule.endpoint, method, rule)
        for rule in cast.app.url_map.iter_rules()
        for method in sorted(rule.methods or ())
        if method in methods
    ]


def verdict_of(cast: Cast, cell: Cell, who: str) -> str:
    """What the rule of an address says to one of them."""
    rule = ACCESS[cell.endpoint]
    return judge(rule, None if rule == "open" else cast.session_of(who))


def bring_ads(cast: Cast) -> str:
    """An import of ads, once it is done and its phrases are counted."""
    sent = cast.send("lead", "POST", "/program/ads", **form_of("ads.bring", cast))
    job = sent.location.split("/")[-1]
    while see_ads_import(cast.tools, job=job)[0].state == "running":
        time.sleep(0.05)
    count_drift(cast.tools, demo=False, progress=tell_nobody)
    return job


def settle(cast: Cast, job: str) -> None:
    """Wait until an import in the background has ended."""
    while "<progress" in cast.send("acme", "GET", f"/openings/import/{job}").get_data(as_text=True):
        pass


def is_refused(answer: TestResponse, path: str, verdict: str) -> bool:
    """Whether an answer refuses for this reason, and shows the way where there is one."""
    if verdict in ("other_role", "unapproved"):
        return answer.status_code == 403
    if path.startswith(API):
        return answer.status_code == 401
    ways = {"sign_in": "/sign-in", "second_factor": "/second-factor", "set_up": "/account/second-factor"}
    return answer.status_code == 303 and answer.location.split("?")[0] == ways[verdict]


def words_of(answer: TestResponse) -> str:
    """What an answer says, without what is made anew for each."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", answer.get_data(as_text=True))


def test_every_address_that_is_not_open_has_somebody_it_must_work_for_and_a_form(cast: Cast) -> None:
    for cell in cells(cast, *WRITING):
        rule = ACCESS[cell.endpoint]
        if rule != "open" and cell.endpoint not in UNTRIED:
            assert verdict_of(cast, cell, OWNERS[rule]) == "go", cell
            assert form_of(cell.endpoint, cast) is not None


def test_nobody_gets_further_than_the_rule_lets_them(cast: Cast) -> None:
    before, wrong = cast.fingerprint(), []
    for cell in cells(cast, *READING, *WRITING):
        for who in EVERYBODY:
            verdict = verdict_of(cast, cell, who)
            if verdict != "go":
                given = form_of(cell.endpoint, cast) if cell.method in WRITING and cell.endpoint not in UNTRIED else {}
                path = cell.path(cast.ids)
                answer = cast.send(who, cell.method, path, **given)
                if not is_refused(answer, path, verdict) or cast.fingerprint() != before:
                    wrong.append((who, cell.method, path, verdict, answer.status))
    assert wrong == []


def test_what_belongs_to_others_is_answered_like_what_is_not_there(cast: Cast) -> None:
    before, wrong, tried = cast.fingerprint(), [], 0
    for cell in cells(cast, *READING, *WRITING):
        for who in EVERYBODY:
            if not cell.owned or who == OWNERS[ACCESS[cell.endpoint]] or verdict_of(cast, cell, who) != "go":
                continue
            given = lambda cell=cell: form_of(cell.endpoint, cast) if cell.method in WRITING else {}  # noqa: E731
            theirs = cast.send(who, cell.method, cell.path(cast.ids), **given())
            nobodys = cast.send(who, cell.method, cell.path(cast.ids, **dict.fromkeys(cell.rule.arguments, NOBODYS)),
                                **given())  # fmt: skip
            tried += 1
            alike = words_of(theirs).replace(cell.path(cast.ids), "") == words_of(nobodys).replace(
                cell.path(cast.ids, **dict.fromkeys(cell.rule.arguments, NOBODYS)), ""
            )
            if (theirs.status_code, nobodys.status_code, alike) != (404, 404, True) or cast.fingerprint() != before:
                wrong.append((who, cell.method, cell.rule.rule, theirs.status, nobodys.status, alike))
    assert wrong == []
    assert tried > 100


def test_what_the_rule_and_ownership_allow_works(cast: Cast) -> None:
    wrong = []
    for cell in cells(cast, *READING, *WRITING):
        rule = ACCESS[cell.endpoint]
        for who in EVERYBODY:
            mine = who == OWNERS.get(rule, who)
            if rule == "open" or cell.endpoint in UNTRIED or verdict_of(cast, cell, who) != "go":
                continue
            if cell.owned and not mine:
                continue
            given = form_of(cell.endpoint, cast) if cell.method in WRITING else {}
            answer = cast.send(who, cell.method, cell.path(cast.ids), **given)
            if cell.endpoint == "openings.bring" and answer.location and "/import/" in answer.location:
                settle(cast, answer.location.split("/")[-1])
            works = answer.status_code < 400 and not (answer.location or "").startswith("/sign-in?next")
            if not works if mine else answer.status_code >= 500:
                wrong.append((who, cell.method, cell.rule.rule, answer.status))
            if cell.method in WRITING:
                cast.reset()
    assert wrong == []


def test_an_open_address_answers_everybody_alike(cast: Cast) -> None:
    before, wrong = cast.fingerprint(), []
    for cell in cells(cast, *READING, *WRITING):
        if ACCESS[cell.endpoint] != "open":
            continue
        path, statuses = cell.path(cast.ids), {}
        for who in ("stranger", "ana", "bolt", "begun", "admin"):
            given = {"json": {}} if path.startswith(API) and cell.method in WRITING else {}
            statuses[who] = cast.send(who, cell.method, path, **given).status_code
            if cell.method in WRITING and cast.fingerprint() != before:
                cast.reset()
        if len(set(statuses.values())) > 1 or max(statuses.values()) >= 500:
            wrong.append((cell.method, cell.rule.rule, statuses))
    assert wrong == []


def test_reading_changes_nothing(cast: Cast) -> None:
    before, wrong = cast.fingerprint(), []
    for cell in cells(cast, *READING):
        for who in EVERYBODY if ACCESS[cell.endpoint] != "open" else ("stranger",):
            if verdict_of(cast, cell, who) == "go":
                answer = cast.send(who, cell.method, cell.path(cast.ids))
                if answer.status_code >= 500 or cast.fingerprint() != before:
                    wrong.append((who, cell.method, cell.rule.rule, answer.status))
    assert wrong == []


@pytest.mark.parametrize("made_up", [None, "x", "IjEyMyI.Zz.abc"])
def test_no_form_is_taken_without_its_token_or_with_somebody_elses(cast: Cast, made_up: str | None) -> None:
    before, wrong = cast.fingerprint(), []
    other = form_token(cast.browser("bolt"))
    for cell in cells(cast, *WRITING):
        path = cell.path(cast.ids)
        if path.startswith(API):
            continue
        for who in {"stranger", OWNERS.get(ACCESS[cell.endpoint], "ana")}:
            known = cell.endpoint not in UNTRIED and ACCESS[cell.endpoint] != "open"
            data = dict(form_of(cell.endpoint, cast)["data"]) if known else {}
            if made_up:
                data["csrf_token"] = other if made_up == "x" else made_up
            answer = cast.send(who, cell.method, path, token=False, data=data)
            passed = verdict_of(cast, cell, who) == "go"
            if (answer.status_code != 400 if passed else answer.status_code < 300) or cast.fingerprint() != before:
                wrong.append((who, cell.method, path, answer.status))
    assert wrong == []


def test_a_browsers_session_opens_nothing_of_the_api_and_a_programs_token_no_page(cast: Cast) -> None:
    wrong = []
    for cell in cells(cast, *READING, *WRITING):
        rule, path = ACCESS[cell.endpoint], cell.path(cast.ids)
        if rule == "open" or cell.endpoint in UNTRIED:
            continue
        given, owner = (form_of(cell.endpoint, cast) if cell.method in WRITING else {}), OWNERS[rule]
        if path.startswith(API):
            answer = cast.browser(owner).open(path, method=cell.method, **given)
        else:
            bearer = {"Authorization": f"Bearer {cast.people[owner].program}"}
            client = cast.browser("stranger")
            if cell.method == "POST":
                given["data"] = {**given["data"], "csrf_token": form_token(client)}
            answer = client.open(path, method=cell.method, headers=bearer, **given)
        if not is_refused(answer, path, "sign_in"):
            wrong.append((cell.method, path, answer.status))
    assert wrong == []
