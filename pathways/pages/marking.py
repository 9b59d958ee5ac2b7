"""A person's own text with the pieces marked that skills were read from, so that they can see what we saw."""

from collections.abc import Iterable
from dataclasses import dataclass

from pathways.domain.skill import HeldSkill


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; marked when it is a quote."""

    text: str
    marked: bool


def mark_text(text: str, held: Iterable[HeldSkill]) -> tuple[Piece, ...]:
    """The text cut at the quotes of the skills held; overlapping quotes become one piece."""
    pieces: list[Piece] = []
    at = 0
    for start, end in _merge(sorted(_quotes(text, held))):
        pieces += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    pieces.append(Piece(text[at:], False))
    return tuple(piece for piece in pieces if piece.text)


def _quotes(text: str, held: Iterable[HeldSkill]) -> Iterable[tuple[int, int]]:
    for item in held:
        for evidence in item.evidence:
            end = evidence.start + len(evidence.quote)
            if evidence.start >= 0 and text[evidence.start : end] == evidence.quote:
                yield evidence.start, end


def _merge(spans: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
