"""Which part of an ad each sentence stands in, and whether its own words make it a must or only nice to have.

The segments of ``segments.cut`` feed the trained weigher and stay as they are; the finer headings of ads, which the
weigher does not need, are told apart here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pathways.domain.opening import Ask
from pathways.engine.reading.ad_headings import LONGEST_HEADING, Part, find_heading
from pathways.engine.reading.cues import blank_scopes
from pathways.engine.reading.pieces import Cut
from pathways.engine.reading.segments import DROPPED, Segment

HEAD_WORDS = 22
FEW_WORDS = 6
_LEAD_IN = re.compile(rf"^\W{{0,4}}([^:\n]{{3,{LONGEST_HEADING}}}):(?:\s|$)")
_BULLET = re.compile(r"^\s*(?:[•●▪■◦·*–—>»✓✔➢-]|o(?=\s{2})|\(?\d{1,2}[.)])\s*")

_END = r"(?=\s*(?:$|[,.;:)\]!]|but\b|and\b|for\b|if\b|y\b))"
_NICE_AHEAD = re.compile(
    r"\b(?:ideally|preferabl[ye]|bonus(?: points?)?(?= (?:if|for|points?)\b)|nice to have|even better|extra (?:points|credit)|we(?:['’]d| would) (?:love|like)|"
    r"(?:it )?(?:would|will) (?:be (?:nice|great|helpful|a plus|good)|help)(?= if\b|:)|(?:a )?plus(?= if\b|:)|points for|preferiblemente|de preferencia|se valora\w*)\b|"
    r"^\W*(?:preferred|desired|optional|helpful|desirable)\b(?! by)",
    re.I,
)  # fmt: skip
_NICE_BEHIND = re.compile(
    r"\b(?:(?:strongly |highly |is |are )*(?:preferred|desired|desirable|optional|beneficial|helpful|advantageous|welcome|valued|recommended)|"
    r"(?:an? )?(?:(?:strong|big|real|definite|huge|great) )?(?:plus(?:es)?|advantage|asset|bonus)|(?:nice|good|great) to have|(?:is|are) nice|helps|"
    rf"would (?:help|be (?:nice|great|good|ideal|helpful|useful))|not (?:a must|mandatory|essential)|deseables?|preferibles?){_END}",
    re.I,
)  # fmt: skip
_MUST = re.compile(
    r"\b(?:required|mandatory|must(?! be nice)|essential|necessary|non-negotiable|obligatorio|indispensable)\b", re.I
)
_LIST_JOINS = re.compile(r"^\s*(?:and|or|y|o)\b|\b(?:and|or|y|o)\b", re.I)


_PRAISE = re.compile(
    r"\b(?:trusted partner|passionate|fast[- ]paced|come (?:and )?grow|great (?:culture|place|team)|makes? us (?:stronger|proud)|global leader|"
    r"world['’]s \w+|join (?:our|the|a) (?:[\w-]+ ){0,3}(?:family|team)|family (?:company|business|shop)|transforming|we (?:sponsor|live by|hire all|thank)|"
    r"e\.?o\.?e|eeo(?:/\w+)?|aa/eeo|founder|does not (?:tolerate|discriminate)|without regard|regardless of|all (?:qualified )?applicants|affirmative action|"
    r"sign[- ]on bonus|referral bonus|safety bonus|no (?:phone calls|agencies))\b",
    re.I,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment and the part of the ad it stands in. asked is its text, blank where it speaks of other people's work
    or of what is taught. A heading is no sentence of the ad, its head names the job, and praise asks nothing."""

    segment: Segment
    part: Part
    asked: str
    heading: bool = False
    head: bool = False

    @property
    def counts(self) -> bool:
        """Whether it may ask anything of anybody."""
        idle = self.heading or self.head or self.part == "aside" or self.segment.boilerplate
        return not idle and not _PRAISE.search(self.segment.text)


def place(text: str, cuts: Sequence[Cut]) -> tuple[Placed, ...]:
    """The part of the ad for every segment, in order.

    A heading holds until the next one; "Preferred: ..." within a line holds to the end of that line; a list of nice
    things ends where the bullets end, for what follows is the firm again.
    """
    walk, titled = _Walk(text), _head_line(cuts)
    placed: list[Placed] = []
    inline: Part | None = None
    done = 0
    for cut in cuts:
        segment = cut.segment
        if segment.line != walk.line:
            walk.go_to(segment.line, done)
            inline = None
        inline = _led_in(text[max(done, walk.start) : segment.start], segment.text) or inline
        asked = blank_scopes(segment.text, cut.scopes)
        heading = walk.is_heading(segment.line) and segment.text in walk.lines[segment.line - 1]
        part = inline or _by_section(walk.part, segment)
        placed.append(Placed(segment, part, asked, heading, segment.line == titled))
        done = segment.start + len(segment.text)
    return tuple(placed)


