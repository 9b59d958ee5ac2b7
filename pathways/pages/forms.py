"""What a person typed or corrected in a form, turned into a worker and circumstances; nothing is kept here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from werkzeug.datastructures import FileStorage, MultiDict

from pathways.domain.errors import PathwaysError
from pathways.domain.reading import Reading
from pathways.domain.worker import Circumstances, Worker
from pathways.pages.corrections import correct_worker
from pathways.use_cases.know_worker import make_worker, parse_circumstances
from pathways.use_cases.read_resume import read_resume
from pathways.use_cases.tools import Tools
from pathways.use_cases.worker_code import decode_worker, encode_worker

Form = MultiDict[str, str]

_FIELD_NAMES = {"hours": "hours_week", "travel": "travel_miles"}
_CIRCUMSTANCES = ("state", "hours_week", "shift", "travel_miles", "start", "pay", "pay_unit")


@dataclass(frozen=True, slots=True)
class Told:
    """What a person told us, as it travels from page to page: the worker, their circumstances, and two asides.

    wished are skills they want to learn, removed the kinds of personal identifiers that were cut out.
    """

    worker: Worker
    circumstances: Circumstances
    wished: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The text for the hidden field."""
        return encode_worker(self.worker, self.circumstances)


@dataclass(frozen=True, slots=True)
class Values:
    """The fields of the first page as they were typed, to fill them in again."""

    text: str = ""
    state: str = ""
    hours_week: str = "10"
    shift: str = "unknown"
    travel_miles: str = "60"
    start: str = ""
    pay: str = ""
    pay_unit: str = "hour"


@dataclass(frozen=True, slots=True)
class Problem:
    """What was wrong with a form: a sentence, what to do, and the field it belongs to ('' for none)."""

    message: str
    fix: str
    field: str


def make_problem(error: PathwaysError) -> Problem:
    """An error as a page shows it, with the name of our own field."""
    return Problem(error.message, error.fix, _FIELD_NAMES.get(error.field, error.field))


def read_values(form: Form) -> Values:
    """The fields of the first page; what is absent has its usual value."""
    return Values(**{name: form[name] for name in ("text", *_CIRCUMSTANCES) if name in form})


def show_circumstances(circumstances: Circumstances) -> Values:
    """Circumstances as form fields hold them."""
    return Values(
        state=circumstances.state,
        hours_week=f"{circumstances.hours_week:g}",
        shift=circumstances.shift,
        travel_miles=str(circumstances.travel_miles),
        start=circumstances.start.isoformat() if circumstances.start else "",
        pay=str(circumstances.pay or ""),
        pay_unit="year",
    )


def read_circumstances(tools: Tools, form: Form, before: Circumstances | None = None) -> Circumstances:
    """Circumstances from the form; a field it does not hold keeps what was said before. Raises BadInput."""
    known = show_circumstances(before) if before else Values()
    fields: Mapping[str, str] = {name: form.get(name, getattr(known, name)) for name in _CIRCUMSTANCES}
    return parse_circumstances(tools, **fields)


def read_words(tools: Tools, form: Form, file: FileStorage | None) -> str:
    """The box, the answers to our questions and the uploaded file as one text. Raises BadFile and BadInput."""
    parts = [form.get("text", ""), *form.getlist("answer")]
    if file is not None and file.filename:
        parts.append(read_resume(tools, data=file.read(), filename=file.filename))
    return "\n\n".join(part.strip() for part in parts if part.strip())


def tell(tools: Tools, reading: Reading, circumstances: Circumstances) -> Told:
    """What a reading tells of a person."""
    wished = tuple(dict.fromkeys(item.skill for item in reading.wished))
    return Told(make_worker(tools, reading=reading), circumstances, wished, reading.removed)


def read_told(tools: Tools, form: Form) -> Told:
    """What travelled in the form, with the corrections made on it. Raises BadInput and NotFound."""
    worker, before = decode_worker(tools, form.get("worker", ""))
    told = Told(
        correct_worker(tools, worker, form),
        read_circumstances(tools, form, before),
        tuple(skill for skill in form.getlist("wished") if skill in tools.catalog.skills),
        tuple(kind[:40] for kind in form.getlist("removed")[:10]),
    )
    had = {item.skill for item in told.worker.held}
    return replace(told, wished=tuple(skill for skill in told.wished if skill not in had))
