"""The headings of ads, finer than a worker's text needs: which part of an ad begins here."""

import re
from typing import Literal

Part = Literal["must", "nice", "tasks", "open", "aside"]
"""must and nice: under such a heading; tasks: what the person does; open: under no heading that tells; aside: benefits,
the firm, the law, pay: nothing that is asked of anybody."""

_TAIL = r"(?: (?:and|&|or|/) [\w'’-]+(?: [\w'’-]+)?)?"
_ASKED = r"(?:requirements?|qualifications?|skills?|experience|education|attributes|knowledge|credentials|abilities|background)"
HEADINGS: tuple[tuple[Part, str], ...] = (
    ("nice", rf"(?:the |highly |strongly |other |additional )?(?:preferred|desired|desirable|bonus|valued|helpful|optional|ideal)(?: {_ASKED})?{_TAIL}"),
    ("nice", rf"{_ASKED} (?:preferred|desired|desirable|that (?:help|would help))"),
    ("nice", r"nice(?:[- ]to[- ]haves?)?|(?:a )?bonus(?:es)?|should(?: have)?|good to have|bonus points(?: (?:for|if you have))?|(?:a |big )?plus(?:es)?(?: points)?(?: if you have)?|what would help|"
             r"(?:it )?would (?:be (?:great|nice|a plus)|help)(?: if.*)?|(?:also|even) (?:nice|good|better|helpful)(?: if you.*)?|extra credit|assets?|"
             r"what (?:would|will|makes you|sets you) (?:set you apart|stand out|apart)|deseables?|preferibles?|se valorar?[aá]"),
    ("tasks", rf"(?:essential |key |job |primary |main |core |major |principal )?(?:job )?(?:duties|responsibilit(?:y|ies)|functions|tasks|accountabilities)(?: will)?(?: include)?{_TAIL}"),
    ("tasks", r"(?:about |in |on )?(?:the|this|your) (?:job|role|position|work|opportunity|day)|what you(?:['’]ll| will|['’]d)?(?: be)? (?:do|doing).*|you(?:['’]ll| will)|you will also|"
              r"day[- ]to[- ]day|(?:job|position|role) (?:summary|description|overview|purpose)|summary|overview|what this is|what we expect.*|your (?:work|job|tasks|role|duties|responsibilities)|qu[eé] va a hacer|funciones(?: principales)?|responsabilidades"),
    ("must", rf"(?:minimum|basic|required|key|job|mandatory|essential|position|other|general|special(?:ized)?)? ?{_ASKED}(?: required)?{_TAIL}"),
    ("must", r"must[- ]haves?|need[- ]to[- ]haves?|required|minimums?|needed|mandatory|you must(?: have| be able to)?|must be able to|need to have|"
             r"(?:what )?you(?:['’]ll| will)? (?:need|bring|have)(?: to have)?|what (?:it takes|we ask(?: for)?|we need|we(?:['’]re| are) looking for|you(?:['’]ll)? need)|"
             r"we need someone who|who you are|you should (?:own these|have|know|be)|qualified means|(?:technical |core |computer )?(?:skills?|competenc(?:y|ies))(?: summary)?|"
             r"certifications?(?: (?:and|&) licen[sc]es?)?|licen[sc]es?|knowledge,? skills.*|lo que pedimos|requisitos|se requiere|conocimientos|formaci[oó]n"),
    ("aside", r"(?:our |the |employee )?(?:benefits|perks|rewards)(?: (?:package|include|and perks))?|what (?:we (?:offer|do|make|stand for|provide|believe|value)|you(?:['’]ll)? get|is in it).*|we offer|why (?:work|join|you|us).*|compensation.*|"
              r"pay(?: range)?|salary(?: range)?|schedule|shifts?|hours|work (?:schedule|hours)|location|travel|growth|beneficios|ofrecemos|horario|sueldo|turno|"
              r"closing date|how to apply|to apply|apply|contact|note|disclaimer|legal|equal (?:employment )?opportunity.*|eeo.*|accommodations?|employer|company|agency|department|req(?:uisition)?(?: id)?|job id|reference"),
    ("aside", r"(?:you )?(?:do not|don['’]t|won['’]t) need|not (?:needed|required)|you are not"),
    ("aside", r"about (?!the (?:role|job|position|work)|this (?:role|job|position)|you\b)(?:[\w&'’.-]+ ?){1,5}|who we are|company overview|our (?:company|story|culture|values|mission)|"
              r"acerca de.*|qui[eé]nes somos|what to know before applying"),
)  # fmt: skip
_HEADINGS = tuple((part, re.compile(pattern, re.I)) for part, pattern in HEADINGS)
LONGEST_HEADING, MOST_WORDS = 60, 8
_STRIP = " \t:*#=_-–—•.?!¿¡>"


def find_heading(line: str) -> Part | None:
    """The part of the ad that a line heads, or None when it is no heading we know."""
    bare = " ".join(line.strip(_STRIP).split())
    if not bare or len(bare) > LONGEST_HEADING or len(bare.split()) > MOST_WORDS:
        return None
    return next((part for part, pattern in _HEADINGS if pattern.fullmatch(bare)), None)
