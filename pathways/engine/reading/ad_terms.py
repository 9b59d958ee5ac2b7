"""What stands around the work in an ad: its title, the firm, the place, the shift and the pay."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pathways.domain.pay_words import PaySaid, find_pay
from pathways.domain.places import find_place, place_key
from pathways.domain.shift_words import SHIFT_LINE, find_shift
from pathways.domain.training import Place, State
from pathways.domain.worker import Shift
from pathways.engine.reading.ad_headings import find_heading

HEAD_LINES = 6
"""An ad says its terms in its first lines, if it says them in one place."""
LONGEST_TITLE, TITLE_WORDS, LED_WORDS = 90, 12, 8

SHIFT_WORDS = 16
_SHIFT = re.compile(r"\b(?:shifts?|turnos?)\b", re.I)
_TITLE_LEAD = re.compile(r"^\W*(?:(?:job |position )?title|position|puesto|vacante)\s*:\s*(.+)$", re.I)
_SHOUT = re.compile(
    r"(?:\*+|\b(?:now hiring|we(?:['’]re| are) hiring|immediate(?:ly)? (?:opening|hire)s?|help wanted|hiring(?: now)?|urgent(?:ly)?|apply (?:now|today)|"
    r"seeking an?|looking for an?|job opening|se busca)\b[\s:!]*)",
    re.I,
)  # fmt: skip
_TITLE_ENDS = re.compile(
    r"\s[-–—|]\s|\s*[|•]\s*|,\s|\s{3,}|\s\(|\$|\bwanted\b|\bneeded\b|\sat (?:an?|the|our)\s|\sfor (?:an?|the|our)\s|:\s|[.!?](?:\s|$)|\b(?:1st|2nd|3rd|first|second|third|day|night)s?[ -]shift\b",
    re.I,
)
_GREETING = re.compile(
    r"^(?:join|about|who|why|are you|do you|come|we|our|at|grow|build|department|agency|location|pay|requisition|req)\b",
    re.I,
)
_EMPLOYER_LEAD = re.compile(
    r"^\W*(?:company|employer|organi[sz]ation|hiring organi[sz]ation|firm|empresa)(?: name)?\s*:\s*([^|\n]{2,80}?)\s*(?:[|;]|$)",
    re.I,
)
_ABOUT = re.compile(
    r"^\W*about\s+((?!us\b|the\b|our\b|this\b|you\b|company\b)(?-i:[A-Z0-9])[\w&'’.-]*(?:\s+[\w&'’.-]+){0,4})\s*:?\s*$",
    re.I,
)
_NAME = r"(?:[A-Z][\w'’.&-]*|&|of)(?:\s+(?:[A-Z][\w'’.&-]*|&|of|and(?=\s[A-Z]))){0,5}"
_FIRM = r"(?:Inc|LLC|L\.L\.C|Corp|Corporation|Company|Co|Ltd|Industries|Systems|Technologies|Manufacturing|Components|Products|Instruments|Works|Precision|Aerospace|Automation|Foods|Plastics|Machine|Fabrication|Group|Mills|Pumps|Bikes|Devices|Medical|Motors|Controls|Robotics|Steel|Tool|Orthopedics|Electronics)"
_FIRM_IN_HEAD = re.compile(rf"(?:^|[|]\s*|\bat\s+|\s[-–—]\s)({_NAME}\s+{_FIRM}\b\.?)(?=\s*(?:$|[|,.()]|\s[-–—]\s))")
_FIRM_IS = re.compile(
    rf"(?:^|[.!?]\s+)({_NAME})\s+(?:is an? (?:eeo|eoe|equal|e-verify|family|leading|global|trusted|manufacturer|maker|supplier)|(?:designs|builds|makes|manufactures|produces|supplies|develops)\b)",
    re.M,
)
_JOB = re.compile(
    r"\b(?:technicians?|technologists?|engineers?|operators?|mechanics?|machinists?|assemblers?|inspectors?|specialists?|supervisors?|managers?|planners?|welders?|designers?|leads?|electricians?)\b",
    re.I,
)
_NO_FIRM = re.compile(
    r"^(?:we|you|this|the|it|he|she|they|our|who|that|what|position|technicians?|operators?|engineers?|candidates?|pay|shift|benefits)\b",
    re.I,
)

_LOCATION_LEAD = re.compile(
    r"\b(?:location|work ?site|site|based in|located in|onsite in|on-site in|position in|lugar|ubicaci[oó]n|duty station)\b\s*:?\s*",
    re.I,
)
_TOWN = r"(?:(?:St|Ft|Mt|Ste)\.\s)?[A-Z][A-Za-z'’.-]+(?:\s(?:of\s)?[A-Z][A-Za-z'’.-]+){0,3}"
_WORDS_TOO = frozenset({"IN", "OR", "ME", "OK", "HI", "CO", "DE", "LA", "AL", "ID", "PA", "MA"})
_ELSEWHERE = re.compile(
    r"\b(?:headquarter\w*|offices? in|group in|plants? in|founded in|travel to|customers in|born in)\b", re.I
)


@dataclass(frozen=True, slots=True)
class PlaceSaid:
    """Where an ad says the work is: state a postal code, place an id of the gazetteer; any may be ''."""

    city: str = ""
    state: str = ""
    place: str = ""


def find_title(text: str, met: Sequence[str]) -> str:
    """The title: after "Position:", else the head of the first line, else the surest title met in the text."""
    lines = [line for line in text.split("\n") if line.strip()]
    for line in lines[:HEAD_LINES]:
        lead = _TITLE_LEAD.match(line)
        title = _trim(lead[1]) if lead else ""
        if title and len(title.split()) <= LED_WORDS:
            return title
    first = next((line for line in lines[:3] if find_heading(line) is None), "")
    title = _trim(first)
    whole = len(title.split()) <= TITLE_WORDS and not _GREETING.match(title)
    named = [word for word in met if word.lower() in title.lower()]
    if title and whole and (named or not met or len(title.split()) <= TITLE_WORDS // 2):
        return title
    return met[0] if met else ""


def find_employer(text: str) -> str:
    """The firm, where the ad names it plainly; '' otherwise: a wrong name is worse than none."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for pattern, reach in ((_EMPLOYER_LEAD, lines), (_ABOUT, lines)):
        named = next((found[1] for line in reach if (found := pattern.match(line))), "")
        if named:
            return named.strip(" .,:")
    for line in (*re.findall(r"\bat [A-Z].*|\|.*", lines[0] if lines else ""), *lines[1:3]):
        if (found := _FIRM_IN_HEAD.search(line)) and not find_heading(line) and not _JOB.search(found[1]):
            return found[1].strip()
    told = [found[1] for found in _FIRM_IS.finditer(text) if not _NO_FIRM.match(found[1])]
    return told[0].strip() if told else ""


