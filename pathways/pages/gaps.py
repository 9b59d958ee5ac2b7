"""Gaps by state, open to all: published statistics, counts of openings, and counts of people that are large enough.

Everything that is asked stands in the address.
"""

from collections.abc import Mapping

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadInput
from pathways.domain.gap_measure import MEASURES, SHORT, sort_gaps
from pathways.domain.role_shares import name_field
from pathways.domain.state_gap import GapRequest, GapTable, Subject, SubjectKind
from pathways.pages.desk import download, get_catalog, get_tools
from pathways.pages.forms import make_problem
from pathways.pages.gap_files import name_file, write_behind, write_gaps
from pathways.pages.gap_links import GapLinks, Sorting
from pathways.pages.views_gap_area import AreaAsked, rows_of, show_area, show_compared
from pathways.pages.views_gap_behind import BehindAsked, Refused, Told, show_behind
from pathways.pages.views_gaps import Asked, show_table
from pathways.use_cases.gaps.ask_gaps import (
    keep_area,
    parse_area,
    parse_kind,
    parse_level,
    parse_measure,
    parse_shares,
    parse_state,
    parse_subject,
    parse_two_states,
    parse_whose,
)
from pathways.use_cases.gaps.find_behind import find_behind
from pathways.use_cases.gaps.find_trend import find_trend
from pathways.use_cases.gaps.list_gaps import list_gaps
from pathways.use_cases.gaps.measure_gaps import measure_gaps

bp = Blueprint("gaps", __name__)
FIRST = "spoke:robotics"
"""What the page shows before anything was asked."""
CSV = "text/csv"


@bp.get("/program")
def lead() -> str:
    """What a program lead can do here."""
    return render_template("program/lead.html")


@bp.get("/gaps")
def table() -> str:
    """One subject over all states."""
    asked, found = _measure()
    return render_template("program/gaps.html", page=show_table(found, asked, get_catalog(), _links()))


@bp.get("/gaps.csv")
def table_csv() -> Response:
    """The same as a file."""
    asked, found = _measure()
    rows = sort_gaps(keep_area(found.rows, asked.area), parse_measure(_sort_by()), rising=asked.sorting.rising)
    text = write_gaps([*rows, *found.nation], found.sources, found.whose, get_catalog())
    return download(text, CSV, name_file(asked.subject, asked.area.name.lower().replace(" ", "-")))


@bp.get("/gaps/<area>")
def area(area: str) -> str:
    """What one state, or the nation, needs."""
    asked = _ask_area(parse_state(get_tools(), area))
    page = show_area(_list(asked), asked, get_catalog(), _links())
    return render_template("program/gaps_area.html", page=page)


@bp.get("/gaps/<area>/gaps.csv")
def area_csv(area: str) -> Response:
    """The same as a file."""
    asked = _ask_area(parse_state(get_tools(), area))
    found = _list(asked)
    rows = sort_gaps(rows_of(found, asked.area), parse_measure(_sort_by()), rising=asked.sorting.rising)
    text = write_gaps(rows, found.sources, found.whose, get_catalog())
    return download(text, CSV, name_file(asked.area, asked.within or asked.kind))


@bp.get("/gaps/<area>/behind")
def behind(area: str) -> ResponseReturnValue:
    """The rows behind the figures of one subject in one area."""
    asked = _ask_behind(area)
    try:
        told, links = _tell(asked, parse_shares(get_tools(), request.args.items())), _links()
    except BadInput as error:
        if not error.field.startswith("share."):
            raise
        refused = Refused(request.args, make_problem(error))
        page = show_behind(_tell(asked, {}), asked, get_catalog(), GapLinks(), refused)
        return render_template("program/gaps_behind.html", page=page), 422
    return render_template("program/gaps_behind.html", page=show_behind(told, asked, get_catalog(), links))


@bp.get("/gaps/<area>/behind.csv")
def behind_csv(area: str) -> Response:
    """The same as a file."""
    tools, asked = get_tools(), _ask_behind(area)
    wanted = _request(asked.subject)
    found = measure_gaps(tools, request=wanted)
    rows = find_behind(tools, request=wanted, area=asked.area)
    text = write_behind(rows, found.sources, found.whose, get_catalog())
    return download(text, CSV, name_file(asked.area, asked.subject, "behind"))


