"""A text into sentences and bullets, each with its line, its section and whether it is boilerplate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pathways.engine.reading.ad_headings import find_heading

Section = Literal["body", "skills", "experience", "education", "must", "nice", "duties", "credentials", "company",
                  "benefits", "legal", "contact"]  # fmt: skip

HEADINGS: tuple[tuple[Section, str], ...] = (
    ("legal", r"equal (?:opportunity|employment)|eeo|diversity|disclaimer|accommodations?|e-?verify|drug[- ]free|background check"),
    ("benefits", r"benefits|perks|what we offer|we offer|compensation|pay|salary|why (?:work|join|you|us)|beneficios|schedule|shift|hours"),
    ("company", r"about (?:us|the company|our|[A-Z]\w+)|who we are|company|our (?:company|story|culture|values|mission)|acerca de|the company"),
    ("nice", r"(?:preferred|desired|desirable|bonus|nice[- ]to[- ]have|a plus|pluses|plus|bonus points)(?: qualifications?| skills?| experience)?|extra credit|preferible"),
    ("must", r"(?:minimum |basic |required |key |job )?(?:requirements?|qualifications?)|must[- ]haves?|what you(?:'ll| will)? (?:need|bring|have)|"
             r"required(?: skills?| experience)?|you have|you bring|who you are|requisitos|what we(?:'re| are) looking for|experience required|knowledge, skills.*"),
    ("duties", r"(?:essential |key |job |primary |main )?(?:duties|responsibilit(?:y|ies)|functions)(?: and responsibilities)?|what you(?:'ll| will)? (?:do|be doing)|"
               r"the (?:job|role|position|work)|job (?:summary|description)|position summary|your day|day[- ]to[- ]day|funciones|responsabilidades|tasks"),
    ("credentials", r"certifications?|certificates?|licen[sc]es?|certifications? (?:and|&) (?:licen[sc]es?|training)|training|certificados|licencias"),
    ("education", r"education|educaci[oó]n|academic(?:s| background)?|school(?:ing)?|estudios"),
    ("skills", r"(?:technical |core |key |other |additional |professional |computer )?(?:skills?|competenc(?:y|ies)|abilities|proficienc(?:y|ies)|strengths|tools|equipment|machines|software)"
               r"(?: summary| (?:and|&) (?:abilities|tools|equipment|knowledge|software))?|habilidades|areas of expertise|expertise|capabilities"),
    ("experience", r"(?:work |professional |employment |relevant |military |job )?(?:experience|history|employment)|career|experiencia(?: laboral)?|jobs|work"),
    ("contact", r"references|contact(?: information)?|referencias|hobbies(?: (?:and|&) interests)?|(?:personal )?interests|personal|(?:career |training |learning |future )?goals?|next steps?|wish ?list|(?:things )?i want to learn|want(?:s)? to learn|metas"),
    ("body", r"(?:professional |career |executive )?(?:summary|profile|objective|overview)|resumen|objetivo|about me|highlights|achievements|projects?"),
)  # fmt: skip
_HEADINGS = tuple((section, re.compile(rf"^\W*(?:{pattern})\W*$", re.I)) for section, pattern in HEADINGS)
_LEAD_IN = re.compile(r"^([A-Za-z][A-Za-z &/'’-]{2,40}):\s*")
DROPPED: frozenset[Section] = frozenset({"company", "benefits", "legal", "contact"})

_BOILERPLATE = re.compile(
    r"equal[- ](?:opportunity|employment)|without regard to|protected veteran|regardless of race|reasonable accommodation|"
    r"\b401\s?\(?k\)?|\bpto\b|paid (?:time off|vacation|holidays?)|health(?:care)? (?:insurance|benefits)|dental|tuition|life insurance|"
    r"sign[- ]on bonus|competitive (?:pay|wages?|salary)|free (?:lunch|parking|coffee|snacks)|on-?site gym|employee discount|"
    r"family[- ]owned|founded in|leading (?:manufacturer|provider|supplier)|world[- ]class (?:company|manufacturer|team)|"
    r"our (?:company|culture|mission|values|customers (?:include|love))|we (?:are proud|pride ourselves|believe in|have been|were founded|serve)|"
    r"background check|drug (?:screen|test)|e-?verify|apply (?:now|today|online)|send (?:your )?resume|"
    r"\b(?:award\w*|nominated|named (?:an?|one of|the)|recognized (?:by|for|as)|voted|pioneer\w*|in our dna|industry[- ]leading|best in the|factory of the future|smart factory|"
    r"carbon[- ]neutral|zero[- ](?:harm|landfill)|headquarter\w*|the building|the client has|we (?:value|offer|have won|are an?|run an? apprentice|extrude|make|build|design and|manufacture|supply|process|produce)|"
    r"our (?:[\w-]+ ){0,3}(?:program|initiative|culture|campus|facility|plant|shop|site) (?:is|uses|was|are|has|runs|makes|houses|sits)|pay goes|bonus plan|pay raises?|yoga|mental health|learning platform|"
    r"pension|medical on day|paid weekly|per diem|relocation (?:assistance|package)|stock (?:options?|purchase|plan)|match(?:ing)? (?:up|on)|dog[- ]friendly|cookout|picnic)\b|"
    r"igualdad de oportunidades|somos una empresa",
    re.I,
)  # fmt: skip
_BULLET = re.compile(r"^[\s]*(?:[•●▪■◦·*–—>»✓✔➢-]|o(?=\s{2})|\d{1,2}[.)])\s+")
_SENTENCE_END = re.compile(
    r"(?<=[a-zà-ÿ0-9)\]\"'%])[.!?]+(?=\s+[\"'(A-ZÀ-Ý0-9¡¿]|\s*$)|[!?;]+(?=\s)|(?<=\w)\.\s+(?=[a-z]+\b)(?!\d)|\s[|•●▪·]\s|\s+o\s+(?=[A-Z])|\s{4,}|\t+"
)
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|etc|approx|incl|no|vs|mr|ms|dr|st|jr|sr|inc|co|corp|dept|yr|yrs|min|max|oz|lb|lbs|ft|in)$", re.I
)
_SPAN_OF_YEARS = re.compile(
    r"\b(?:19|20)\d\d\s*(?:-|–|—|to|through|a|al|until)\s*(?:\w+\.?\s+)?(?:(?:19|20)\d\d|present|current|now|today|presente|actual)",
    re.I,
)
LONGEST_JOB_LINE = 13
MIN_WRAPPED = 45
"""A line at least this long that ends without punctuation is taken to go on in the next."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or bullet. start is its offset in the text; text[start:start+len] is it, newlines as blanks.

    boilerplate says nothing of the person; a job_line ('Machinist, some firm, 2019 - present') names a job, no skill.
    """

    text: str
    start: int
    line: int
    section: Section
    boilerplate: bool = False
    job_line: bool = False


def cut(text: str, is_ad: bool) -> tuple[Segment, ...]:
    """All segments of a text in order; headings are not segments but name the section of what follows."""
    segments: list[Segment] = []
    section: Section = "body"
    for start, line_number, block in _blocks(text):
        heading = _heading(block)
        if heading is not None:
            section = heading
            continue
        if section in DROPPED and (_looks_like_heading(block) or (is_ad and _asks(block))):
            section = "body"
            continue
        local, offset = section, 0
        lead = _LEAD_IN.match(block)
        if lead and (named := _heading(lead.group(1))) is not None:
            local, offset = named, lead.end()
            section = named if is_ad and named != "body" else section
        for begin, piece in _sentences(block, offset):
            dropped = local in DROPPED if is_ad else local in ("contact", "legal")
            boilerplate = dropped or (is_ad and bool(_BOILERPLATE.search(piece)))
            segments.append(Segment(piece, start + begin, line_number, local, boilerplate, _is_job_line(piece)))
    return tuple(segments)


def _is_job_line(piece: str) -> bool:
    return len(piece.split()) <= LONGEST_JOB_LINE and bool(_SPAN_OF_YEARS.search(piece))


def _blocks(text: str) -> Iterator[tuple[int, int, str]]:
    """Runs of lines that belong together: (offset, first line number, text with newlines as blanks)."""
    held, held_start, held_line, position = "", 0, 0, 0
    for number, line in enumerate(text.split("\n"), start=1):
        if held and _goes_on(held, line):
            held = f"{held} {line}"
        else:
            if held.strip():
                yield held_start, held_line, held
            held, held_start, held_line = line, position, number
        position += len(line) + 1
    if held.strip():
        yield held_start, held_line, held


def _goes_on(held: str, line: str) -> bool:
    """Whether a line is the wrapped rest of the one before."""
    stripped = line.strip()
    if not stripped or _BULLET.match(line) or _heading(held) is not None or _heading(line) is not None:
        return False
    last = held.rstrip()
    if last.endswith((",", "-", "/", "&", " and", " or", " of", " the", " with", " to", " y", " de")):
        return True
    return len(last) - last.rfind("\n") >= MIN_WRAPPED and last[-1] not in ".!?:;" and stripped[0].islower()


def _heading(line: str) -> Section | None:
    stripped = line.strip().strip(":*#=-_ ")
    if not stripped or len(stripped) > 48 or len(stripped.split()) > 6:
        return None
    return next((section for section, pattern in _HEADINGS if pattern.match(stripped)), None)


def _looks_like_heading(line: str) -> bool:
    """A short line in capitals or with a colon that names no section we know: what follows is taken as body."""
    stripped = line.strip()
    words = stripped.strip(":*#=-_ ").split()
    capitals = stripped.isupper() and len(stripped) > 3
    return 0 < len(words) <= 6 and (stripped.endswith(":") or capitals) and not _BULLET.match(line)


def _asks(line: str) -> bool:
    """Whether a line of an ad heads what is asked, in words that the headings above do not hold."""
    return not _BULLET.match(line) and find_heading(line) not in (None, "aside")


def _sentences(block: str, offset: int) -> Iterator[tuple[int, str]]:
    bullet = _BULLET.match(block, offset) if offset == 0 else None
    begin = bullet.end() if bullet else offset
    for match in _SENTENCE_END.finditer(block, begin):
        if _ABBREVIATION.search(block[begin : match.start()]) and match.group().startswith("."):
            continue
        yield from _piece(block, begin, match.start())
        begin = match.end()
    yield from _piece(block, begin, len(block))


def _piece(block: str, begin: int, end: int) -> Iterator[tuple[int, str]]:
    piece = block[begin:end]
    lead = len(piece) - len(piece.lstrip())
    if any(char.isalnum() for char in piece):
        yield begin + lead, piece.strip()
