"""The instruments a use case needs, opened once by app or cli, after the fork."""

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from threadpoolctl import threadpool_limits

from pathways.domain.catalog import Catalog
from pathways.domain.figures import WageRow
from pathways.domain.job_figures import JobFigures
from pathways.domain.seat_plan import PlanningDefaults
from pathways.engine.atlas import Atlas, load_atlas
from pathways.engine.crowd import Crowd
from pathways.engine.curriculum import Curriculum
from pathways.engine.encoder import OnnxEncoder
from pathways.engine.gap_demand import DemandColumns
from pathways.engine.gap_layout import GapLayout, lay_out_gaps
from pathways.engine.gap_memo import Memo
from pathways.engine.gap_supply import SupplyColumns
from pathways.engine.paths import Ladder
from pathways.engine.ranking import RoleMatrix, lay_out_roles
from pathways.engine.reading.weigher import load_weigher
from pathways.mail.outbox import FolderOutbox, Outbox
from pathways.sources.catalog_files import load_catalog
from pathways.sources.cupboards import find_cupboard
from pathways.sources.figures import load_figures
from pathways.sources.figures_jobs import load_job_figures
from pathways.sources.planning import load_planning
from pathways.store.database import Store
from pathways.use_cases.accounts.kit import HERE, SENDER, utc_now
from pathways.use_cases.releases import merge_wages
from pathways.use_cases.secret import BADGE_KEY, find_secret

SHIPPED_ONET = "29.3"
"""The O*NET release whose titles of the catalogue's own occupations ship in data/catalog/titles.csv."""


@dataclass(frozen=True)
class People:
    """Everybody who can be found, in this process. Whoever searches first brings it up to date, under the lock."""

    crowd: Crowd
    lock: Lock = field(default_factory=Lock)


@dataclass(frozen=True)
class Gaps:
    """What gaps by state are measured with. demand holds every opening and ad; whoever asks first brings it up to date,
    under the lock. people, openings and boards keep what was computed last; supply makes people
    anew."""

    layout: GapLayout
    jobs: JobFigures
    demand: DemandColumns
    supply: SupplyColumns
    lock: Lock = field(default_factory=Lock)
    people: Memo = field(default_factory=lambda: Memo(2))
    openings: Memo = field(default_factory=lambda: Memo(4))
    boards: Memo = field(default_factory=lambda: Memo(16))


@dataclass(frozen=True)
class Tools:
    """Everything a use case may touch. Nothing here changes while it serves, but for what the store holds, the
    people, who follow it, and whose turn it is to import openings."""

    catalog: Catalog
    atlas: Atlas
    curriculum: Curriculum
    ladder: Ladder
    matrix: RoleMatrix
    wages: tuple[WageRow, ...]
    planning: PlanningDefaults
    store: Store
    people: People
    gaps: Gaps
    clock: Callable[[], datetime.date]
    outbox: Outbox
    secret: bytes = field(repr=False)
    badge_key: bytes = field(repr=False)
    base_url: str = HERE
    now: Callable[[], datetime.datetime] = utc_now
    imports: Lock = field(default_factory=Lock)


def open_tools(
    home: Path, database: str, threads: int, *, outbox: Outbox | None = None, secret: str = "", base_url: str = HERE
) -> Tools:
    """Open everything; threads are for the encoder and for matrix products. Mail goes into the home folder and the
    secret is the one kept there, unless they are given.

    Raises NotReady with the command that mends it when something was not prepared.
    """
    # The products here are small: on a busy machine many threads take a hundred times as long as one (bench_gaps).
    threadpool_limits(threads, user_api="blas")
    catalog = load_catalog(find_cupboard("data") / "catalog")
    encoder = OnnxEncoder(home / "encoder", threads)
    weigher = load_weigher(find_cupboard("models") / "reader.json")
    store = Store(database)
    store.migrate()
    curriculum, matrix = Curriculum(catalog), lay_out_roles(catalog)
    return Tools(
        catalog=catalog,
        atlas=load_atlas(catalog, encoder, home / "atlas", weigher, known_words(home / "encoder")),
        curriculum=curriculum,
        ladder=Ladder(curriculum),
        matrix=matrix,
        wages=merge_wages(store, load_figures(find_cupboard("data") / "figures")),
        planning=load_planning(find_cupboard("data") / "figures"),
        store=store,
        people=People(Crowd(tuple(catalog.skills), threads=threads)),
        gaps=_open_gaps(catalog, matrix),
        clock=datetime.date.today,
        outbox=outbox or FolderOutbox(home / "mail", SENDER),
        secret=(secret or find_secret(home)).encode(),
        badge_key=bytes.fromhex(find_secret(home, BADGE_KEY)),
        base_url=base_url,
    )


def _open_gaps(catalog: Catalog, matrix: RoleMatrix) -> Gaps:
    layout, figures = lay_out_gaps(catalog), find_cupboard("data") / "figures"
    return Gaps(layout, load_job_figures(figures), DemandColumns(layout), SupplyColumns(layout, matrix))


def known_words(encoder: Path) -> dict[str, int]:
    """Whole words of the encoder's vocabulary with their rank, common ones first: what stands there is a word."""
    vocabulary = json.loads((encoder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    return {word: rank for word, rank in vocabulary.items() if word.isalpha() and len(word) > 2}
