"""The table inside an official OEWS file: XLSX, CSV, CSV packed with gzip, or the ZIP that holds one of them."""

import csv
import gzip
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl

from pathways.domain.errors import BadFile
from pathways.sources.document_text import decode

Line = tuple[int, tuple[str, ...]]
"""Where a row stands, counted from 1 as a reader of the file would, and its cells as text."""

_KEY = "OCC_CODE"
_HEAD_ROWS = 20


def read_table(file: Path) -> tuple[str, tuple[Line, ...]]:
    """The name of the data file and the lines of its table from the header on. Raises BadFile (bad_oews_file).

    Notes above the header and sheets without one are passed over; a ZIP must hold one data file.
    """
    name, data = _unpack(file)
    try:
        return name, tuple(_from_header(_lines(name, data), file.name))
    except (zipfile.BadZipFile, csv.Error, KeyError, ValueError, OSError):
        raise bad_file(file.name, "cannot be opened") from None


def bad_file(name: str, why: str) -> BadFile:
    """The answer to a file that is no OEWS release."""
    fix = "Take the national or state XLSX or ZIP from the OEWS tables of bls.gov; save an old .xls as .xlsx."
    return BadFile("bad_oews_file", f"{name} {why}.", fix=fix)


def _unpack(file: Path) -> tuple[str, bytes]:
    if not file.is_file():
        raise bad_file(file.name, "is not there")
    data = file.read_bytes()
    try:
        if file.suffix.lower() == ".gz":
            return file.stem, gzip.decompress(data)
        return _member(file.name, data) if file.suffix.lower() == ".zip" else (file.name, data)
    except (OSError, EOFError, zipfile.BadZipFile):
        raise bad_file(file.name, "cannot be unpacked") from None


def _member(name: str, data: bytes) -> tuple[str, bytes]:
    """The one data file of a ZIP; notes and field descriptions travel beside it."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        tables = [entry for entry in archive.namelist() if re.search(r"\.(xlsx|csv)$", entry, re.IGNORECASE)]
        named = [entry for entry in tables if re.search(r"(national|state|all)\w*_m_?\d{4}", entry, re.IGNORECASE)]
        chosen = named or tables
        if len(chosen) != 1:
            held = ", ".join(map(_last_name, chosen)) or "no XLSX or CSV file"
            raise bad_file(name, f"should hold one data file, but holds {held}")
        return _last_name(chosen[0]), archive.read(chosen[0])


def _last_name(entry: str) -> str:
    return entry.rpartition("/")[2]


def _lines(name: str, data: bytes) -> Iterable[Iterator[Line]]:
    """One run of lines a sheet."""
    if not name.lower().endswith(".xlsx"):
        rows = csv.reader(StringIO(decode(data), newline=""))
        return [((rows.line_num, tuple(map(str.strip, row))) for row in rows)]
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    return (_sheet_lines(sheet) for sheet in book.worksheets)


def _sheet_lines(sheet: Any) -> Iterator[Line]:
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        yield number, tuple(map(_cell_text, row))


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _from_header(sheets: Iterable[Iterator[Line]], name: str) -> Iterator[Line]:
    for lines in sheets:
        for _, line in zip(range(_HEAD_ROWS), lines, strict=False):
            if _KEY in _upper(line[1]):
                return _after(line, lines)
    raise bad_file(name, f"has no header line with {_KEY}")


def _upper(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.upper().replace(" ", "_") for cell in cells)


def _after(header: Line, lines: Iterator[Line]) -> Iterator[Line]:
    yield header[0], _upper(header[1])
    yield from (line for line in lines if any(line[1]))