def locate(text: str, states: Mapping[str, State], places: Mapping[str, Place]) -> PlaceSaid:
    """Where the work is: first what follows "Location:", then a town with its state in the head, then anywhere."""
    town, alone = _place_patterns(states)
    for stretch, led, named in _stretches(text):
        for found in town.finditer(stretch):
            if _is_place(found, led):
                return _nearest_town(found["town"], found["state"], states, places)
        if led and (whole := alone.match(stretch)):
            return settle_place("", whole[1], states, places)
        if named and (only := _known_town(stretch, places)):
            return PlaceSaid(only.name, only.state, only.id)
    return PlaceSaid()


def settle_place(city: str, state: str, states: Mapping[str, State], places: Mapping[str, Place]) -> PlaceSaid:
    """A town and a state as somebody wrote them, with the postal code and the place of the gazetteer, where known."""
    postal = postal_code(state, states)
    near = find_place(places.values(), city, postal) if city and postal else None
    return PlaceSaid(city, postal, near.id if near else "")


def postal_code(written: str, states: Mapping[str, State]) -> str:
    """The postal code of a state written as code or name; '' for anything else."""
    bare = " ".join(written.replace(".", "").split())
    if bare.upper() in states:
        return bare.upper()
    return next((state.postal for state in states.values() if state.name.casefold() == bare.casefold()), "")


