"""Tables of cohorts and learners as CSV: read from whatever a spreadsheet saves, written so that they read back.

Lines that begin with # before the header are remarks. A cell that a spreadsheet would run as a formula is written with
an apostrophe before it, and read without.
"""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pathways.domain.catalog import Catalog
from pathways.domain.cohort import Class, Cohort, CohortRow
from pathways.domain.cohort_rules import (
    COHORT_FIELDS,
    LEARNER_FIELDS,
    FieldProblem,
    check_cohort,
    check_learner,
    describe_cohort,
    describe_learner,
)
from pathways.domain.errors import BadFile
from pathways.domain.posting import RowProblem
from pathways.sources.document_text import decode, looks_like_text

COLUMNS = (*COHORT_FIELDS, *LEARNER_FIELDS)
DELIMITERS = (",", ";", "\t", "|")
MOST_ROWS = 50_000
MOST_BYTES = 10 * 1024 * 1024
LONGEST_CELL = 10_000

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
_COLUMNS_ARE = f"The columns are {', '.join(COLUMNS)}."
_CLOSE = "Close it, or write it twice where it belongs to the text."


@dataclass(frozen=True, slots=True)
class CohortTable:
    """What a file holds: the rows that hold, and every problem with its line and column."""

    rows: tuple[CohortRow, ...]
    problems: tuple[RowProblem, ...]


def read_cohorts(data: bytes, catalog: Catalog, today: datetime.date) -> CohortTable:
    """Every row of a table of cohorts. Raises BadFile (empty_file, file_too_large, unsupported_file, missing_columns,
    too_many_rows) where the file as a whole cannot be read."""
    rows: list[CohortRow] = []
    problems: list[RowProblem] = []
    seen: dict[tuple[str, str], int] = {}
    cohorts: dict[str, tuple[Cohort, int]] = {}
    for line, cells in _lines(_text(data)):
        if isinstance(cells, RowProblem):
            problems.append(cells)
            continue
        row, found = _row(line, cells, catalog, today)
        faults = found or [*_twice(row, seen), *_unlike(row, cohorts)]
        problems.extend(RowProblem(line, fault.field, fault.rule, fault.fix) for fault in faults)
        if not faults:
            rows.append(row)
    if not rows and not problems:
        raise BadFile("empty_file", "The file holds no rows.", field="file", fix=_COLUMNS_ARE)
    return CohortTable(tuple(rows), tuple(problems))


def write_cohorts(classes: Iterable[Class], remarks: Sequence[str] = ()) -> str:
    """A table that read_cohorts reads back unchanged: a row for each learner, and one for a cohort without any."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([f"# {remark}"] for remark in remarks)
    writer.writerow(COLUMNS)
    for item in classes:
        mine = describe_cohort(item.cohort)
        for learner in item.learners or (None,):
            fields = {**mine, **(describe_learner(learner) if learner else {})}
            writer.writerow([_shield(fields.get(name, "")) for name in COLUMNS])
    return out.getvalue()


def _shield(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _unshield(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_STARTS) else cell


def _text(data: bytes) -> str:
    if not data.strip():
        raise BadFile("empty_file", "The file is empty.", field="file", fix="Choose another file.")
    if len(data) > MOST_BYTES:
        message = f"The file has more than {MOST_BYTES // 1024**2} MB."
        raise BadFile("file_too_large", message, field="file", fix="Split it into several files.")
    try:
        text = decode(data)
    except UnicodeDecodeError:
        text = "\0" * 9
    if not looks_like_text(text):
        raise BadFile("unsupported_file", "This is no text file.", field="file", fix="Save the table as CSV.")
    return text


def _lines(text: str) -> Iterator[tuple[int, Mapping[str, str] | RowProblem]]:
    """Each row with the line it begins on. Raises BadFile (missing_columns, too_many_rows)."""
    skipped, header, mark = _find_header(text)
    csv.field_size_limit(LONGEST_CELL)
    body = "".join(text.splitlines(keepends=True)[skipped + 1 :])
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=mark, strict=True)
    count = 0
    while True:
        line = skipped + reader.line_num + 2
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, RowProblem(line, "", f"The row cannot be cut into cells: {error}.", _CLOSE)
            return
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MOST_ROWS:
            message = f"The file has more than {MOST_ROWS:,} rows."
            raise BadFile("too_many_rows", message, field="file", fix="Split it into several files.")
        yield line, _named(line, cells, header)


def _find_header(text: str) -> tuple[int, list[str], str]:
    """How many lines come before the header, its names, and the sign between cells."""
    for number, line in enumerate(text.splitlines()):
        if not line.strip(" \t,;|\ufeff") or line.lstrip('\ufeff"').startswith("#"):
            continue
        names, mark = max(((_names(line, mark), mark) for mark in DELIMITERS), key=lambda found: len(found[0]))
        missing = [name for name in COLUMNS if name not in names]
        if not missing:
            return number, names, mark
        message = f"Line {number + 1} must name the columns; {missing[0]} is not there."
        raise BadFile("missing_columns", message, field="file", fix=_COLUMNS_ARE)
    raise BadFile("empty_file", "The file holds no header.", field="file", fix=_COLUMNS_ARE)


def _names(line: str, mark: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return []
    return ["_".join(cell.strip("\ufeff ").lower().split()) for cell in cells]


def _named(line: int, cells: Sequence[str], header: Sequence[str]) -> Mapping[str, str] | RowProblem:
    if any(cell.strip() for cell in cells[len(header) :]):
        rule = f"The row has {len(cells)} cells; the header has {len(header)}."
        return RowProblem(line, f"column {len(header) + 1}", rule, "Put texts that hold the delimiter in quotes.")
    return dict(zip(header, (_unshield(cell.strip(" ")) for cell in cells), strict=False))


def _row(
    line: int, cells: Mapping[str, str], catalog: Catalog, today: datetime.date
) -> tuple[CohortRow, list[FieldProblem]]:
    """A row, and what of it does not hold. Without a learner's code, and with nothing else of one, it is a cohort."""
    cohort, problems = check_cohort(cells, catalog)
    if not any(cells.get(name, "").strip() for name in LEARNER_FIELDS):
        return CohortRow(cohort, None, line), list(problems)
    learner, more = check_learner(cells, catalog, cohort.modules, today)
    return CohortRow(cohort, learner, line), [*problems, *more]


def _twice(row: CohortRow, seen: dict[tuple[str, str], int]) -> Iterator[FieldProblem]:
    if row.learner is None:
        return
    key = (row.cohort.code, row.learner.code)
    if key in seen:
        rule = f"This learner stands in line {seen[key]} already."
        yield FieldProblem("learner", rule, "Leave one of the two lines out.")
    seen.setdefault(key, row.line)


def _unlike(row: CohortRow, cohorts: dict[str, tuple[Cohort, int]]) -> Iterator[FieldProblem]:
    first, line = cohorts.setdefault(row.cohort.code, (row.cohort, row.line))
    if replace(first, id="") != replace(row.cohort, id=""):
        was, now = describe_cohort(first), describe_cohort(row.cohort)
        field = next(name for name in COHORT_FIELDS if was[name] != now[name])
        yield FieldProblem(field, f"Line {line} says otherwise of this cohort.", "Make the lines of a cohort agree.")
