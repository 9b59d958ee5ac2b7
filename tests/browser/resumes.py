"""A made-up résumé of four pages in two columns, and its PDF."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from made_files import pdf

Columns = tuple[Sequence[str], Sequence[str]]
"""The lines of a page's left column and of its right one."""

TWO_COLUMNS: tuple[Columns, ...] = (
    (
        ("ANN OTHER", "419-555-0134", "ann.other@example.com", "CNC MACHINIST", "Eleven years in job shops",
         "and aerospace parts, on", "mills and on lathes."),
        ("EXPERIENCE, CURRENT JOB", "Machinist, Acme Tool", "Set up Haas vertical mills",
         "Indicated vises and fixtures", "Touched off tools, set offsets", "Edited G-code at the control",
         "Proved out new programs"),
    ),
    (
        ("MEASURING", "Micrometers and calipers", "Height gauge on the plate", "Ran the CMM for first parts",
         "First article inspections", "Kept SPC charts by hand", "Read GD&T drawings"),
        ("EXPERIENCE, EARLIER JOB", "Lathe operator, Lakeside", "Ran Fanuc lathes, two shifts",
         "Chose inserts for stainless", "Adjusted speeds and feeds", "Bored soft jaws to size", "Deburred by hand"),
    ),
    (
        ("SOFTWARE", "Mastercam toolpaths, 2D work", "SolidWorks part models", "Excel for scrap counts",
         "Entered orders in the ERP", "Work orders on a tablet", "Drawings from a PDM vault"),
        ("EXPERIENCE, FIRST JOB", "Machine operator, Northside", "Loaded parts into mills",
         "Swept and kept the cell 5S", "Checked coolant levels daily", "Packed and labeled orders",
         "Moved pallets by forklift"),
    ),
    (
        ("TRAINING", "OSHA 10 general industry", "NIMS Measurement, Materials", "and Safety credential",
         "Lockout class every year", "First aid at the plant", "Two years of night school"),
        ("WORKING WITH OTHERS", "Trained four new operators", "Led the morning meeting",
         "Wrote setup sheets for all", "Joined a kaizen on changeover", "Cut setup by twenty minutes",
         "Reported near misses"),
    ),
)  # fmt: skip


def draw_columns(pages: Sequence[Columns]) -> bytes:
    """A PDF that draws each row from the left column into the right one, as word processors do."""
    return pdf(*[_place(*columns) for columns in pages])


def stands_in(pages: Sequence[Columns], shown: str) -> bool:
    """Whether a quote shown as “words” line N begins in line N, read column by column with a gap between pages."""
    lines = "\n\n".join("\n".join([*left, *right]) for left, right in pages).split("\n")
    found = re.search(r"\W*(.+?)\W*\s+line (\d+)$", shown.strip())
    return bool(found) and found[1] in " ".join(lines[int(found[2]) - 1 :][:2])


def _place(left: Sequence[str], right: Sequence[str]) -> list[tuple[float, float, str]]:
    rows = [(720.0 - 16 * number, *pair) for number, pair in enumerate(zip_longest(left, right, fillvalue=""))]
    return [place for y, here, there in rows for place in ((50.0, y, here), (320.0, y, there)) if place[2]]
