"""The O*NET database in its official text edition: tab-separated tables, UTF-8, one header line, no quoting."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pathways.domain.errors import BadFile
from pathways.domain.onet import (
    OnetActivity,
    OnetOccupation,
    OnetRelation,
    OnetRelease,
    OnetTask,
    OnetTechnology,
    OnetTitle,
)

Progress = Callable[[str, int, int], None]
Row = Mapping[str, str]

OCCUPATIONS = "Occupation Data"
TABLES: Mapping[str, tuple[str, ...]] = {
    OCCUPATIONS: ("O*NET-SOC Code", "Title"),
    "Job Zones": ("O*NET-SOC Code", "Job Zone"),
    "Alternate Titles": ("O*NET-SOC Code", "Alternate Title"),
    "Sample of Reported Titles": ("O*NET-SOC Code", "Reported Job Title"),
    "Task Statements": ("O*NET-SOC Code", "Task ID", "Task"),
    "Tasks to DWAs": ("O*NET-SOC Code", "Task ID", "DWA ID"),
    "Technology Skills": ("O*NET-SOC Code", "Example", "Commodity Code"),
    "Related Occupations": ("O*NET-SOC Code", "Related O*NET-SOC Code"),
}
"""The tables read, with the columns each must have. Only the first must be there; releases differ in the others."""

_SHAPES = {
    "O*NET-SOC Code": re.compile(r"\d\d-\d{4}\.\d\d"),
    "Related O*NET-SOC Code": re.compile(r"\d\d-\d{4}\.\d\d"),
    "Job Zone": re.compile("[1-5]"),
    "Task ID": re.compile(r"\d+"),
    "DWA ID": re.compile(r"\d\.[A-Z](\.\w+)+"),
    "Commodity Code": re.compile(r"\d{8}"),
    "Index": re.compile(r"\d+"),
}
_LISTED = 50


@dataclass
class _Reading:
    """Rows by table, and everything found wrong on the way."""

    folder: Path
    rows: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_onet(folder: Path, progress: Progress) -> OnetRelease:
    """Read a release from its folder or the one above it, whole or not at all.

    progress is called after each table with its name, how many are done and how many there are. Raises BadFile
    (no_onet_release, bad_onet_release) that names problems by file and line, the first 50 of them.
    """
    reading = _Reading(_find_tables(folder))
    for number, table in enumerate(TABLES, 1):
        reading.rows[table] = list(_rows(table, reading))
        progress(table, number, len(TABLES))
    _check_codes(reading)
    if reading.problems:
        raise _bad_release(reading.problems)
    return _release(reading)


def _find_tables(folder: Path) -> Path:
    name = f"{OCCUPATIONS}.txt"
    found = [path.parent for path in (folder / name, *sorted(folder.glob(f"*/{name}"))) if path.is_file()]
    if len(found) == 1 or (found and found[0] == folder):
        return found[0]
    seen = f"{len(found)} releases: {', '.join(path.name for path in found)}" if found else f"no file {name!r}"
    raise BadFile("no_onet_release", f"The folder {folder.name} holds {seen}.", fix="Name one unzipped text release.")


def _rows(table: str, reading: _Reading) -> Iterator[Row]:
    """Sound rows of one table; the unsound ones become problems."""
    lines = (line.split("\t") for line in _lines(table, reading))
    header = next(lines, None)
    if header is None:
        return
    missing = [column for column in TABLES[table] if column not in header]
    if missing:
        reading.problems.append(f"{table}.txt, line 1: no column {', '.join(missing)}; found {', '.join(header)}")
        return
    for number, cells in enumerate(lines, 2):
        fault = _fault(header, cells)
        if fault:
            reading.problems.append(f"{table}.txt, line {number}: {fault}")
        else:
            yield dict(zip(header, cells, strict=True))


def _lines(table: str, reading: _Reading) -> Sequence[str]:
    path = reading.folder / f"{table}.txt"
    data = path.read_bytes() if path.is_file() else b""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reading.problems.append(f"{path.name}, line {line}: not UTF-8")
        return ()
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else ()


def _fault(header: Sequence[str], cells: Sequence[str]) -> str:
    if len(cells) != len(header):
        return f"{len(cells)} fields where the header has {len(header)}"
    for column, cell in zip(header, cells, strict=True):
        shape = _SHAPES.get(column)
        if shape and not shape.fullmatch(cell):
            return f"column {column}: {cell[:40]!r} is not as it should be"
    return ""


def _check_codes(reading: _Reading) -> None:
    """Every row must belong to an occupation of the release, and each occupation stand there once."""
    counts = Counter(row["O*NET-SOC Code"] for row in reading.rows[OCCUPATIONS])
    twice = (f"{OCCUPATIONS}.txt: {code} is listed {count} times" for code, count in counts.items() if count > 1)
    reading.problems.extend(twice)
    for table, rows in reading.rows.items():
        unknown = {row["O*NET-SOC Code"] for row in rows} - set(counts)
        reading.problems.extend(f"{table}.txt: {code} is not in {OCCUPATIONS}.txt" for code in sorted(unknown))
    if not counts and not reading.problems:
        reading.problems.append(f"{OCCUPATIONS}.txt: no occupation in it")


def _bad_release(problems: Sequence[str]) -> BadFile:
    listed = "\n".join(f"  - {problem}" for problem in problems[:_LISTED])
    more = f"\n  and {len(problems) - _LISTED} more" if len(problems) > _LISTED else ""
    return BadFile(
        "bad_onet_release",
        f"The O*NET release has {len(problems)} problem(s); nothing was taken from it:\n{listed}{more}",
        fix="Unzip the release again; its tables must be left as they came.",
    )


def _release(reading: _Reading) -> OnetRelease:
    rows = reading.rows
    zones = {row["O*NET-SOC Code"]: int(row["Job Zone"]) for row in rows["Job Zones"]}
    return OnetRelease(
        release=_release_name(reading.folder),
        occupations=tuple(
            OnetOccupation(code, row["Title"], zones.get(code, 0)) for code, row in _by_code(rows[OCCUPATIONS])
        ),
        titles=_titles(rows),
        activities=_activities(rows["Tasks to DWAs"]),
        technologies=tuple(_technology(code, row) for code, row in _by_code(rows["Technology Skills"])),
        relations=_relations(rows["Related Occupations"]),
        tasks=tuple(
            OnetTask(code, row["Task ID"], row["Task"], row.get("Task Type") == "Core")
            for code, row in _by_code(rows["Task Statements"])
        ),
        absent=tuple(table for table in TABLES if not (reading.folder / f"{table}.txt").is_file()),
    )


def _by_code(rows: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    return ((row["O*NET-SOC Code"], row) for row in rows)


def _titles(rows: Mapping[str, Sequence[Row]]) -> tuple[OnetTitle, ...]:
    alternate, reported = _by_code(rows["Alternate Titles"]), _by_code(rows["Sample of Reported Titles"])
    return (
        *(OnetTitle(code, row["Alternate Title"], "alternate") for code, row in alternate),
        *(OnetTitle(code, row["Reported Job Title"], "reported") for code, row in reported),
    )


def _activities(rows: Sequence[Row]) -> tuple[OnetActivity, ...]:
    weights = Counter((code, row["DWA ID"]) for code, row in _by_code(rows))
    return tuple(OnetActivity(code, dwa, weight) for (code, dwa), weight in weights.items())


def _technology(code: str, row: Row) -> OnetTechnology:
    """Older releases have no column In Demand; nothing is in demand then."""
    hot, in_demand = row.get("Hot Technology") == "Y", row.get("In Demand") == "Y"
    return OnetTechnology(code, row["Commodity Code"], row["Example"], hot, in_demand)


def _relations(rows: Sequence[Row]) -> tuple[OnetRelation, ...]:
    """In releases without a column Index, nearness is the order of the rows."""
    seen: Counter[str] = Counter()
    relations = []
    for code, row in _by_code(rows):
        seen[code] += 1
        relations.append(OnetRelation(code, row["Related O*NET-SOC Code"], int(row.get("Index") or seen[code])))
    return tuple(relations)


def _release_name(folder: Path) -> str:
    """The number in the release's own note, else in the name of its folder."""
    note = folder / "Read Me.txt"
    text = note.read_text("utf-8", "replace") if note.is_file() else ""
    named = re.search(r"O\*NET\S* (\d+\.\d+)", text) or re.search(r"(\d+)_(\d+)", folder.name)
    return ".".join(named.groups()) if named else ""
