"""CSV as spreadsheets write it: whatever delimiter, header in any case, line breaks inside quotes."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pathways.domain.errors import BadFile
from pathways.domain.posting import RowProblem
from pathways.sources.ad_text import plain_text

DELIMITERS = (",", ";", "\t", "|")
NEEDED = ("title", "text")
KNOWN = (*NEEDED, "reference", "employer", "city", "state", "shift", "pay", "posted")
ALSO_CALLED = {"description": "text", "place": "city", "location": "city", "salary": "pay", "firm": "employer",
               "date": "posted", "dateposted": "posted"}  # fmt: skip
"""What other people's tables call our columns; a column of our own name comes first."""
LONGEST_CELL = 1_000_000
"""A cell longer than this is a quotation mark that was never closed."""


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one row by name, and the physical line it begins on. abroad: its state may be none of ours."""

    line: int
    fields: Mapping[str, str]
    abroad: bool = False


@dataclass(frozen=True, slots=True)
class _Header:
    delimiter: str
    names: Sequence[str]


def read_table(text: str) -> Iterator[Row | RowProblem]:
    """The rows of a table, and those that cannot be cut into cells. Raises BadFile (missing_columns)."""
    header = _find_header(text)
    csv.field_size_limit(LONGEST_CELL)
    # newline="" keeps line breaks in quotes as they are, so that lines are counted as an editor counts them
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=header.delimiter, strict=True)
    next(reader)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _broken(line, str(error))
            if "unexpected end" in str(error) or "field limit" in str(error):
                return
            continue
        if any(cell.strip() for cell in cells):
            yield _row(line, cells, header)


def _row(line: int, cells: Sequence[str], header: _Header) -> Row | RowProblem:
    spare = [cell for cell in cells[len(header.names) :] if cell.strip()]
    if spare:
        rule = f"The row has {len(cells)} cells; the header has {len(header.names)}."
        return RowProblem(line, f"column {len(header.names) + 1}", rule, "Put texts that hold the delimiter in quotes.")
    named = dict(zip(header.names, (cell.replace("\x00", "").strip() for cell in cells), strict=False))
    fields = {name: named.get(name, "") for name in KNOWN}
    return Row(line, {**fields, "text": plain_text(fields["text"])})


def _find_header(text: str) -> _Header:
    """The delimiter under which the first line names the columns that are needed."""
    first = text.partition("\n")[0]
    tried = [_Header(mark, _names(first, mark)) for mark in DELIMITERS]
    found = next((header for header in tried if set(NEEDED) <= set(header.names)), None)
    if found:
        return found
    likeliest = max(tried, key=lambda header: len(header.names))
    lacking = [name for name in NEEDED if name not in likeliest.names]
    raise BadFile(
        "missing_columns",
        f"Line 1 must name the columns title and text; {' and '.join(lacking)} is not there.",
        field="file",
        fix=f"Name the columns in the first line: {', '.join(KNOWN)}.",
    )


def _names(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
    names = ["".join(cell.split()).strip("\ufeff").lower() for cell in cells]
    return [other if (other := ALSO_CALLED.get(name, name)) not in names else name for name in names]


def _broken(line: int, what: str) -> RowProblem:
    if "unexpected end" in what or "field limit" in what:
        rule = "A quotation mark that opens in this row is never closed, so nothing after it can be read."
        return RowProblem(line, "", rule, "Close it, or write it twice where it belongs to the text.")
    return RowProblem(
        line, "", f"The row cannot be cut into cells: {what}.", "Write quotation marks inside a text twice."
    )
