"""What an ad says that no skill explains, sentence by sentence, and ads as drift counts them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineLeft:
    """A sentence that asks for work, and the runs of telling words in it that no skill that was read explains."""

    quote: str
    runs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdLeft:
    """One ad as drift counts it. words is the same for copies of one ad; month and state may be ''."""

    id: str
    words: str
    month: str
    state: str
    title: str
    lines: tuple[LineLeft, ...]


@dataclass(frozen=True, slots=True)
class Ad:
    """An imported job ad. payload is JSON of an Opening; demo: invented by this project."""

    id: str
    collection: str
    reference: str
    digest: str
    words: str
    title: str
    state: str
    month: str
    role: str
    tier: str
    text: str
    payload: str
    lines: tuple[LineLeft, ...] = ()
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """Ads that were imported under one name: how many, of how many a month and a state are known, and the span."""

    name: str
    ads: int
    with_month: int
    with_state: int
    first: str
    last: str
    demo: bool
