"""People as columns: a byte a skill, a bit a choice, in blocks to which rows are only ever added.

A row that somebody may be reading is never written again: who changes gets a new row and the old one is marked dead in
a copy of the block's living bits. So a search needs no lock; it reads the parts as they were when it began.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pathways.domain.crowd import CrowdRow

Choice = tuple[str, str]
"""What one bit says: the filter's name and one value of it, ('state', 'OH')."""

Bits = NDArray[np.uint64]
"""One bit a row, 64 rows a word, lowest bit first."""

Rows = NDArray[np.int64]
WORD = 64
UNKNOWN_SHIFT = ("shift", "unknown")
INVENTED = ("demo", "only")


@dataclass(frozen=True, slots=True)
class Batch:
    """People laid out as columns, not yet among the others. choices: of each bit (row here), which it is."""

    ids: Sequence[str]
    revisions: NDArray[np.int64]
    codes: NDArray[np.uint8]
    vectors: NDArray[np.int8]
    scales: NDArray[np.float32]
    places: NDArray[np.float64]
    pay: NDArray[np.int32]
    available: NDArray[np.int32]
    choices: NDArray[np.bool_]

    def cut(self, first: int, last: int) -> "Batch":
        """The people from first up to last."""
        rows = slice(first, last)
        return Batch(
            self.ids[rows], self.revisions[rows], self.codes[:, rows], self.vectors[rows], self.scales[rows],
            self.places[:, rows], self.pay[rows], self.available[rows], self.choices[:, rows],
        )  # fmt: skip


class Block:
    """Room for so many people, allocated once; the last skill column stays empty, for skills nobody can hold."""

    def __init__(self, serial: int, skills: int, dimensions: int, room: int) -> None:
        self.serial = serial
        self.room = room
        self.ids: list[str] = []
        self.revisions = np.zeros(room, np.int64)
        self.codes = np.zeros((skills + 1, room), np.uint8)
        self.vectors = np.zeros((room, dimensions), np.int8)
        self.scales = np.zeros(room, np.float32)
        self.places = np.zeros((3, room), np.float64)
        self.pay = np.zeros(room, np.int32)
        self.available = np.zeros(room, np.int32)

    def add(self, batch: Batch) -> None:
        """Write people behind the last row; whoever reads the rows before sees nothing of it."""
        first, last = len(self.ids), len(self.ids) + len(batch.ids)
        self.revisions[first:last] = batch.revisions
        self.codes[:-1, first:last] = batch.codes
        self.vectors[first:last] = batch.vectors
        self.scales[first:last] = batch.scales
        self.places[:, first:last] = batch.places
        self.pay[first:last] = batch.pay
        self.available[first:last] = batch.available
        self.ids.extend(batch.ids)


