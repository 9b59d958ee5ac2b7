"""Two columns on a page: found in its laid-out text, and put one after the other."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_MIN_ROWS = 6
_MIN_SHARE = 0.5
"""Share of a page's rows that must have words in both columns, and share of those rows that must agree on where
the right one starts (assumption): a line with its date at the right edge is no column."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_DATE_WORD = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|present|now|current", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """A page of two columns: its rows as (left, right) pairs, and its text with each column read on its own."""

    pairs: tuple[tuple[str, str], ...]
    text: str


def split_columns(layout: str) -> Columns | None:
    """The columns of a page given as lines padded with spaces to their place, or None where there are none."""
    rows = layout.split("\n")
    gutter = _gutter(rows)
    if gutter is None:
        return None
    pairs = tuple(_cut(row, gutter) for row in rows if _is_open(row, gutter))
    both = tuple((left, right) for left, right in pairs if left and right)
    return Columns(both, _read_down(rows, gutter)) if _is_prose(both) else None


def reads_across(plain: str, columns: Columns) -> bool:
    """Whether a page's text runs from the left column straight into the right one on most of its rows."""
    squashed = [_squash(line) for line in plain.split("\n")]
    across = sum(any(_squash(left + right) in line for line in squashed) for left, right in columns.pairs)
    return across > len(columns.pairs) / 2


def _gutter(rows: Sequence[str]) -> int | None:
    """Where the right column starts: the place after a gap at which most rows resume."""
    starts = Counter(gap.end() for row in rows for gap in re.finditer(r"(?<=\S) {2,}(?=\S)", row))
    place, votes = max(starts.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    filled = sum(1 for row in rows if row.strip())
    return place if votes >= max(_MIN_ROWS, _MIN_SHARE * filled) else None


def _is_open(row: str, gutter: int) -> bool:
    return not row[gutter - 2 : gutter].strip()


def _cut(row: str, gutter: int) -> tuple[str, str]:
    return row[:gutter].strip(), row[gutter:].strip()


def _is_prose(pairs: Sequence[tuple[str, str]]) -> bool:
    """Dates and places at the right edge belong to the line they stand on; writing is a column of its own."""
    words = [len([word for word in _WORD.findall(right) if not _DATE_WORD.fullmatch(word)]) for _, right in pairs]
    return bool(words) and median(words) >= 2


def _read_down(rows: Sequence[str], gutter: int) -> str:
    """A row across the gutter is read where it stands; between two of them the left column comes before the right."""
    out: list[str] = []
    block: list[tuple[str, str]] = []
    for row in [*rows, None]:
        if row is not None and _is_open(row, gutter):
            block.append(_cut(row, gutter))
            continue
        out += [left for left, _ in block] + [right for _, right in block]
        block = []
        out.append((row or "").strip())
    return "\n".join(out)


def _squash(text: str) -> str:
    return re.sub(r"\s+", "", text)
