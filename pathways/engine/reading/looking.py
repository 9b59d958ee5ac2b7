"""The first look at a text: its pieces, and the titles and forms met in them; of a worker's text without names."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pathways.domain.reading import TextKind
from pathways.engine.reading.ad_sections import Placed, place
from pathways.engine.reading.impersonal import blank, find_names, make_impersonal, speaks_of_others
from pathways.engine.reading.jobs import TitlesMet
from pathways.engine.reading.mentions import Mention
from pathways.engine.reading.pieces import Cut, cut_pieces
from pathways.engine.reading.segments import Segment, cut
from pathways.engine.reading.shorthand import write_out
from pathways.engine.reading.spanish import gloss
from pathways.engine.reading.words import stems

Mend = Callable[[str], str]
HEADING_WORDS = 12
_SCHOOL = re.compile(
    r"\b(?:graduated|graduate of|class of \d{4}|diploma|schools?|colleges?|university|institute|academy|escuela"
    r"|universidad|colegio|instituto|egresad[oa]|graduad[oa]|bachillerato)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sight:
    """The pieces of a text, and the titles and forms met in it; of an ad also where each piece stands."""

    cuts: tuple[Cut, ...]
    met: TitlesMet
    found: tuple[Mention, ...]
    placed: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True)
class Glance:
    """A text before anything is compared: without identifiers, what was met in it, and the texts whose vectors are
    needed, those of the pieces and last the heading."""

    text: str
    removed: tuple[str, ...]
    sight: Sight
    compared: tuple[str, ...]

    @property
    def pieces(self) -> tuple[str, ...]:
        """The texts of the pieces alone."""
        return self.compared[:-1]


Meet = Callable[[tuple[Cut, ...]], Sight]
"""Meets titles and forms in pieces."""


def look(text: str, kind: TextKind, meet: Meet) -> Sight:
    """A text at first sight; a worker's once more with the names in it blanked, so that they count for nothing."""
    cuts = cut_pieces(cut(text, kind == "ad"), kind == "ad")
    if kind == "ad":
        placed = place(text, cuts)
        return replace(meet(tuple(map(_asking, cuts, placed))), placed=placed)
    sight = meet(cuts)
    names = tuple(find_names(sight.cuts, _terms(sight)))
    return meet(cut_pieces(cut(blank(text, names), False), False)) if names else sight


def compared_texts(cuts: Sequence[Cut], heading: str, kind: TextKind, mend: Mend) -> list[str]:
    """The pieces, and last the heading, as they are compared: of a worker's text without who, when and where."""
    texts = [*(_plain(piece.text, part, mend) for part in cuts for piece in part.pieces), heading]
    if kind == "ad":
        return texts
    others = speaks_of_others(" ".join(part.segment.text for part in cuts))
    return [make_impersonal(text, others=others) for text in texts]


def first_line(cuts: Sequence[Cut]) -> str:
    """The line that most likely names the job: the first short one."""
    for part in cuts[:4]:
        if not part.segment.boilerplate and len(part.segment.text.split()) <= HEADING_WORDS:
            return part.segment.text
    return ""


def tells_of_work(cuts: Sequence[Cut], pieces: Sequence[str]) -> list[bool]:
    """Which pieces tell of work: where somebody went to school must not move what they can do."""
    schooling = [_names_school(part.segment) for part in cuts for _ in part.pieces]
    return [bool(piece) and not school for piece, school in zip(pieces, schooling, strict=True)]


def _names_school(segment: Segment) -> bool:
    """Whether a line is about schooling: under its heading, or a short one that names a school or a graduation."""
    if segment.section == "education":
        return True
    return len(segment.text.split()) <= HEADING_WORDS and bool(_SCHOOL.search(segment.text))


def _asking(part: Cut, placed: Placed) -> Cut:
    """A piece of an ad; one that asks nothing of anybody shows no skill, and its title is no evidence."""
    if placed.counts or placed.heading:
        return part
    idle = not placed.head
    return Cut(replace(part.segment, boilerplate=part.segment.boilerplate or idle), part.scopes, (), part.spanish)


def _plain(text: str, part: Cut, mend: Mend) -> str:
    """A piece as English that the vectors know: glossed where it is Spanish, else with its short words
    written out and its misspelt words mended."""
    return gloss(text).text if part.spanish else mend(write_out(text))


def _terms(sight: Sight) -> dict[int, set[str]]:
    """The stems of every form and title met, by segment."""
    terms: dict[int, set[str]] = defaultdict(set)
    spans = [(mention.segment, mention.hit.start, mention.hit.end) for mention in sight.found]
    for segment, start, end in (*spans, *sight.met.spans):
        terms[segment].update(stems(sight.cuts[segment].segment.text[start:end]))
    return terms
