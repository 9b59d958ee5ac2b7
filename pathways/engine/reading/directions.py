"""What labelled texts teach beyond the examples of the catalogue: one direction of meaning for each skill.

Ridge regression in closed form from the vectors of pieces, beside the mean of their text, to the skills that they
show. The catalogue's own examples, definitions and forms are rows too, at half weight.
"""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pathways.engine.encoder import DIMENSIONS, Vectors
from pathways.engine.reading.likeness import Scores, SkillSpace

Matrix = NDArray[np.float64]
CONSTANT, OF_TEXT = 0.5, 0.5
"""What the constant and the mean of the text weigh beside a piece."""
DECAY = 6.0
OF_CATALOGUE = 0.5
STEPS = 127
IDLE = ""
"""Stands among the skills for words that invite a skill and show none: somebody else's duty, praise, another sense."""


@dataclass(frozen=True, slots=True)
class Directions:
    """A row for each dimension of a piece, the constant and each dimension of its text; a column for each skill."""

    skills: tuple[str, ...]
    weights: NDArray[np.float32]

    def score(self, rows: Scores, skills: Sequence[str]) -> Scores:
        """How much each piece of a text, as spread() gives them, tells of each of these skills; nothing of others."""
        found = np.zeros((len(rows), len(skills)), np.float32)
        column = {skill: place for place, skill in enumerate(self.skills)}
        known = [place for place, skill in enumerate(skills) if skill in column]
        if known and len(rows):
            found[:, known] = rows @ self.weights[:, [column[skills[place]] for place in known]]
        return found

    def packed(self) -> dict[str, Any]:
        """The same for JSON, a byte a number."""
        step = np.maximum(np.abs(self.weights).max(axis=0), 1e-9) / STEPS
        codes = np.rint(self.weights / step).astype(np.int8)
        steps = [float(f"{value:.5g}") for value in step]
        return {"skills": self.skills, "steps": steps, "codes": base64.b64encode(codes.tobytes()).decode()}


@dataclass(frozen=True, slots=True)
class Sums:
    """All that the regression needs to know of some rows: sums can be added and taken away."""

    square: Matrix
    product: Matrix

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(self.square + other.square, self.product + other.product)

    def __sub__(self, other: "Sums") -> "Sums":
        return Sums(self.square - other.square, self.product - other.product)

    def solve(self, skills: Sequence[str]) -> Directions:
        """The directions that fit the rows best."""
        held = self.square + DECAY * np.eye(len(self.square))
        return Directions(tuple(skills), np.linalg.solve(held, self.product).astype(np.float32))


def unpack(raw: Mapping[str, Any]) -> Directions:
    """Directions from what packed() gave."""
    skills = tuple(raw["skills"])
    codes = np.frombuffer(base64.b64decode(raw["codes"]), np.int8).reshape(-1, len(skills) or 1)
    return Directions(skills, codes.astype(np.float32) * np.array(raw["steps"], np.float32))


def no_directions() -> Directions:
    """What is known before anything was learned."""
    return Directions((), np.zeros((2 * DIMENSIONS + 1, 0), np.float32))


def spread(vectors: Vectors, counts: Sequence[bool]) -> Scores:
    """Rows for the pieces of one text: each beside the constant and the direction of the text, of which those pieces
    are that count."""
    mean = vectors[np.array(counts, np.bool_)].sum(axis=0)
    whole = np.tile(OF_TEXT * mean / (np.linalg.norm(mean) or 1.0), (len(vectors), 1))
    return np.hstack([vectors, np.full((len(vectors), 1), CONSTANT), whole]).astype(np.float32)


def sum_rows(rows: NDArray[np.float32], shown: NDArray[np.float32], weight: float = 1.0) -> Sums:
    """The sums of rows with the skills (columns) that each shows."""
    return Sums(np.asarray(weight * (rows.T @ rows), np.float64), np.asarray(weight * (rows.T @ shown), np.float64))


def sum_catalogue(space: SkillSpace) -> Sums:
    """The sums of what the catalogue itself says of its skills; none of it is idle, the last column."""
    kinds = (space.examples, space.definitions, space.forms)
    vectors = np.concatenate([kind.vectors for kind in kinds])
    columns = np.concatenate([kind.columns for kind in kinds])
    constant = np.full((len(vectors), 1), CONSTANT, np.float32)
    rows = np.hstack([vectors, constant, np.zeros_like(vectors)]).astype(np.float32)
    shown = np.eye(len(space.skills) + 1, dtype=np.float32)[columns]
    return sum_rows(rows, shown, OF_CATALOGUE)