def find_shift_said(text: str) -> Shift:
    """The shift: from a line that begins with the word, then from the head, then from any line that speaks of one."""
    lines = [line for line in text.split("\n") if line.strip()]
    led = [line for line in lines if SHIFT_LINE.match(line)]
    loose = [line for line in lines[HEAD_LINES:] if _SHIFT.search(line)]
    for line in (*led, *lines[:HEAD_LINES], *loose):
        for sentence in re.split(r"(?<=[.;!?])\s+", line):
            if len(sentence.split()) > SHIFT_WORDS and not _SHIFT.search(sentence):
                continue
            if (shift := find_shift(sentence)) is not None:
                return shift
    return "unknown"


def find_pay_said(text: str) -> PaySaid:
    """The pay a whole ad names: the first line that gives a wage."""
    said = (find_pay(line) for line in text.split("\n"))
    return next((pay for pay in said if pay), PaySaid(0, 0))


def _trim(line: str) -> str:
    """A line's title without shouting, and up to where pay, shift or firm begin."""
    bare = _SHOUT.sub(" ", line).strip(" \t*#-–—_!:•>")
    end = _TITLE_ENDS.search(bare)
    title = bare[: end.start()] if end and end.start() > 2 else bare
    return " ".join(title.split()).strip(" -–—,:*")[:LONGEST_TITLE]


def _stretches(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Stretches that may name the place, the likeliest first; whether they stand where it is said, or after the word."""
    lines = [line for line in text.split("\n") if line.strip()]
    for line in lines:
        for lead in _LOCATION_LEAD.finditer(line):
            yield line[lead.end() : lead.end() + 60], True, True
    for line in lines[:HEAD_LINES]:
        yield line, True, False
    for line in lines[HEAD_LINES:]:
        if not _ELSEWHERE.search(line):
            yield line, False, False


def _place_patterns(states: Mapping[str, State]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A town before its state, and a state alone."""
    either = "|".join(re.escape(word) for state in states.values() for word in (state.name, state.postal))
    return re.compile(rf"(?P<town>{_TOWN})(?P<comma>,?)\s+(?P<state>{either})\b"), re.compile(rf"\s*({either})\b")


def _is_place(found: re.Match[str], led: bool) -> bool:
    """Codes that are words too count only after a comma and not in shouted text: "LATHE OR MILL" is no place."""
    wordy = found["state"] in _WORDS_TOO
    return bool(found["comma"] or (led and not wordy)) and not (found["town"].isupper() and wordy)


def _nearest_town(town: str, state: str, states: Mapping[str, State], places: Mapping[str, Place]) -> PlaceSaid:
    """The longest end of a run of capitals that the gazetteer knows ("CNC Machinist Toledo"), else all of it."""
    words = town.split(". ")[-1].split() if not town.startswith(("St.", "Ft.", "Mt.", "Ste.")) else town.split()
    ends = (settle_place(" ".join(words[first:]), state, states, places) for first in range(len(words)))
    return next((said for said in ends if said.place), settle_place(" ".join(words), state, states, places))


def _known_town(stretch: str, places: Mapping[str, Place]) -> Place | None:
    """A town that stands alone, where only one place of the gazetteer has its name."""
    found = re.match(rf"\s*({_TOWN})\s*(?:$|[,.;|(])", stretch)
    named = [place for place in places.values() if found and place_key(place.name) == place_key(found[1])]
    return named[0] if len(named) == 1 else None
