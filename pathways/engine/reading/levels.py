"""How well somebody does it, from verbs, years, scope and words of degree; with the reason, to be shown."""

import re
from dataclasses import dataclass

from pathways.domain.reading import TextKind

DEFAULT_LEVEL = 3


@dataclass(frozen=True, slots=True)
class LevelRead:
    """A level (1-4) and why, in one sentence. plain: no word of degree stood there, so the usual level is taken."""

    level: int
    reason: str
    plain: bool = False


NICE_LEVEL = LevelRead(2, "Only nice to have, whatever the words: taken as done with help.")
"""Nobody is expected to arrive independent in what is merely welcome (as labellers of ads read it too)."""
_LEAD = re.compile(
    r"\b(?:train(?:ed|s|ing)? (?:and \w+ )?(?:\d+|two|three|four|five|six|new|other|others|the|all|operators?|people|staff|my|our|a|an|junior|technicians?|apprentices?|everyone|team)|"
    r"(?:taught|teach(?:es|ing)?) (?:\d+|two|three|four|five|new|other|others|people|apprentices?|operators?|everyone|coworkers|the (?:crew|team|new|other|next))|mentor\w*|coach(?:ed|es)? (?:\w+ ){0,2}(?:on|in|through|how)|led|lead(?:s|ing)?(?! (?:time|screw|free|wire|hand))|spearhead\w*|head(?:ed)? up|champion\w*|"
    r"subject matter expert|\bsme\b|go-?to (?:person|guy|gal|tech|for)|expert|mastery|mastered|develop(?:ed|s|ing)? (?:the |a |our |new )?(?:\w+ )?(?:standard|program|procedure|system|training|strategy|curriculum|process)\w*|"
    r"(?:wrote|set|created|established|built|own(?:ed|s)?) (?:the |a |our )?(?:\w+ )?(?:standards?|program(?:me)?|policy|playbook|template)|implement(?:ed|s) (?:the |a |plant|site|company)[- ]?\w*|"
    r"rolled out|plant[- ]?wide|site[- ]?wide|company[- ]?wide|across (?:the|all|\w+) (?:plant|site|line|shift|department)s?|audit(?:ed|s) others|responsible for all|"
    r"entren[eéo]\w*|ense[ñn][eéo]\w*|capacit[eéo]\w*|l[ií]der)\b",
    re.I,
)  # fmt: skip
_ASSIST = re.compile(
    r"\b(?:assist(?:ed|s|ing)?|help(?:ed|s|ing)?(?! (?:desk|the team succeed))|under (?:supervision|guidance|direction|(?:a|the) (?:\w+ )?(?:tech\w*|engineer|lead|supervisor|mentor|journeyman)(?:'s)?)|with (?:help|guidance|supervision|some help)|shadow\w*|apprentice(?! s)|"
    r"trainee|intern(?:ship)?|some (?:experience|exposure|knowledge)|basic(?:s| knowledge| understanding| experience)?|a (?:little|bit)|little bit|entry[- ]level|beginner|learning|"
    r"working knowledge|support(?:ed|ing)? the|limited|occasional(?:ly)?|sometimes|started (?:to|doing|learning)|"
    r"at school|in (?:school|class|college)|course(?:work|s)?|enrolled|studying|taking (?:a|the|my) \w+|(?:class|semester|training) (?:in|on|for|at)|lab (?:class|work)|ayud[eéoa]\w*|b[aá]sico|un poco|aprendiendo)\b",
    re.I,
)  # fmt: skip
_AWARE = re.compile(
    r"\b(?:familiar(?:ity)?(?: with)?|aware(?:ness)?(?: of)?|exposure to|exposed to|understand(?:ing)? of (?:the )?basics|heard of|introduct(?:ion to|ory)|intro to|sat in on|walked through|"
    r"general (?:knowledge|understanding)|some familiarity|seen|watched|read about|overview|concepts? of|familiarizado|nociones)\b",
    re.I,
)  # fmt: skip
_ONLY_AWARE = re.compile(
    r"\b(?:aware(?:ness)?|exposure|exposed|heard of|basic understanding|introduct(?:ion to|ory)|nociones)\b", re.I
)
"""What an ad means by no more than having seen it; 'familiar' asks for a little practice."""
_ASSIST_AD = re.compile(
    r"\b(?:assist(?:s|ing)? (?:with|in|the)|basic(?:s| knowledge| understanding| experience)?|some (?:experience|exposure|knowledge)|entry[- ]level|a little|working knowledge|trainee|b[aá]sic[oa]s?)\b",
    re.I,
)
_OWNS = re.compile(r"^\W*(?:you(?:['’]ll| will)? )?owns? (?!tools?\b)", re.I)
"""In an ad, to own something is to answer for it."""
_SOLO = re.compile(
    r"\b(?:independent\w*|on my own|by myself|alone|unsupervised|without supervision|no supervision|solo|yo solo|proficien\w*|skilled|strong|solid|advanced|fluent|extensive)\b",
    re.I,
)
_YEARS = re.compile(r"(\d{1,2})\s*\+?\s*(?:years?|yrs?\.?|a[ñn]os)\b", re.I)
_NEAR = 60


def read_level(text: str, start: int, end: int, kind: TextKind) -> LevelRead:
    """The level a mention shows: words of degree in the same clause decide, the sentence's verbs come next."""
    clause = _clause(text, start, end)
    if found := _SOLO.search(clause):
        lead = _LEAD.search(clause) if kind == "worker" else None
        return _lead(lead) if lead else LevelRead(3, f"“{found.group()}” shows it is done alone.")
    if found := _AWARE.search(clause):
        level = 2 if kind == "ad" and not _ONLY_AWARE.search(clause) else 1
        return LevelRead(level, f"“{found.group()}” shows it is known more than done.")
    if (found := _LEAD.search(clause)) and not _overlaps(found.group(), text[start:end]):
        return _lead(found)
    if kind == "ad" and (found := _OWNS.search(clause.lstrip())):
        return LevelRead(4, f"“{found.group().strip()}” asks to answer for it.")
    if found := (_ASSIST if kind == "worker" else _ASSIST_AD).search(clause):
        return LevelRead(2, f"“{found.group()}” shows it is done with help or in simple cases.")
    if found := _YEARS.search(clause):
        return _by_years(int(found.group(1)), found.group())
    return LevelRead(DEFAULT_LEVEL, "Stated plainly, without words of degree: taken as done alone.", plain=True)


def _clause(text: str, start: int, end: int) -> str:
    """The words that govern a mention: what stands before it in its clause (a verb rules the list that follows it),
    and after it only up to the next comma or 'and'."""
    low = text.lower()
    left = max(low.rfind(mark, 0, start) for mark in (".", ";", " but ", " pero ", ":", ", i ", " and i ", " i also "))
    rights = [
        place for mark in (".", ";", ",", " and ", " but ", " y ", " pero ") if (place := low.find(mark, end)) >= 0
    ]
    return text[max(left + 1, start - 2 * _NEAR, 0) : min([*rights, end + _NEAR, len(text)])]


def _overlaps(words: str, mention: str) -> bool:
    """Whether the words that show leading are the mention itself: 'trained operators' is coaching, at its own level."""
    return words.lower() in mention.lower() or mention.lower() in words.lower()


def _lead(found: re.Match[str]) -> LevelRead:
    return LevelRead(4, f"“{found.group()}” shows others are led or taught.")


def _by_years(years: int, words: str) -> LevelRead:
    if years == 0:
        return LevelRead(2, f"“{words}”: new to it.")
    return LevelRead(3, f"“{words}” of doing it.")
