"""Files of openings: CSV, JSON Lines and JSON-LD, told apart by what is in them; every bad row named.

Two shapes of JSON Lines are known: our own fields, and announcements of federal agencies as USA Staffing words them
(position_title, agency, statements). Nothing is read beyond the limits below, packed or not.
"""

import codecs
import gzip
import io
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pathways.domain.errors import BadFile
from pathways.domain.posting import OpeningFile, Posting, RowProblem
from pathways.sources.ad_text import plain_text
from pathways.sources.document_text import decode, looks_like_text
from pathways.sources.job_postings import read_job_postings
from pathways.sources.opening_tables import Row, read_table
from pathways.sources.posting_rules import States, check_fields, make_posting
from pathways.sources.usa_staffing import is_announcement, read_announcement

MIB = 1024 * 1024
GZIP = b"\x1f\x8b"
_FORMS = "CSV with the columns title and text, JSON Lines, or JSON-LD of schema.org/JobPosting"
_FIELDS = ("title", "text", "reference", "employer", "city", "state", "shift", "pay", "posted")


@dataclass(frozen=True, slots=True)
class OpeningLimits:
    """How much of one file is read: bytes, unpacked, and openings."""

    size: int = 64 * MIB
    rows: int = 50_000


STANDARD = OpeningLimits()


def read_openings(
    data: bytes, filename: str, *, states: States | None = None, limits: OpeningLimits = STANDARD
) -> OpeningFile:
    """All openings of a file, and every row that is none with its line, column and rule. .gz is unpacked.

    With states, a state that is none is a problem too. Raises BadFile (empty_file, file_too_large, broken_archive,
    unsupported_file, missing_columns, too_many_rows) when the file as a whole cannot be read.
    """
    text = _text(_unpack(data, limits), filename)
    begins = text.lstrip()
    if begins.startswith("<") or (begins.startswith(("{", "[")) and not _is_lines(begins)):
        return _bounded(read_job_postings(text, states=states), limits)
    rows = _json_lines(text) if begins.startswith("{") else read_table(text)
    return _bounded(_gather(rows, states, limits), limits)


def _gather(rows: Iterable[Row | RowProblem], states: States | None, limits: OpeningLimits) -> OpeningFile:
    postings: list[Posting] = []
    problems: list[RowProblem] = []
    for count, row in enumerate(rows, start=1):
        if count > limits.rows:
            raise _too_many(limits)
        broken = (row,) if isinstance(row, RowProblem) else _check(row, states)
        problems.extend(broken)
        if not isinstance(row, RowProblem) and not broken:
            postings.append(make_posting(row.fields, row.line))
    return OpeningFile(tuple(postings), tuple(problems))


def _check(row: Row, states: States | None) -> tuple[RowProblem, ...]:
    return check_fields(row.fields, row.line, None if row.abroad else states)


def _bounded(read: OpeningFile, limits: OpeningLimits) -> OpeningFile:
    if len(read.postings) > limits.rows:
        raise _too_many(limits)
    if not read.postings and not read.problems:
        raise BadFile("empty_file", "The file holds no openings.", fix=f"Send {_FORMS}.")
    return read


def _too_many(limits: OpeningLimits) -> BadFile:
    message = f"The file has more than {limits.rows:,} openings, which is the most that is read at once."
    return BadFile("too_many_rows", message, fix="Split it into several files.")


def _unpack(data: bytes, limits: OpeningLimits) -> bytes:
    """The bytes of the file, unpacked no further than the limit."""
    if not data.strip():
        raise BadFile("empty_file", "The file is empty.", fix="Choose another file.")
    if data.startswith(GZIP):
        try:
            with gzip.open(io.BytesIO(data)) as packed:
                data = packed.read(limits.size + 1)
        except (OSError, EOFError, zlib.error):
            fix = "Pack it again, or send it unpacked."
            raise BadFile("broken_archive", "The packed file is broken.", fix=fix) from None
    if len(data) > limits.size:
        message = f"The file has more than {limits.size / MIB:g} MB, which is the most that is read at once."
        raise BadFile("file_too_large", message, fix="Split it into several files.")
    return data


def _text(data: bytes, filename: str) -> str:
    try:
        text = _decode(data)
    except UnicodeDecodeError:
        text = "\0" * 9
    if not text.strip() or not looks_like_text(text):
        named = f"“{filename[:80]}”" if filename else "The file"
        raise BadFile("unsupported_file", f"{named} is no text file.", fix=f"Save it as {_FORMS}.")
    return text


def _decode(data: bytes) -> str:
    """Line by line, unless it is UTF-16: a row that was pasted in another encoding spoils no other row."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    return "\n".join(map(decode, data.split(b"\n")))


def _is_lines(text: str) -> bool:
    """Whether the first line is an object by itself and no JobPosting: JSON Lines, not one JSON document."""
    first, _, rest = text.partition("\n")
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        # a broken first line among whole ones is still JSON Lines
        second = rest.lstrip().partition("\n")[0]
        return first.rstrip().endswith("}") and second.startswith("{")
    return isinstance(value, dict) and ("@type" not in value and "@graph" not in value)


def _json_lines(text: str) -> Iterator[Row | RowProblem]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _line(number, line)


def _line(number: int, line: str) -> Row | RowProblem:
    fix = "Write one JSON object a line."
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        rule = f"This is no JSON: {error.msg.lower()}."
        return RowProblem(number, f"character {error.colno}", rule, fix)
    except (ValueError, RecursionError):
        return RowProblem(number, "", "It is nested too deeply or holds a number too long.", fix)
    if not isinstance(value, dict):
        return RowProblem(number, "", "This is no JSON object.", fix)
    if is_announcement(value):
        return Row(number, read_announcement(value), abroad=True)
    return Row(number, _own(value))


def _own(value: Mapping[str, Any]) -> dict[str, str]:
    """Our own fields, whatever their case; numbers count as written."""
    named = {str(key).strip().lower(): item for key, item in value.items()}
    fields = {name: _words(named.get(name)) for name in _FIELDS}
    return {**fields, "text": plain_text(fields["text"])}


def _words(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).replace("\x00", "").strip()
