"""The roll of everybody who can be found: who is where in the columns, and how a change takes hold at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from threading import Lock

import numpy as np

from pathways.domain.crowd import CrowdRow
from pathways.engine.crowd_columns import Batch, Choice, Part, count, lay_out, new_part, rows_of

AT_ONCE = 16_384
"""Rows that are taken in as one: a search sees all of them or none."""

ROOM = 65_536
"""People in a block: a column of sums for one block stays in the cache of one core."""

DEAD_SHARE, LEAST_DEAD = 4, 1024
"""A block is dissolved when a quarter of it, and at least so many rows, are dead."""


@dataclass(frozen=True, slots=True)
class View:
    """Everybody as one search sees them: the parts, and the number of every choice that somebody made."""

    parts: tuple[Part, ...]
    choices: dict[Choice, int]


class Roll:
    """Who is found where. One writer at a time; a reader waits only while a finished change is put in force."""

    def __init__(self, skills: int, dimensions: int, room: int = ROOM) -> None:
        self.revision = 0
        self._shape = (skills, dimensions, room)
        self._view = View((), {})
        self._where: dict[str, int] = {}
        self._gone: dict[str, int] = {}
        self._serial = 0
        self._writing, self._looking = Lock(), Lock()

    def apply(self, rows: Iterable[CrowdRow]) -> None:
        """Insert, overwrite or drop people, so many at once; a row older than the one in force changes nothing."""
        given = iter(rows)
        with self._writing:
            while some := list(islice(given, AT_ONCE)):
                self._take(some)

    def look(self, excluded: Iterable[str]) -> View:
        """Everybody but these."""
        with self._looking:
            view = self._view
            keys = [self._where[name] for name in excluded if name in self._where]
        if not keys:
            return view
        parts = {part.block.serial: part for part in view.parts}
        self._bury(parts, keys)
        return View(tuple(parts.values()), view.choices)

    def _take(self, rows: Sequence[CrowdRow]) -> None:
        fresh = self._newest(rows)
        choices = dict(self._view.choices)
        batch = lay_out([row for row in fresh.values() if not row.gone], *self._shape[:2], choices)
        parts = {part.block.serial: part for part in self._view.parts}
        self._bury(parts, [self._where[name] for name in fresh if name in self._where])
        places = self._append(parts, batch)
        self._tidy(parts, places)
        left = {row.id: row.revision for row in fresh.values() if row.gone}
        with self._looking:
            for name in left:
                self._where.pop(name, None)
            self._where.update(places)
            self._view = View(tuple(parts.values()), choices)
            self.revision = max(self.revision, *(row.revision for row in rows))
        self._remember(left, batch.ids)

    def _newest(self, rows: Sequence[CrowdRow]) -> dict[str, CrowdRow]:
        """The last word on each of these people, where it is not older than what is in force."""
        fresh: dict[str, CrowdRow] = {}
        for row in rows:
            known = fresh[row.id].revision if row.id in fresh else self._revision_of(row.id)
            if row.revision >= known:
                fresh[row.id] = row
        return fresh

    def _revision_of(self, name: str) -> int:
        key = self._where.get(name)
        if key is None:
            return self._gone.get(name, 0)
        serial, row = divmod(key, self._shape[2])
        return int(next(part for part in self._view.parts if part.block.serial == serial).block.revisions[row])

    def _remember(self, left: dict[str, int], returned: Iterable[str]) -> None:
        """Keep when people left, so that an older row that arrives late does not bring them back."""
        self._gone.update(left)
        for name in returned:
            self._gone.pop(name, None)

    def _bury(self, parts: dict[int, Part], keys: Sequence[int]) -> None:
        """Mark rows dead, in a copy of what says who lives."""
        serials, rows = np.divmod(np.array(keys, np.int64), self._shape[2])
        for serial in np.unique(serials).tolist():
            parts[serial] = parts[serial].without(rows[serials == serial])

    def _append(self, parts: dict[int, Part], batch: Batch) -> dict[str, int]:
        """Write people behind the last, in new blocks as they are needed; where each came to stand."""
        places: dict[str, int] = {}
        room, first = self._shape[2], 0
        while first < len(batch.ids):
            tail = next(reversed(parts.values()), None)
            if tail is None or tail.count == room:
                tail = new_part(self._serial, *self._shape)
                self._serial += 1
            serial, start = tail.block.serial, tail.count
            some = batch.cut(first, first + room - start)
            parts[serial] = tail.grown(some)
            places.update(zip(some.ids, range(serial * room + start, (serial + 1) * room), strict=False))
            first += len(some.ids)
        return places

    def _tidy(self, parts: dict[int, Part], places: dict[str, int]) -> None:
        """Dissolve blocks with many dead rows; the living move behind the last."""
        least = min(LEAST_DEAD, self._shape[2] // DEAD_SHARE)
        dead = {serial: part.count - count(part.living()) for serial, part in parts.items()}
        due = [serial for serial, part in parts.items() if dead[serial] >= max(least, part.count // DEAD_SHARE)]
        # All of them leave before anybody moves: who moved into one that leaves after would be left nowhere.
        for part in [parts.pop(serial) for serial in due]:
            places.update(self._append(parts, part.pick(rows_of(part.living()))))
