"""Surface forms met in a text: exact, inflected, misspelt, or with a word in between.

A form is a run of stems in a trie. Joined and split spellings meet ("trouble shoot" and "troubleshoot"), because
at every step two neighbouring words may also be read as one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pathways.engine.reading.shorthand import long_form
from pathways.engine.reading.spelling import Speller
from pathways.engine.reading.words import Token, fold, stem, stems, tokens

FormKind = Literal["alias", "acronym", "weak", "spanish", "loose"]

_SMALL = """a an the and or of on in for with to all any our your my their various other both new different basic some
it them em each every de la el los las y en con un una w"""
SKIPPABLE = frozenset(stem(word) for word in _SMALL.split())
MOST_SKIPS = 2
_ENDING = re.compile(r"(?:'s|s|es|ed|d|ing|ings|e|er|ers)$")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a target (a skill, a title, a credential). needs and unless are stems of context words."""

    target: str
    text: str
    kind: FormKind = "alias"
    needs: tuple[tuple[str, ...], ...] = ()
    unless: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A form met in a text. fuzzy: a word was misspelt; skipped: words passed over inside; words: its length."""

    form: Form
    start: int
    end: int
    words: int
    fuzzy: bool
    skipped: int


@dataclass(slots=True)
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)


class FormMatcher:
    """Finds forms in texts; the speller, where given, mends words that no form knows."""

    def __init__(self, forms: Iterable[Form], speller: Speller | None = None) -> None:
        self._root = _Node()
        self._speller = speller
        vocabulary: set[str] = set()
        for form in forms:
            run = stems(form.text)
            if run:
                self._add(run, form)
                vocabulary.update(run)
        self._vocabulary = frozenset(vocabulary)

    def find(self, text: str, *, mend: bool = True) -> list[Hit]:
        """Every form met in the text, overlapping ones included, in order of place. mend: it is English."""
        words = tokens(text)
        runs = [(token, self._mend(token) if mend else token.stem) for token in words]
        hits: list[Hit] = []
        for index in range(len(runs)):
            self._walk(text, runs, index, hits)
        return hits

    def _add(self, run: Sequence[str], form: Form) -> None:
        for variant in {tuple(run), *_joined(run)}:
            node = self._root
            for part in variant:
                node = node.next.setdefault(part, _Node())
            node.forms.append(form)

    def _mend(self, token: Token) -> str:
        """The stem, or the stem of the form word it most likely misspells."""
        if self._speller is None or token.stem in self._vocabulary:
            return token.stem
        return stem(self._speller.mend(token.word))

    def _walk(self, text: str, runs: list[tuple[Token, str]], first: int, hits: list[Hit]) -> None:
        """Follow the trie from one word on, passing over at most MOST_SKIPS small words."""
        stack = [(self._root, first, False, 0)]
        while stack:
            node, index, fuzzy, skipped = stack.pop()
            hits.extend(_ends(text, runs, first, index, node, fuzzy, skipped))
            if index >= len(runs):
                continue
            token, run = runs[index]
            if run in node.next:
                stack.append((node.next[run], index + 1, fuzzy or run != token.stem, skipped))
            if index + 1 < len(runs) and not {run, runs[index + 1][1]} & SKIPPABLE:
                pair = stem(token.word + runs[index + 1][0].word)
                if pair in node.next:
                    stack.append((node.next[pair], index + 2, fuzzy, skipped))
            if index > first and skipped < MOST_SKIPS and run in SKIPPABLE and run not in node.next:
                stack.append((node, index + 1, fuzzy, skipped + 1))


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that do not lie inside a longer hit of another target; for one target the longest at a place."""
    ordered = sorted(hits, key=lambda hit: (hit.start - hit.end, hit.skipped, hit.fuzzy, hit.start))
    kept: list[Hit] = []
    for hit in ordered:
        inside = any(other.start <= hit.start and hit.end <= other.end for other in kept if _longer(other, hit))
        if not inside:
            kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.start, -hit.end))


def context_holds(form: Form, around: frozenset[str], joined: str) -> bool:
    """Whether the words around allow a form that misfires alone. joined is the stems with blanks between."""

    def near(run: tuple[str, ...]) -> bool:
        return run[0] in around if len(run) == 1 else f" {' '.join(run)} " in joined

    return any(near(run) for run in form.needs if run) and not any(near(run) for run in form.unless if run)


def contexts(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Context words as runs of stems."""
    return tuple(run for run in (stems(word) for word in words) if run)


def _ends(
    text: str, runs: list[tuple[Token, str]], first: int, index: int, node: _Node, fuzzy: bool, skipped: int
) -> Iterable[Hit]:
    if not node.forms or index == first or (skipped and runs[index - 1][1] in SKIPPABLE):
        return
    start, end = runs[first][0].start, runs[index - 1][0].end
    written = text[start:end]
    for form in node.forms:
        if _is_capitals(form):
            if not _same_case(written, form.text):
                continue
        elif index - first == 1 and not fuzzy and not _same_word(written, form):
            continue
        yield Hit(form, start, end, index - first, fuzzy, skipped)


def _same_word(written: str, form: Form) -> bool:
    """Whether one word is a plain inflection of a one-word form: a shared stem alone joins 'plot' and 'Plotly'."""
    low, other = long_form(written).lower(), long_form(form.text).lower()
    if form.kind == "spanish":
        return fold(low).rstrip("s") == fold(other).rstrip("s")
    endings = [_ENDING.sub("", word) for word in (low, other)]
    return min(map(len, endings)) >= max(map(len, endings)) - 1


def _is_capitals(form: Form) -> bool:
    """Forms that count only in capitals: acronyms, and weak forms written as one ('DOE', 'FAT')."""
    return form.kind == "acronym" or (form.kind == "weak" and form.text.isupper())


def _same_case(written: str, form: str) -> bool:
    """Acronyms count in capitals (a plural s is allowed); 'Sat' on a calendar is not SAT, 'does' not DOE."""
    return written.rstrip("s'") == form or written == form or written.isupper()


def _joined(run: Sequence[str]) -> list[tuple[str, ...]]:
    """The run with one pair of neighbours written as one word: ('set', 'up') also as ('setup',)."""
    if len(run) > 4:
        return []
    pairs = [i for i in range(len(run) - 1) if len(run[i]) + len(run[i + 1]) >= 6 and run[i].isalpha()]
    return [(*run[:i], stem(run[i] + run[i + 1]), *run[i + 2 :]) for i in pairs]


def _longer(other: Hit, hit: Hit) -> bool:
    return (other.end - other.start) > (hit.end - hit.start) or other.form.target == hit.form.target
