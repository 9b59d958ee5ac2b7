"""What an employer typed or corrected in a form, turned into an opening and filters; nothing is kept here."""

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import FileStorage, MultiDict

from pathways.domain.catalog import Catalog
from pathways.domain.crowd import Filters
from pathways.domain.opening import Opening
from pathways.domain.posting import LONGEST_TEXT
from pathways.domain.reading import Question
from pathways.pages.corrections import find_exact
from pathways.use_cases.look_up import search_skills
from pathways.use_cases.openings.edit_opening import USUAL_LEVEL, edit_opening, place_opening
from pathways.use_cases.openings.opening_code import decode_opening
from pathways.use_cases.openings.parse_filters import parse_filters
from pathways.use_cases.openings.read_opening import read_opening, read_opening_file
from pathways.use_cases.tools import Tools

Form = MultiDict[str, str]
SHOWN = (10, 40, 100)
FEW_PEOPLE = SHOWN[0]
"""How many people a page shows, and shows when more are asked for."""


@dataclass(frozen=True, slots=True)
class FilterValues:
    """The filters as they stand in the form."""

    states: tuple[str, ...] = ()
    miles: str = "0"
    shifts: tuple[str, ...] = ()
    certificate: str = ""
    credentials: tuple[str, ...] = ()
    within_pay: bool = False
    available_by: str = ""
    invented: bool = False

    @property
    def count(self) -> int:
        """How many are set."""
        chosen = (self.states, self.miles.strip("0"), self.shifts, self.certificate, self.credentials,
                  self.within_pay, self.available_by)  # fmt: skip
        return sum(bool(item) for item in chosen)


@dataclass(frozen=True, slots=True)
class Asked:
    """An opening as it travels from page to page, with the ad's own text and the filters."""

    opening: Opening
    text: str
    values: FilterValues
    skill_query: str = ""
    questions: tuple[Question, ...] = ()
    limit: int = FEW_PEOPLE


def read_asked(tools: Tools, form: Form, file: FileStorage | None) -> Asked:
    """From the first page it reads an ad, from the opening's own page the corrections. Raises PathwaysErrors."""
    if "opening" in form:
        opening = correct_opening(tools, decode_opening(tools, form["opening"]), form)
        limit = form.get("limit", FEW_PEOPLE, type=int)
        shown = limit if limit in SHOWN else FEW_PEOPLE
        text = form.get("text", "")[:LONGEST_TEXT]
        return Asked(opening, text, read_values(form), _open_query(tools, form), limit=shown)
    if file is not None and file.filename:
        read = read_opening_file(tools, data=file.read(), filename=file.filename)
    else:
        read = read_opening(tools, text=form.get("text", ""))
    return Asked(read.opening, read.text, FilterValues(), questions=read.questions)


def read_before(tools: Tools, form: Form) -> Asked:
    """The opening that a form carries without the corrections in it. Raises BadInput when it was cut or altered."""
    return Asked(decode_opening(tools, form.get("opening", "")), form.get("text", "")[:LONGEST_TEXT], read_values(form))


def correct_opening(tools: Tools, opening: Opening, form: Form) -> Opening:
    """The opening after every correction in the form; a form without any leaves it as it is."""
    act, _, what = form.get("do", "").partition(":")
    chosen = {
        item.skill: (form.get(f"level-{item.skill}", item.level, type=int), form.get(f"ask-{item.skill}", item.ask))
        for item in opening.demands
    }
    changed = edit_opening(
        tools,
        opening=opening,
        change={skill: how for skill, how in chosen.items() if not (act == "remove" and what == skill)},
        remove=[what] if act == "remove" and any(item.skill == what for item in opening.demands) else [],
        add=_added(tools.catalog, form, what if act == "add" else ""),
        drop_formal=[what] if act == "drop" else [],
        drop_credentials=[what] if act == "drop_credential" and what in tools.catalog.credentials else [],
        title=form.get("title"),
    )
    return _placed(tools, changed, form)


def read_values(form: Form) -> FilterValues:
    """The filters as they were chosen."""
    return FilterValues(
        states=tuple(filter(None, form.getlist("states"))),
        miles=form.get("miles", "0"),
        shifts=tuple(filter(None, form.getlist("shifts"))),
        certificate=form.get("certificate", ""),
        credentials=tuple(filter(None, form.getlist("credentials"))),
        within_pay="within_pay" in form,
        available_by=form.get("available_by", ""),
        invented="invented" in form,
    )


def make_filters(tools: Tools, opening: Opening, values: FilterValues) -> Filters:
    """The filters in force. Raises BadInput and NotFound naming the field."""
    return parse_filters(
        tools,
        opening=opening,
        states=values.states,
        miles=values.miles,
        shifts=values.shifts,
        certificate=values.certificate,
        credentials=values.credentials,
        within_pay=values.within_pay,
        available_by=values.available_by,
        invented=values.invented,
    )


def find_skills(tools: Tools, query: str) -> tuple[tuple[str, str], ...]:
    """Skills near what was typed, where it was no skill's exact name."""
    found = search_skills(tools, query=query, limit=6) if query else ()
    return tuple((skill.id, skill.name) for skill in found)


def _added(catalog: Catalog, form: Form, tapped: str) -> Mapping[str, tuple[int, str]]:
    skill = tapped if tapped in catalog.skills else find_exact(catalog, "skill", form.get("add_skill", ""))
    how = form.get("add_level", USUAL_LEVEL, type=int), form.get("add_ask", "must")
    return {skill: how} if skill else {}


def _open_query(tools: Tools, form: Form) -> str:
    query = form.get("add_skill", "").strip()[:100]
    return "" if find_exact(tools.catalog, "skill", query) else query


def _placed(tools: Tools, opening: Opening, form: Form) -> Opening:
    """The place in the form; where the state changed, a town of another state no longer holds."""
    if "state" not in form:
        return opening
    place, state = form.get("place", ""), form.get("state", "")
    known = tools.catalog.places.get(place)
    if known and not state:
        state = known.state
    pay = form.get("pay", "") or "0"
    if known and known.state != state:
        place = ""
    return place_opening(
        tools, opening=opening, state=state, place=place, shift=form.get("shift", "unknown"), pay=pay,
        pay_unit=form.get("pay_unit", "year"),
    )  # fmt: skip
