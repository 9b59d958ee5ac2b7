"""The imported O*NET release: occupations, their titles, and what is tied to them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, select

from pathways.domain.implied import OccupationLinks
from pathways.domain.onet import OnetRelease
from pathways.store.releases import Progress, insert_many
from pathways.store.rows import OccupationDwaRow, OccupationRow, OccupationTechnologyRow, OccupationTitleRow, Row

Batch = tuple[type[Row], Sequence[Mapping[str, Any]]]


def count_rows(release: OnetRelease) -> int:
    """How many rows add_occupations will write."""
    return sum(len(rows) for _, rows in _batches(release, 0))


def add_occupations(session: Session, number: int, release: OnetRelease, progress: Progress) -> None:
    """Enter a release's rows under the number of its release."""
    batches = _batches(release, number)
    total, done = sum(len(rows) for _, rows in batches), 0

    def tell(written: int) -> None:
        nonlocal done
        done += written
        progress("Writing O*NET", done, total)

    for table, rows in batches:
        insert_many(session, table, rows, tell)


def list_names(session: Session) -> tuple[tuple[str, str], ...]:
    """(O*NET-SOC code, occupation title) for every imported occupation, by code."""
    found = session.exec(select(OccupationRow.onet_soc, OccupationRow.title).order_by(col(OccupationRow.onet_soc)))
    return tuple((code, title) for code, title in found)


def list_titles(session: Session) -> tuple[tuple[str, str], ...]:
    """(O*NET-SOC code, title) for every imported title, by code and title."""
    order = (col(OccupationTitleRow.onet_soc), col(OccupationTitleRow.title))
    found = session.exec(select(OccupationTitleRow.onet_soc, OccupationTitleRow.title).order_by(*order))
    return tuple((code, title) for code, title in found)


def find_links(session: Session, onet_soc: str) -> OccupationLinks:
    """What O*NET ties to an occupation; empty for one that is not imported."""
    dwas = select(OccupationDwaRow.dwa_id, OccupationDwaRow.weight).where(OccupationDwaRow.onet_soc == onet_soc)
    codes = select(OccupationTechnologyRow.commodity_code, OccupationTechnologyRow.in_demand).where(
        OccupationTechnologyRow.onet_soc == onet_soc
    )
    technology = list(session.exec(codes))
    return OccupationLinks(
        activities=dict(sorted((dwa, weight) for dwa, weight in session.exec(dwas))),
        technologies=frozenset(code for code, _ in technology),
        in_demand=frozenset(code for code, in_demand in technology if in_demand),
    )


def _batches(release: OnetRelease, number: int) -> tuple[Batch, ...]:
    """Rows by table, parents first. A title that analysts and job holders both name is entered once."""
    titles = {(title.code, title.title): title.kind for title in reversed(release.titles)}
    return (
        (
            OccupationRow,
            [
                {"onet_soc": item.code, "title": item.title, "job_zone": item.job_zone, "release": number}
                for item in release.occupations
            ],
        ),
        (
            OccupationTitleRow,
            [{"onet_soc": code, "title": title, "kind": kind} for (code, title), kind in sorted(titles.items())],
        ),
        (
            OccupationDwaRow,
            [{"onet_soc": item.code, "dwa_id": item.dwa, "weight": item.weight} for item in release.activities],
        ),
        (OccupationTechnologyRow, _technology_rows(release)),
    )


def _technology_rows(release: OnetRelease) -> list[Mapping[str, Any]]:
    seen = {(item.code, item.commodity, item.example): item for item in release.technologies}
    return [
        {
            "onet_soc": item.code,
            "commodity_code": item.commodity,
            "example": item.example,
            "hot": item.hot,
            "in_demand": item.in_demand,
        }
        for item in seen.values()
    ]
