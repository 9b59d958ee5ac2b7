"""Words that turn a mention into no skill: denied, only wished for, somebody else's duty, or to be trained."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

CueKind = Literal["denied", "wished", "others"]

_NOUN = r"(?:experience|knowledge|background|training|exposure|skills?|certifications?|license|clue|idea|degree|formal|hands[- ]on|real|prior|previous|actual|much|experiencia|conocimientos?)"
_KIN = (r"(?:brother|sister|dad|father|mom|mother|wife|husband|son|daughter|friend|cousin|uncle|aunt|buddy|boss|roommate|neighbor|"
        r"hermano|pap[aá]|esposo|esposa|t[ií]o|amigo)")
_MANY = (r"(?:engineers|programmers|maintenance(?: guys| team| crew| dep\w*| techs| people)?|techs|technicians|electricians|welders|machinists|inspectors|operators|"
         r"setup (?:guys|people|techs)|mechanics|planners|designers|managers|leads|supervisors|chemists|scientists|vendors|contractors|assemblers|buyers|it|qa|quality team|engineering)")
_STAFF = (r"(?:engineers?|programmers?|maintenance(?: guys?| team| crew| dep\w*| techs?| people)?|techs?|technicians?|electricians?|welders?|machinists?|"
          r"inspectors?|operators?|setup (?:guys?|man|people|techs?)|qc|qa|quality(?: guys?| dep\w*| team)?|leads?|supervisors?|managers?|vendors?|contractors?|"
          r"integrators?|other (?:guys?|people|shift|department)|someone else|somebody else|another (?:guy|team|department|shift)|office|day shift|night shift|planners?)")
_DOES = (r"(?:does|do|did|handles?|handled|takes? care|took care|programs|programmed|fix(?:es)?|fixed|sets? (?:it|them|everything|the)? ?up|sets?|runs?|ran|writes?|wrote|"
         r"makes?|made|changes?|owns?|owned|performs?|performed|calibrates?|repairs?|has to|is responsible|are responsible|will)")

_RULES: tuple[tuple[CueKind, str], ...] = (
    ("denied", rf"\b(?:no|zero|little(?: to no)?|lack(?:s|ing)?(?: of)?|not (?:much|a lot of|any)|without(?: any)?|n[oó] tengo|sin)\s+(?:[\w-]+\s+){{0,3}}?{_NOUN}\b"),
    ("denied", r"\b(?:never|nunca|jam[aá]s)\b(?!\s+(?:off|absent|miss|late|had an? (?:accident|incident)|shipped|stop|afraid|been late|call|gave up|walk|compromis))"),
    ("denied", r"\b(?:do|does|did|have|has|had|can|could|was|were|am|is|are)(?:n['’]?t|\s+not)\b(?!\s+(?:just|only|afraid|mind|limited|miss))"),
    ("denied", r"\b(?:i|yo) (?:not?|no) (?:know|do|make|use|have|work|program|understand|touch|run)\b"),
    ("denied", r"\[ \][^\[\]]*"),
    ("denied", r"\b(?:cannot|ain'?t|dont|havent|didnt|cant)\b"),
    ("denied", r"\bnot\s+(?:yet|really|familiar|trained|certified|comfortable|good|a|an|my|sure|allowed|involved|responsible|doing|something)\b(?!\s+(?:few|problem))"),
    ("denied", r"\bno\s+(?:s[eé]|he|puedo|manejo|conozco|programo|hago)\b"),
    ("denied", r"\b(?:except|other than|excluding|aside from|rather than|instead of)\b"),
    ("wished", r"\b(?:want(?:s|ed|ing)?|wanna|would (?:like|love)|i'?d (?:like|love)|hop(?:e|es|ing)|wish(?:es|ing)?|aspir\w+|plan(?:s|ning)?|eager|willing|ready|excited|able)\s+"
     r"(?:to|for)\s+(?:\w+\s+){0,2}?(?:learn|train|study|become|move|get (?:in|into|certified|trained|better|my)|grow|go into|be (?:a|an)|start|try|do|work (?:on|with|in)|transition|advance|break)\b"),
    ("wished", r"\b(?:interest(?:ed)? in|looking (?:to|into|for)|seeking|curious about|thinking (?:about|of)|considering|dream\w*|someday|one day|my goal|goal is|(?:career )?(?:goals?|objectives?)\W|where i (?:can|could) (?:learn|move|grow|get)|(?:somewhere|a (?:place|shop|company|plant|job|position)) (?:that|where|which)|teach me|"
     r"would like|want(?:s)? to|like to (?:learn|get)|hope to|love to learn|learn more|me gustar[ií]a|quiero|deseo|busco|quisiera|me interesa)\b"),
    ("others", rf"\bmy\s+(?:\w+\s+)?{_KIN}\b"),
    ("others", rf"\b(?:the|our|an?|other|another|different|their)?\s*{_STAFF}\s+(?:\w+\s+)?{_DOES}\b"),
    ("others", r"^.*(?<!that )\b(?:belongs? to|(?:is|are|was|were|gets?) (?:done|handled|run|owned|programmed|fixed|made|set up|taken care of|performed) by)\b(?! (?:me|myself|us)\b)"),
    ("others", rf"\b(?:i|we)\s+(?:just\s+|only\s+)?(?:call|get|ask|let|wait for|watch(?:ed)?|saw)\s+(?:for\s+)?(?:the\s+|our\s+|an?\s+)?(?={_STAFF}\b)"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _RULES)
_AD_NOT_ASKED = re.compile(
    r"\b(?:(?:we|company|employer)(?: will|'ll)? (?:train|teach)|will (?:train|teach|be trained)|training (?:is )?provided|we(?:'ll| will) teach|on[- ]the[- ]job training|"
    r"no (?:[\w-]+ ){0,3}?(?:experience|background|knowledge|degree|skills?|reports|programming|welding)\b|not (?:required|necessary|needed|part of)|opportunit(?:y|ies) to (?:learn|grow|move)|"
    r"chance to (?:learn|grow)|paid training|you(?:'ll| will)? (?:not|never)\b|you won'?t|you do(?:n't| not)|you are not|not your(?:s| job)\b|not the\b|isn'?t yours|no tiene que|no es necesario|you(?:'ll| will) learn|"
    r"must complete (?:annual|all)|who want it)",
    re.I,
)  # fmt: skip
_AD_OTHERS = re.compile(
    r"(?<!that )\b(?:belongs? to|(?:is|are) (?:done|handled|run|owned|programmed|fixed|made|performed|written|maintained|contracted|bought|subcontracted)(?: out)? (?:by|to|from)\b(?! (?:you|this (?:role|position)))|"
    r"(?:is|are) (?:his|her|their|another|somebody else'?s|someone else'?s|a(?:n)? (?:separate|different|other)|other|separate) (?:jobs?|roles?|positions?|departments?|teams?|groups?)?|"
    r"(?:is|are) hired separately|report to (?:another|other)|none of which|go(?:es)? to (?:an? )?outside|outside (?:vendors?|contractors?|suppliers?)|outsourced|subcontracted|"
    r"has (?:its|their) own (?:team|crew|department|staff))\b",
    re.I,
)  # fmt: skip
_AD_STAFF = re.compile(
    rf"^\W*(?:the |our |other |licensed )?(?:[\w-]+(?: and |, | ))?{_MANY}\s+(?:also\s+)?(?:handle|wire|hold|own|do|perform|write|run|program|fix|set|build|maintain|plan|schedule|drive|calibrate|design|model|take|cover|look after)s?\b",
    re.I,
)  # fmt: skip
_AD_RULES: tuple[tuple[CueKind, re.Pattern[str]], ...] = (("wished", _AD_NOT_ASKED), ("others", _AD_OTHERS))
_BESIDE = re.compile(
    r"\b(?:work(?:s|ed|ing)?|team(?:s|ed|ing)?(?: up)?|coordinat\w+|partner\w*|collaborat\w+|liais\w+|communicat\w+|meet\w*|met|side by side|alongside|next to|handing off|handed off)\s+"
    r"(?:closely\s+|directly\s+|daily\s+)?(?:with|to|beside|alongside)?\s*(?:the\s+|our\s+|other\s+|a\s+)?(?P<who>(?:[\w/-]+,?\s+(?:and\s+)?){0,4}?"
    r"(?:engineers?|engineering|programmers?|welders?|machinists?|electricians?|maintenance|quality|inspectors?|technicians?|planners?|designers?|r&d|production|it)\b"
    r"(?:\s+(?:team|department|group|staff|guys))?)",
    re.I,
)  # fmt: skip
_AFTER = re.compile(r"(?:[:?]|\bis|\bare|-)?\s*(?:none|no|not (?:required|necessary|needed)|zero|nunca|ninguna?)\s*(?:$|[.,;])", re.I)
_BARE_VERBS = frozenset(["touch", "touched", "use", "used", "run", "ran", "do", "did", "try", "tried", "operate", "operated", "work", "worked", "learned"])
_NO_LONGER = frozenset({"since", "anymore", "lately", "longer"})
_POINTERS = frozenset({"it", "that", "them", "those", "this", "these", "one", "ones", "eso", "lo"})
_CLAUSE_END = re.compile(r"[.;!?]|\s[-–—]\s|,?\s+(?:but|however|though|although|yet|pero|aunque|except that|so|because)\s|,\s+(?=(?:i|we|just|only|mostly|still|now|currently|and i)\b)|\s+and\s+(?=i\b)|\)", re.I)


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of a segment under a cue; offsets are into the segment's text."""

    kind: CueKind
    start: int
    end: int