class _Walk:
    """A walk down the lines of an ad that knows at each which part it stands in."""

    def __init__(self, text: str) -> None:
        self.lines, self._starts = _lines(text)
        self._shouted = sum(map(str.isupper, text)) > sum(map(str.islower, text))
        self.part: Part = "open"
        self.line = 0
        self._listed = False

    @property
    def start(self) -> int:
        """The offset of the line the walk stands at."""
        return self._starts[self.line - 1]

    def go_to(self, line: int, done: int) -> None:
        """Go down to a line; what lies before done has been read, as the wrapped rest of a sentence."""
        for number in range(self.line + 1, line + 1):
            if self._starts[number - 1] >= done:
                self._pass(number)
        self.line = line
        bullet = bool(_BULLET.match(self.lines[line - 1]))
        if self.part == "nice" and self._listed and not bullet:
            self.part = "open"
        self._listed = self._listed or bullet

    def is_heading(self, line: int) -> bool:
        """Whether a line heads what follows: one we know, or a short one with a colon, or in capitals on its own."""
        text = self.lines[line - 1]
        if _BULLET.match(text):
            return False
        bare = text.strip().strip("*#=_ ")
        apart = line == 1 or not self.lines[line - 2].strip()
        capitals = apart and not self._shouted and bare.isupper() and len(bare) > 3 and bare[-1] not in ".!"
        short = 0 < len(bare.split()) <= FEW_WORDS
        return find_heading(text) is not None or (short and (bare.endswith(":") or capitals))

    def _pass(self, number: int) -> None:
        named = find_heading(self.lines[number - 1])
        if named or (self.part in ("aside", "nice") and self.is_heading(number)):
            self.part, self._listed = named or "open", False


def ask_at(placed: Placed, start: int, end: int) -> Ask:
    """Whether the words at a place of a segment are a must: its own clause decides, then the part of the ad.

    The rule: what stands under "preferred" and its like, or is called a plus in its own clause, is nice to have.
    Everything else is a must, duties too, even where a list of requirements stands beside them: somebody who cannot
    do the task cannot do the job, whether or not the list repeats it.
    """
    text = placed.segment.text
    if any(first <= start and end <= last for first, last in _nice_stretches(text)):
        return "nice"
    if placed.part != "nice":
        return "must"
    return "must" if _MUST.search(_clause(text, start, end)) else "nice"


def is_insisted_on(placed: Placed, start: int, end: int) -> bool:
    """Whether the ad insists on what stands at a place of a segment: under its requirements, or in so many words."""
    return ask_at(placed, start, end) == "must" and (placed.part == "must" or bool(_MUST.search(placed.segment.text)))


def _nice_stretches(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence that it calls nice to have: after "ideally", before "a plus"."""
    for match in _NICE_AHEAD.finditer(text):
        yield match.start(), len(text)
    for match in _NICE_BEHIND.finditer(text):
        opened = text.rfind("(", 0, match.start())
        if opened > text.rfind(")", 0, match.start()):
            yield opened, match.end()
            continue
        first = max(text.rfind(mark, 0, match.start()) for mark in (". ", "; ", "! ")) + 1
        comma = text.rfind(",", first, match.start())
        alone = comma >= 0 and not _LIST_JOINS.search(text[comma + 1 : match.start()])
        yield (comma if alone else first), match.end()


def _clause(text: str, start: int, end: int) -> str:
    right = text.find(",", end)
    return text[text.rfind(",", 0, start) + 1 : right if right >= 0 else len(text)]


def _led_in(before: str, text: str) -> Part | None:
    """The part named by "Preferred:" ahead of a sentence, or at its beginning."""
    cut_off = before.strip()
    if cut_off.endswith(":") and (named := find_heading(re.split(r"[.;|]\s", cut_off)[-1])):
        return named
    match = _LEAD_IN.match(text)
    return find_heading(match[1]) if match else None


def _by_section(part: Part, segment: Segment) -> Part:
    """Where the coarser cut knows a section of the firm's own, it holds."""
    return "aside" if segment.section in DROPPED and part != "nice" else part


def _head_line(cuts: Sequence[Cut]) -> int:
    """The line that heads an ad: the first, where it is short and others follow; 0 where the ad has no head."""
    first = [cut.segment for cut in cuts if cuts and cut.segment.line == cuts[0].segment.line]
    short = sum(len(segment.text.split()) for segment in first) <= HEAD_WORDS
    return first[0].line if short and len(cuts) > len(first) + 1 else 0


def _lines(text: str) -> tuple[list[str], list[int]]:
    lines, starts, position = text.split("\n"), [], 0
    for line in lines:
        starts.append(position)
        position += len(line) + 1
    return lines, starts