@bp.get("/gaps/compare")
def compare() -> str:
    """Two states side by side."""
    asked, other = _ask_two()
    page = show_compared(
        (_list(asked), _list(other)), (asked.area, other.area), asked.within, get_catalog(), _links()
    )  # fmt: skip
    return render_template("program/gaps_compare.html", page=page)


@bp.get("/gaps/compare.csv")
def compare_csv() -> Response:
    """The same as a file."""
    asked, other = _ask_two()
    found = _list(asked)
    rows = [*found.rows, *_list(other).rows]
    text = write_gaps(rows, found.sources, found.whose, get_catalog())
    return download(text, CSV, name_file(asked.area, other.area, asked.within or ""))


def _measure() -> tuple[Asked, GapTable]:
    args, tools = request.args, get_tools()
    show = parse_measure(args.get("show", ""))
    asked = Asked(
        subject=parse_subject(tools, args.get("of") or FIRST, args.get("level", "")),
        show=show,
        area=parse_area(tools, args.get("area", "")),
        sorting=_sorting(show),
        whose=parse_whose(args.get("whose", "")) or "",
    )
    return asked, measure_gaps(tools, request=_request(asked.subject))


def _tell(asked: BehindAsked, shares: Mapping[tuple[str, str], float]) -> Told:
    tools, whose = get_tools(), parse_whose(request.args.get("whose", ""))
    changed, plain = GapRequest(asked.subject, whose, shares), GapRequest(asked.subject, whose)
    return Told(
        table=measure_gaps(tools, request=changed),
        plain=measure_gaps(tools, request=plain),
        behind=find_behind(tools, request=changed, area=asked.area),
        before=find_behind(tools, request=plain, area=asked.area),
        trend=find_trend(tools, request=changed, area=asked.area),
    )


def _list(asked: AreaAsked) -> GapTable:
    args, tools = request.args, get_tools()
    return list_gaps(
        tools, area=asked.area, kind=asked.kind, level=asked.level, within=asked.within,
        whose=parse_whose(args.get("whose", "")), shares=parse_shares(tools, args.items()),
    )  # fmt: skip


def _ask_area(area: str) -> AreaAsked:
    within = _within()
    inner: SubjectKind = "role" if within and within.kind == "skill" else "skill"
    kind = inner if within else parse_kind(request.args.get("kind", ""))
    return AreaAsked(area, kind, parse_level(request.args.get("level", "")), within, _sorting(SHORT[0]))


def _ask_two() -> tuple[AreaAsked, AreaAsked]:
    one, other = parse_two_states(get_tools(), ",".join(request.args.getlist("states")))
    return _ask_area(one), _ask_area(other)


def _ask_behind(area: str) -> BehindAsked:
    args, tools = request.args, get_tools()
    subject = parse_subject(tools, args.get("of") or FIRST, args.get("level", ""))
    return BehindAsked(parse_state(tools, area), subject, _within())


def _within() -> Subject | None:
    text = request.args.get("within", "")
    return parse_subject(get_tools(), text, field="within") if text else None


def _request(subject: Subject) -> GapRequest:
    args = request.args
    return GapRequest(subject, parse_whose(args.get("whose", "")), parse_shares(get_tools(), args.items()))


def _sorting(usual: str) -> Sorting:
    by = request.args.get("sort") or usual
    return Sorting(by if by == "name" else parse_measure(by, field="sort"), request.args.get("order") == "asc")


def _links() -> GapLinks:
    """Links that keep what holds for every page."""
    shares = parse_shares(get_tools(), request.args.items())
    kept = {name_field(soc, role): f"{share:g}" for (soc, role), share in shares.items()}
    said = {name: request.args.get(name, "") for name in ("whose", "columns")}
    return GapLinks({**{name: value for name, value in said.items() if value}, **kept})


def _sort_by() -> str:
    by = request.args.get("sort", "")
    return by if by in MEASURES else ""
