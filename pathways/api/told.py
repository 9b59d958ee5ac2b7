"""What a program told of a worker, understood: their words read, then everything that was given beside them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from pathways.api.request_models import CircumstancesGiven, Told
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.reading import CredentialFound, Reading
from pathways.domain.skill import Evidence
from pathways.domain.worker import Circumstances, Worker
from pathways.use_cases.know_worker import edit_worker, make_worker, parse_circumstances
from pathways.use_cases.look_up import find_credential
from pathways.use_cases.read_text import read_text
from pathways.use_cases.tools import Tools

_FIELDS = {"hours": "hours_week", "travel": "travel_miles"}


@dataclass(frozen=True, slots=True)
class Understood:
    """A worker and their circumstances. reading is what their words were read as; thin: too little to answer on."""

    worker: Worker
    circumstances: Circumstances
    reading: Reading
    thin: bool


def understand(tools: Tools, told: Told) -> Understood:
    """What was told. Raises BadInput naming the field of the body when one of them does not hold."""
    circumstances = read_circumstances(tools, told.circumstances)
    reading = _read_words(tools, told)
    worker = _correct(tools, make_worker(tools, reading=reading), told)
    known = told.skills or told.start_role or told.credentials or (told.title and worker.start_role)
    thin = reading.thin and not known
    return Understood(worker, circumstances, reading, thin)


@contextmanager
def naming(field: str) -> Iterator[None]:
    """What a use case refuses inside is the fault of this field of the body."""
    try:
        yield
    except (BadInput, NotFound) as error:
        raise BadInput(error.code, error.message, field=field, fix=error.fix) from error


def read_circumstances(tools: Tools, given: CircumstancesGiven) -> Circumstances:
    """Circumstances of a body. Raises BadInput naming the field in it."""
    try:
        return parse_circumstances(
            tools,
            state=given.state,
            hours_week=given.hours_week,
            shift=given.shift,
            travel_miles=given.travel_miles,
            start=given.start,
            pay=given.pay,
            pay_unit=given.pay_unit,
        )
    except BadInput as error:
        field = f"circumstances.{_FIELDS.get(error.field, error.field)}"
        raise BadInput(error.code, error.message, field=field, fix=error.fix) from error


def _read_words(tools: Tools, told: Told) -> Reading:
    """Text and title read apart, so that lines and offsets are those of the text; the title named comes first."""
    given = told.skills or told.start_role or told.credentials
    if not told.text and not told.title:
        if not given:
            fix = "Send a text, a title, skills, credentials or a start_role."
            raise BadInput("nothing_told", "Nothing was told of the worker.", field="text", fix=fix)
        return _with_credentials(tools, Reading("worker"), told)
    text = read_text(tools, text=told.text) if told.text else None
    with naming("title"):
        title = read_text(tools, text=told.title) if told.title else None
    reading = text or title
    if text and title:
        reading = replace(text, titles=(*title.titles, *text.titles), thin=text.thin and title.thin)
    return _with_credentials(tools, reading or Reading("worker"), told)


def _with_credentials(tools: Tools, reading: Reading, told: Told) -> Reading:
    """Credentials given by id count as if the text had named them."""
    known = {found.credential for found in reading.credentials}
    with naming("credentials"):
        added = [find_credential(tools, item).id for item in dict.fromkeys(told.credentials) if item not in known]
    found = tuple(CredentialFound(item, Evidence("Named by you")) for item in added)
    return replace(reading, credentials=reading.credentials + found)


def _correct(tools: Tools, worker: Worker, told: Told) -> Worker:
    with naming("removed"):
        worker = edit_worker(tools, worker=worker, remove=told.removed)
    with naming("denied"):
        worker = edit_worker(tools, worker=worker, deny=told.denied)
    with naming("skills"):
        worker = edit_worker(tools, worker=worker, add={item.skill: item.level for item in told.skills})
    with naming("done_modules"):
        worker = edit_worker(tools, worker=worker, done_modules=told.done_modules)
    with naming("start_role"):
        start_role = told.start_role or None
        return edit_worker(tools, worker=worker, start_role=start_role, title=told.title or None)
