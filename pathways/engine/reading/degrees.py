"""Degrees in engineering and in engineering technology, in the many ways people write them.

They are met in the whole text, since the dots of "B.S." look like the end of a sentence.
"""

import re
from collections.abc import Iterator

_ASSOCIATE = re.compile(
    r"(?<![\w.])(?:(?i:associate(?:['’]?s)?(?: degree| of| in)|associate['’]s)\b|A\.?A\.?S\.?(?![\w.])|A\.?S\.?(?=,? (?:in|degree|or|[A-Z]|\w+ (?:engineering )?technology)))"
)
_BACHELOR = re.compile(
    r"(?<![\w.])(?:(?i:bachelor(?:['’]?s)?)\b|B\.?S\.?[ceE]?\.?(?=[ ,])|B\.?Eng\b\.?|(?i:BS/MS|licenciatura|ingenier[ií]a(?= en)))"
)
_TECHNOLOGY = re.compile(
    r"\b(?:(?:engineering|electro-?mechanical|electronics?|manufacturing|automation|robotics|industrial|mechanical|electrical|machine tool|precision machining|instrumentation)"
    r" tech(?:nology|nologies|\.)?|mechatronics?|electromec[aá]nica|mecatr[oó]nica)(?!\w)",
    re.I,
)  # fmt: skip
_ENGINEERING = re.compile(
    r"\b(?:engineering|ingenier[ií]a|(?-i:ChE|ME|EE|IE))\b(?! tech| or (?:\w+ )?engineering tech)", re.I
)
_TAIL_END = re.compile(r"[.;|\n•]")
LONGEST_TAIL = 90
"""Characters after the degree in which its field is looked for."""


def find_degrees(text: str) -> Iterator[tuple[str, int, int]]:
    """(credential, start, end) for each degree whose field is engineering or an engineering technology."""
    for match in _ASSOCIATE.finditer(text):
        if field := _TECHNOLOGY.search(_tail(text, match.end())):
            yield "associate-engineering-technology", match.start(), match.end() + field.end()
    for match in _BACHELOR.finditer(text):
        tail = _tail(text, match.end())
        if field := _TECHNOLOGY.search(tail):
            yield "bachelor-engineering-technology", match.start(), match.end() + field.end()
        elif field := _ENGINEERING.search(tail):
            yield "bachelor-engineering", match.start(), match.end() + field.end()


def _tail(text: str, place: int) -> str:
    stop = _TAIL_END.search(text, place)
    return text[place : min(stop.start() if stop else len(text), place + LONGEST_TAIL)]
