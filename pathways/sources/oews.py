"""Occupational Employment and Wage Statistics, national and state files of the May releases since 2012."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from pathways.domain.errors import BadFile
from pathways.domain.figures import AreaLevel, OewsRelease, WageRow
from pathways.sources.figures import Crosswalk, figures_folder, load_crosswalk
from pathways.sources.oews_tables import bad_file, read_table

_NEEDED = {
    "code": ("OCC_CODE",),
    "title": ("OCC_TITLE",),
    "employment": ("TOT_EMP",),
    "p10": ("A_PCT10",),
    "p25": ("A_PCT25",),
    "p50": ("A_MEDIAN",),
    "p75": ("A_PCT75",),
    "p90": ("A_PCT90",),
}
_OPTIONAL = {
    "group": ("O_GROUP", "OCC_GROUP", "GROUP"),
    "quotient": ("LOC_QUOTIENT", "LOC_Q"),
    "postal": ("PRIM_STATE", "ST"),
    "fips": ("AREA",),
    "area_type": ("AREA_TYPE",),
    "industry": ("I_GROUP",),
    "year": ("YEAR",),
}
"""Our name of a column -> its names in the releases, the newest first."""

_PERCENTILES = ("p10", "p25", "p50", "p75", "p90")
_MARKS = ("*", "**", "#", "~")
_GROUPS = ("total", "major", "detailed", "")
_LISTED = 50
_STATES = (
    "01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA "
    "26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX "
    "49UT 50VT 51VA 53WA 54WV 55WI 56WY 66GU 72PR 78VI"
)
_POSTAL = {state[:2]: state[2:] for state in _STATES.split()}


@dataclass
class _Table:
    """A release being read: where its columns stand, and what was found wrong."""

    columns: Mapping[str, int]
    header: Sequence[str]
    problems: list[str] = field(default_factory=list)

    def text(self, cells: Sequence[str], name: str) -> str:
        place = self.columns.get(name, len(cells))
        return cells[place] if place < len(cells) else ""


def read_oews(file: Path, *, year: int | None = None, crosswalk: Crosswalk | None = None) -> OewsRelease:
    """Read a national or state file (XLSX, CSV, CSV.GZ or the ZIP around it), whole or not at all.

    year is needed only where neither a column nor the file's name tells it; crosswalk only to use another than
    the one that ships. Rows of metropolitan areas, single industries and broad groups are passed over. Raises
    BadFile: bad_oews_file, oews_year_unknown, oews_too_old, bad_oews_rows (by line and column, the first 50).
    """
    name, ((_, header), *body) = read_table(file)
    table = _Table(_columns(header, file.name), header)
    year = _checked_year(year or _year(table.text(body[0][1] if body else (), "year"), f"{file.name} {name}"), name)
    translate = _translation(year, crosswalk)
    rows = tuple(row for line in body for row in _wage_rows(table, line, year, translate))
    if table.problems:
        raise _bad_rows(file.name, table.problems)
    if not rows:
        raise bad_file(file.name, "holds no national or state rows")
    return OewsRelease(year, _classification(year), rows)


def _columns(header: Sequence[str], name: str) -> Mapping[str, int]:
    known = {**_NEEDED, **_OPTIONAL}
    found = {ours: header.index(name) for ours, names in known.items() for name in names[::-1] if name in header}
    missing = [names[0] for ours, names in _NEEDED.items() if ours not in found]
    if missing:
        raise bad_file(name, f"lacks the columns {', '.join(missing)}; found {', '.join(header)}")
    return found


def _year(cell: str, name: str) -> int:
    """The year from its column, or from a name like state_M2024_dl, all_data_M_2024 or oesm24st."""
    named = re.search(r"M_?(20\d\d)", name) or re.search(r"oesm(\d\d)", name)
    text = cell or (named.group(1) if named else "")
    if not text.isdigit():
        raise BadFile("oews_year_unknown", f"The year of {name} cannot be told.", fix="Give the year of the release.")
    return int(text) if len(text) == 4 else 2000 + int(text)


def _checked_year(year: int, name: str) -> int:
    if year < 2012:
        raise BadFile("oews_too_old", f"{name} is older than SOC 2010.", fix="Take a release from May 2012 on.")
    return year


def _translation(year: int, crosswalk: Crosswalk | None) -> Crosswalk:
    if year >= 2019:
        return {}
    return load_crosswalk(figures_folder()) if crosswalk is None else crosswalk


def _classification(year: int) -> Literal["SOC 2010", "SOC 2010/2018 hybrid", "SOC 2018"]:
    if year < 2019:
        return "SOC 2010"
    return "SOC 2010/2018 hybrid" if year < 2021 else "SOC 2018"


def _wage_rows(table: _Table, line: tuple[int, Sequence[str]], year: int, translate: Crosswalk) -> Iterator[WageRow]:
    number, cells = line
    area = _area(table, number, cells)
    if area is None or not _is_wanted(table, cells):
        return
    code = table.text(cells, "code")
    if not re.fullmatch(r"\d\d-\d{4}", code):
        table.problems.append(f"line {number}, column OCC_CODE: {code[:40]!r} is not an occupation code")
        return
    row = _wage_row(table, number, cells, area, year)
    for soc, mark in translate.get(code, ((code, ""),)):
        yield replace(row, soc=soc, mark=" ".join(filter(None, (row.mark, mark))))


def _is_wanted(table: _Table, cells: Sequence[str]) -> bool:
    across = table.text(cells, "industry").lower() in ("", "cross-industry")
    return across and table.text(cells, "group").lower() in _GROUPS


def _area(table: _Table, number: int, cells: Sequence[str]) -> tuple[str, AreaLevel] | None:
    """The nation or a state; None for the areas within states. Old national files have no column for it."""
    level = table.text(cells, "area_type")
    postal = table.text(cells, "postal").upper()
    if level not in ("", "1", "2", "3"):
        return None
    if level == "1" or "fips" not in table.columns:
        return "US", "nation"
    fips = table.text(cells, "fips")
    if len(fips) > 2:
        return None
    area = postal or _POSTAL.get(fips.zfill(2), "")
    if area not in _POSTAL.values():
        table.problems.append(f"line {number}, column AREA: {area or fips!r} is not a state")
        return None
    return area, "state"


def _wage_row(table: _Table, number: int, cells: Sequence[str], area: tuple[str, AreaLevel], year: int) -> WageRow:
    employment, *wages = (_whole(table, number, cells, name) for name in ("employment", *_PERCENTILES))
    known = [wage for wage in wages if wage is not None]
    if known != sorted(known):
        table.problems.append(f"line {number}: the percentiles do not rise")
    quotient = _number(table, number, cells, "quotient")
    p10, p25, p50, p75, p90 = wages
    code, title, mark = table.text(cells, "code"), table.text(cells, "title"), _mark(table, cells)
    return WageRow(code, title, *area, year, employment, quotient, p10, p25, p50, p75, p90, mark)


def _mark(table: _Table, cells: Sequence[str]) -> str:
    values = (table.text(cells, name) for name in ("employment", "quotient", *_PERCENTILES))
    return " ".join(dict.fromkeys(value for value in values if value in _MARKS))


def _whole(table: _Table, number: int, cells: Sequence[str], name: str) -> int | None:
    value = _number(table, number, cells, name)
    return None if value is None else round(value)


def _number(table: _Table, number: int, cells: Sequence[str], name: str) -> float | None:
    text = table.text(cells, name)
    if not text or text in _MARKS:
        return None
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d*\.?\d+", text):
        return float(text.replace(",", ""))
    table.problems.append(f"line {number}, column {table.header[table.columns[name]]}: {text[:40]!r} is not a number")
    return None


def _bad_rows(name: str, problems: Sequence[str]) -> BadFile:
    listed = "\n".join(f"  - {problem}" for problem in problems[:_LISTED])
    more = f"\n  and {len(problems) - _LISTED} more" if len(problems) > _LISTED else ""
    return BadFile(
        "bad_oews_rows",
        f"{name} has {len(problems)} problem(s); nothing was taken from it:\n{listed}{more}",
        fix="Take the file again as it was published.",
    )