@dataclass(frozen=True, slots=True)
class Part:
    """A block as one search sees it: how many rows there are, which of them live, and a row of bits a choice."""

    block: Block
    count: int
    alive: Bits
    bits: Bits

    @property
    def size(self) -> int:
        """Rows that a pass reads: whole words, the rest of the last word dead."""
        return -(-self.count // WORD) * WORD

    def living(self) -> Bits:
        """Who lives, as far as there are rows."""
        return self.alive[: self.size // WORD]

    def chosen(self, number: int | None) -> Bits:
        """Who made this choice; nobody, where nobody here could have."""
        if number is None or number >= len(self.bits):
            return np.zeros(self.size // WORD, np.uint64)
        return np.asarray(self.bits[number, : self.size // WORD])

    def without(self, rows: Rows) -> "Part":
        """The same with these rows dead."""
        alive = unpack(self.alive)
        alive[rows] = False
        return replace(self, alive=pack(alive))

    def grown(self, batch: Batch) -> "Part":
        """The same with these people added; their bits are written where nobody looks yet."""
        first, last = self.count, self.count + len(batch.ids)
        alive = unpack(self.alive)
        alive[first:last] = True
        more = len(batch.choices) - len(self.bits)
        bits = np.pad(self.bits, ((0, more), (0, 0))) if more > 0 else self.bits
        _write_bits(bits, first, batch.choices)
        self.block.add(batch)
        return Part(self.block, last, pack(alive), bits)

    def made(self, rows: Rows) -> NDArray[np.bool_]:
        """Which choices these people made, shape (choices, rows)."""
        bytes_ = self.bits.view(np.uint8)
        return ((bytes_[:, rows >> 3] >> (rows & 7).astype(np.uint8)) & 1).astype(np.bool_)

    def pick(self, rows: Rows) -> Batch:
        """These people, to be written elsewhere."""
        block = self.block
        return Batch(
            [block.ids[row] for row in rows], block.revisions[rows], block.codes[:-1, rows], block.vectors[rows],
            block.scales[rows], block.places[:, rows], block.pay[rows], block.available[rows], self.made(rows),
        )  # fmt: skip


def new_part(serial: int, skills: int, dimensions: int, room: int) -> Part:
    """A block with nobody in it."""
    block = Block(serial, skills, dimensions, room)
    return Part(block, 0, np.zeros(room // WORD, np.uint64), np.zeros((0, room // WORD), np.uint64))


def lay_out(rows: Sequence[CrowdRow], skills: int, dimensions: int, choices: dict[Choice, int]) -> Batch:
    """People as columns; a choice that was never made before is given the next number."""
    shape = (len(rows), skills)
    codes = np.frombuffer(b"".join(_whole(row, row.codes, skills) for row in rows), np.uint8).reshape(shape)
    told = (_whole(row, row.vector, dimensions) for row in rows)
    vectors = np.frombuffer(b"".join(told), np.int8).reshape(len(rows), dimensions)
    made = [[choices.setdefault(choice, len(choices)) for choice in _choices(row)] for row in rows]
    held = np.zeros((len(choices), len(rows)), np.bool_)
    for column, numbers in enumerate(made):
        held[numbers, column] = True
    return Batch(
        [row.id for row in rows], np.array([row.revision for row in rows], np.int64), codes.T, vectors,
        _scales(vectors), _places(rows), np.array([row.pay_floor for row in rows], np.int32),
        np.array([row.available.toordinal() if row.available else 0 for row in rows], np.int32), held,
    )  # fmt: skip


def pack(held: NDArray[np.bool_]) -> Bits:
    """One bit a row; the number of rows is a multiple of 64."""
    return np.packbits(held, axis=-1, bitorder="little").view(np.uint64)


def unpack(bits: Bits) -> NDArray[np.bool_]:
    """One truth value a row."""
    return np.unpackbits(bits.view(np.uint8), axis=-1, bitorder="little").view(np.bool_)


def rows_of(bits: Bits) -> Rows:
    """The rows whose bit is set, rising."""
    return np.flatnonzero(unpack(bits))


def count(bits: Bits) -> int:
    """How many bits are set."""
    return int(np.bitwise_count(bits).sum(dtype=np.int64))


def on_sphere(latitudes: Sequence[float | None], longitudes: Sequence[float | None]) -> NDArray[np.float64]:
    """Points on the unit sphere, shape (3, n); without coordinates not a number, which is near nothing."""
    north, east = (np.radians(np.array(side, np.float64)) for side in (latitudes, longitudes))
    return np.stack((np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)))


def numbers_by_key(choices: Mapping[Choice, int]) -> dict[str, dict[str, int]]:
    """For each filter its values and their numbers."""
    found: dict[str, dict[str, int]] = {}
    for (key, value), number in choices.items():
        found.setdefault(key, {})[value] = number
    return found


def _choices(row: CrowdRow) -> Iterator[Choice]:
    if row.state:
        yield ("state", row.state)
    yield ("shift", row.shift)
    yield ("certificate", row.certificate)
    for credential in row.credentials:
        yield ("credential", credential)
    for module in row.training:
        yield ("training", module)
    if row.demo:
        yield INVENTED


def _whole(row: CrowdRow, given: bytes, length: int) -> bytes:
    """What is given, or zeros for nothing; any other length is somebody's mistake."""
    if given and len(given) != length:
        raise ValueError(f"row {row.id!r} holds {len(given)} bytes, not {length}: it was encoded for another index")
    return given or bytes(length)


def _scales(vectors: NDArray[np.int8]) -> NDArray[np.float32]:
    """What turns a stored vector into a unit vector; 0 for a zero vector."""
    wide = vectors.astype(np.float32)
    norms: NDArray[np.float32] = np.sqrt(np.vecdot(wide, wide))
    return np.divide(1, norms, out=np.zeros_like(norms), where=norms > 0)


def _places(rows: Sequence[CrowdRow]) -> NDArray[np.float64]:
    known = [row.latitude is not None and row.longitude is not None for row in rows]
    sides = ([row.latitude for row in rows], [row.longitude for row in rows])
    latitudes, longitudes = (
        [value if there else math.nan for value, there in zip(side, known, strict=True)] for side in sides
    )
    return on_sphere(latitudes, longitudes)


def _write_bits(bits: Bits, first: int, choices: NDArray[np.bool_]) -> None:
    """Set the bits of new rows; bytes shared with older rows keep those rows' bits."""
    last = first + choices.shape[1]
    span = bits.view(np.uint8)[: len(choices), first // 8 : -(-last // 8)]
    room = np.zeros((len(choices), span.shape[1] * 8), np.bool_)
    room[:, first % 8 : first % 8 + choices.shape[1]] = choices
    span |= np.packbits(room, axis=1, bitorder="little")
