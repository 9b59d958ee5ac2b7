"""A job posting as somebody else's file gives it: the words to be read, and the fields that overrule what is read."""

from dataclasses import dataclass

from pathways.domain.opening import Ask
from pathways.domain.worker import Shift

LONGEST_TEXT = 100_000
LONGEST_FIELD = 200
"""The most characters of a posting's text, and of any other field of it."""


@dataclass(frozen=True, slots=True)
class PostedSkill:
    """A skill a posting names by itself. level 0 means that none is given, so the text decides level and ask."""

    name: str
    ask: Ask = "must"
    level: int = 0


@dataclass(frozen=True, slots=True)
class Posting:
    """One posting of a file. reference is its owner's own ('' none); line is where it stands in the file (0 unknown).

    state is a postal code or the name of a state, as written. Pay is US dollars a year (0: not said). A field that
    is empty says nothing; one that is filled overrules what the text seems to say. month is 'YYYY-MM' of its date.
    """

    title: str
    text: str
    reference: str = ""
    employer: str = ""
    city: str = ""
    state: str = ""
    shift: Shift = "unknown"
    pay_low: int = 0
    pay_high: int = 0
    onet_soc: str = ""
    skills: tuple[PostedSkill, ...] = ()
    line: int = 0
    month: str = ""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why one row of a file is no posting: where (physical line, from 1; column or field), which rule, what to do."""

    line: int
    column: str
    rule: str
    fix: str


@dataclass(frozen=True, slots=True)
class OpeningFile:
    """A file of postings: those that hold, and every row that does not."""

    postings: tuple[Posting, ...]
    problems: tuple[RowProblem, ...] = ()
