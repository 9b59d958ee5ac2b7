"""A worker's words without who, when and where, so that they are read alike whoever wrote them.

Names are told by their form alone: no list of names could hold everybody's.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from pathways.engine.reading.pieces import Cut
from pathways.engine.reading.words import stems

_THIRD_PERSON = re.compile(
    r"\b(?:he|him|his|himself|she|her|hers|herself|they|them|their|theirs|themself|themselves|mr|mrs|ms|mx)\b\.?", re.I
)
_FIRST_PERSON = re.compile(r"(?<![\w/.])(?:I|i|my|me|mine|myself|I['’]\w+|yo|mi)(?![\w/])")
_NUMBERS = re.compile(r"(?<![\w.,$])(?:(?:19|20)\d\d|\d{5}(?:-\d{4})?)(?![\w,.]*\d)")
_PROPER = r"[A-ZÀ-Þ][\w'’]*"
_NAME = re.compile(
    rf"(?<![\w'’-]){_PROPER}(?:[-. ]+(?:(?:de|da|di|la|del|van|von|bin|ibn|al|el)[- ]+)*{_PROPER}){{1,3}}(?![\w'’-])"
)
"""Two to four capitals in a row, with the small words that stand in names."""
HEAD = 3
"""In so many first lines of a résumé, capitals that open a line without a term are a name even beside others."""
_BLANK = "_"
"""Stands for a name at equal length: no word for the matchers, one word for whoever counts."""


def find_names(cuts: Sequence[Cut], terms: Mapping[int, Collection[str]]) -> Iterator[tuple[int, int]]:
    """Where proper names stand in the text, people's, firms' and schools': capitals in a row amid small letters,
    alone on a line or at the head, that no term holds a word of. terms are the stems of the forms and titles met, by
    segment."""
    for number, cut in enumerate(cuts):
        text = cut.segment.text
        for match in _NAME.finditer(text):
            rest = (text[: match.start()] + text[match.end() :]).split()
            small = sum(word[0].islower() for word in rest)
            known = set(terms.get(number, ()))
            amid = 2 * small >= len(rest) and (not rest or not match.group().isupper())
            plain = amid or (number < HEAD and not known and not match.start())
            spelled = any(len(word) > 2 for word in re.findall(r"\w+", match.group()))
            if spelled and plain and not known & set(stems(match.group())):
                yield cut.segment.start + match.start(), cut.segment.start + match.end()


def blank(text: str, spans: Collection[tuple[int, int]]) -> str:
    """The text with these stretches blanked at equal length."""
    for start, end in spans:
        text = text[:start] + _BLANK * (end - start) + text[end:]
    return text


def speaks_of_others(text: str) -> bool:
    """Whether a text has a first person, so that its 'he', 'she' and 'they' are somebody or something else."""
    return bool(_FIRST_PERSON.search(text))


def make_impersonal(text: str, *, others: bool) -> str:
    """A piece without names that were blanked, years and ZIP codes. others: third persons are not the writer, and
    stay."""
    plain = _NUMBERS.sub(" ", text if others else _THIRD_PERSON.sub(" ", text))
    return " ".join(re.sub(f"{_BLANK}+", " ", plain).split())
