"""Pieces of segments small enough to mean one thing each: what the vectors are compared on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pathways.engine.reading.cues import Scope, blank_scopes, find_scopes, is_taken_back
from pathways.engine.reading.segments import Segment
from pathways.engine.reading.spanish import is_spanish

WHOLE_WORDS = 12
"""A segment of at most this many words is one piece."""
SMALLEST_WORDS = 3
_CUT = re.compile(
    r"[,;:()/]\s|\s[-–—]\s|\s(?:and|then|while|including|plus|also|such as|as well as|y|adem[aá]s|con)\s", re.I
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one segment. start is its offset in the segment."""

    segment: int
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A segment with its cues found, and the pieces of it that speak of the person; spanish: it is to be glossed."""

    segment: Segment
    scopes: tuple[Scope, ...]
    pieces: tuple[Piece, ...]
    spanish: bool = False


def cut_pieces(segments: Sequence[Segment], is_ad: bool) -> tuple[Cut, ...]:
    """The pieces of every segment; boilerplate and lines that only name a job have none."""
    cuts = []
    for index, segment in enumerate(segments):
        if segment.boilerplate or segment.job_line:
            cuts.append(Cut(segment, (), ()))
            continue
        scopes = find_scopes(segment.text, is_ad)
        if index + 1 < len(segments) and is_taken_back(segment.text, segments[index + 1].text):
            scopes = (Scope("denied", 0, len(segment.text)),)
        clean = blank_scopes(segment.text, scopes)
        cuts.append(Cut(segment, scopes, tuple(_pieces(index, clean)), is_spanish(segment.text)))
    return tuple(cuts)


def _pieces(index: int, text: str) -> Iterator[Piece]:
    if len(text.split()) == 0:
        return
    yield Piece(index, " ".join(text.split()), len(text) - len(text.lstrip()))
    if len(text.split()) <= WHOLE_WORDS:
        return
    begin = 0
    for match in [*_CUT.finditer(text), None]:
        end = match.start() if match else len(text)
        part = text[begin:end]
        if len(part.split()) >= SMALLEST_WORDS:
            yield Piece(index, " ".join(part.split()), begin + len(part) - len(part.lstrip()))
            begin = match.end() if match else end
