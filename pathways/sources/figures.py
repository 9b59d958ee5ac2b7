"""The figures that ship with the product: wages as CSV, and the crosswalk that brings old releases to SOC 2018."""

import csv
import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path

from pathways.domain.errors import BadFile, NotReady
from pathways.domain.figures import AreaLevel, WageRow

COLUMNS = tuple(field.name for field in dataclasses.fields(WageRow))

Crosswalk = Mapping[str, tuple[tuple[str, str], ...]]
"""A SOC 2010 code to the SOC 2018 codes its figures may stand for, each with the mark to set ('' exact)."""

_LEVELS: Mapping[str, AreaLevel] = {"nation": "nation", "state": "state"}


def figures_folder() -> Path:
    """data/figures: inside the package where it is installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "data" / "figures"
    return installed if installed.is_dir() else package.parent / "data" / "figures"


def load_figures(folder: Path) -> tuple[WageRow, ...]:
    """Every wage row of the wages_*.csv files in a folder. Raises NotReady without any, BadFile with all faults."""
    files = sorted(folder.glob("wages_*.csv"))
    if not files:
        raise NotReady(
            "no_figures", f"There are no wage figures in {folder.name}.", fix="Put wages_*.csv there; see its README."
        )
    problems: list[str] = []
    rows = tuple(row for file in files for row in _wages(file, problems))
    if problems:
        listed = "\n".join(f"  - {problem}" for problem in problems[:50])
        raise BadFile("bad_figures", f"The wage figures have {len(problems)} problem(s):\n{listed}", fix="Mend them.")
    return rows


def format_figures(rows: Iterable[WageRow]) -> str:
    """Wage rows as the text of a wages_*.csv file."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(dataclasses.astuple(row) for row in rows)
    return out.getvalue()


def load_crosswalk(folder: Path) -> Crosswalk:
    """The crosswalk in soc2010_to_2018.csv, ready to apply to figures.

    Where an occupation was split, its figures stand for each part ('wider'), but not for a part that another
    occupation became as a whole; where several became one, each is 'part' of it.
    """
    file = folder / "soc2010_to_2018.csv"
    if not file.is_file():
        raise NotReady("no_crosswalk", f"{file.name} is missing.", fix="Put it back from the release of this program.")
    with file.open(encoding="utf-8", newline="") as lines:
        pairs = [(row["soc2010"], row["soc2018"]) for row in csv.DictReader(lines)]
    return _marked(pairs)


def _marked(pairs: list[tuple[str, str]]) -> Crosswalk:
    new: dict[str, list[str]] = defaultdict(list)
    whole: dict[str, list[str]] = defaultdict(list)
    for old, code in pairs:
        new[old].append(code)
    for old, codes in new.items():
        if len(codes) == 1:
            whole[codes[0]].append(old)
    return {old: tuple(_targets(codes, whole)) for old, codes in new.items()}


def _targets(codes: list[str], whole: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    if len(codes) == 1:
        yield codes[0], "part" if len(whole[codes[0]]) > 1 else ""
    else:
        yield from ((code, "wider") for code in codes if code not in whole)


def _wages(file: Path, problems: list[str]) -> Iterator[WageRow]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
        if missing:
            problems.append(f"{file.name}, line 1: no column {', '.join(missing)}")
            return
        for row in rows:
            try:
                yield _wage(row)
            except (KeyError, ValueError, TypeError) as error:
                problems.append(f"{file.name}, line {rows.line_num}: {error}")


def _wage(row: Mapping[str, str]) -> WageRow:
    p10, p25, p50, p75, p90 = (_whole(row[column]) for column in ("p10", "p25", "p50", "p75", "p90"))
    return WageRow(
        soc=row["soc"],
        title=row["title"],
        area=row["area"],
        area_level=_LEVELS[row["area_level"]],
        year=int(row["year"]),
        employment=_whole(row["employment"]),
        location_quotient=float(row["location_quotient"]) if row["location_quotient"] else None,
        p10=p10,
        p25=p25,
        p50=p50,
        p75=p75,
        p90=p90,
        mark=row["mark"],
    )


def _whole(text: str) -> int | None:
    return int(text) if text else None