def find_scopes(text: str, is_ad: bool) -> tuple[Scope, ...]:
    """All stretches of a sentence that do not speak of a skill the person has (or the ad asks for)."""
    if is_ad:
        return tuple(_whole_clauses(text))
    return (*_after_cues(text), *_named_beside(text))


def scope_at(scopes: tuple[Scope, ...], start: int, end: int) -> CueKind | None:
    """The cue that governs a span, or None."""
    return next((scope.kind for scope in scopes if scope.start <= start and end <= scope.end), None)


def is_answered_no(text: str, end: int) -> bool:
    """Whether the words right after a mention say no to it: 'PLC: none'."""
    return bool(_AFTER.match(text, end))


def blank_scopes(text: str, scopes: tuple[Scope, ...]) -> str:
    """The text with every scope blanked at equal length."""
    for scope in scopes:
        text = text[: scope.start] + " " * (scope.end - scope.start) + text[scope.end :]
    return text


def _after_cues(text: str) -> Iterator[Scope]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            stop = _CLAUSE_END.search(text, match.end())
            end = stop.start() if stop else len(text)
            yield Scope(kind, _begin(text, match, end), end)


def _begin(text: str, match: re.Match[str], end: int) -> int:
    """Where a cue's scope begins: at the cue, or at the sentence when it points back ('the robot, I never use it')."""
    rest = text[match.end() : end].split()
    words = {word.lower().strip(",.") for word in rest}
    points_back = len(rest) <= 4 and bool(words & _POINTERS) and not words & _NO_LONGER
    by_me = text[: match.start()].lower().rstrip(" ,").endswith((" i", "yo", "but", "pero", "and"))
    bare = not rest or (len(rest) <= 2 and rest[0].lower() in _BARE_VERBS)
    if points_back or (by_me and bare and match.group().lower() in ("never", "nunca")):
        return 0
    return match.start()


def _named_beside(text: str) -> Iterator[Scope]:
    for match in _BESIDE.finditer(text):
        yield Scope("others", match.start("who"), match.end("who"))


def _whole_clauses(text: str) -> Iterator[Scope]:
    """In an ad: the clauses that say what is taught, not asked for, or somebody else's work."""
    if _AD_STAFF.match(text):
        yield Scope("others", 0, len(text))
    for kind, pattern in _AD_RULES:
        for match in pattern.finditer(text):
            ends = [stop.end() for stop in _CLAUSE_END.finditer(text, 0, match.start())]
            stop = _CLAUSE_END.search(text, match.end())
            yield Scope(kind, ends[-1] if ends else 0, stop.start() if stop else len(text))
