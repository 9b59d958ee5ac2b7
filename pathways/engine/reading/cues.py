"""Words that turn a mention into no skill: denied, only wished for, somebody else's duty, or to be trained."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

CueKind = Literal["denied", "wished", "others"]

_NOUN = r"(?:experience|knowledge|background|training|exposure|skills?|certifications?|license|clue|idea|degree|formal|hands[- ]on|real|prior|previous|actual|much|experiencia|conocimientos?)"
_KIN = (
    r"(?:brother|sister|dad|father|mom|mother|wife|husband|son|daughter|friend|cousin|uncle|aunt|buddy|boss|roommate|neighbor|"
    r"hermano|pap[aá]|esposo|esposa|t[ií]o|amigo)"
)
_MANY = (
    r"(?:engineers|programmers|maintenance(?: guys| team| crew| dep\w*| techs| people)?|techs|technicians|electricians|welders|machinists|inspectors|operators|"
    r"setup (?:guys|people|techs)|mechanics|planners|designers|managers|leads|supervisors|chemists|scientists|vendors|contractors|assemblers|buyers|painters|integrators|suppliers|"
    r"(?:machine )?builders|toolmakers|it|qa|quality team|engineering|purchasing|sanitation|facilities|toolroom|(?:[\w&-]+ ){0,2}(?:group|team|crew|department|lab|staff))"
)
_GROUP = r"(?:guys?|gals?|people|folks|crew|groups?|teams?|dep(?:t|artment)s?|man|men|kids?|side|shop|lab|house|room|line|bay|shift)"
_CRAFT = (
    r"(?:engineers?|engineering|programmers?|maintenance|techs?|technicians?|electricians?|welders?|machinists?|mechanics?|toolroom|tool ?makers?|chemists?|metrology|"
    r"inspectors?|operators?|setup|qc|qa|quality|leads?|supervisors?|managers?|vendors?|contractors?|suppliers?|integrators?|planners?|schedulers?|designers?|purchasing|buyers?|facilities|"
    r"controls|automation|robotics?|safety|lab|sanitation|warehouse|shipping|receiving|accounting|finance|students?|kids|clients?|it|process|e ?& ?i|office|upstairs|corporate|sales|customers?|r ?& ?d|ehs|plc|cam|cad|cmm|dba)"
)
_STAFF = (
    rf"(?:{_CRAFT}(?:[ -]{_CRAFT})?(?: {_GROUP})?(?: upstairs)?|(?:the |an?|our )?other (?:guys?|people|shift|department|crew|line|team|bay|side)|someone else|somebody else|another (?:guy|team|department|shift|person|crew)|"
    r"day shift|night shift|first shift|third shift|(?:an?|the) outside (?:shop|vendor|company|lab|firm))"
)
_DOES = (
    r"(?:do(?:es)?|did|handles?|handled|takes? care|took care|program(?:s|med)?|fix(?:es|ed)?|sets? (?:it|them|everything|the)? ?up|sets?|runs?|ran|writes?|wrote|edits?|"
    r"makes?|made|changes?|changed|owns?|owned|perform(?:s|ed)?|calibrates?|repairs?|has to|have to|is responsible|are responsible|will|designs?|designed|plans?|builds?|built|maintains?|draws?|drew|cuts?|"
    r"installs?|installed|wires?|wired|looks? after|keeps?|deals? with|figures?|models?|tests?|decides?|signs?|approves?|inspects?|measures?|checks?|grinds?|welds?|assembles?|manages?|schedules?|buys?|teach(?:es)?|sends?|came|comes?|services?|supply|supplies|finish(?:es)?|is hiring|are hiring)"
)

_RULES: tuple[tuple[CueKind, str], ...] = (
    ("denied", rf"\b(?:no|zero|little(?: to no)?|lack(?:s|ing)?(?: of)?|not (?:much|a lot of|any)|without(?: any)?|n[oó] tengo|sin)\s+(?:[\w-]+\s+){{0,3}}?{_NOUN}\b"),
    ("denied", r"\b(?:never|nunca|jam[aá]s)\b(?!\s+(?:off|absent|miss|late|had an? (?:accident|incident)|shipped|stop|afraid|been late|call|gave up|walk|compromis))"),
    ("denied", r"\b(?:do|does|did|have|has|had|can|could|was|were|am|is|are)(?:n['’]?t|\s+not)\b(?!\s+(?:just|only|afraid|mind|limited|miss))"),
    ("denied", r"\b(?:i|yo) (?:not?|no) (?:know|do|make|use|have|work|program|understand|touch|run)\b"),
    ("denied", r"\[ \][^\[\]]*"),
    ("denied", r"\b(?:cannot|ain'?t|dont|havent|didnt|cant)\b"),
    ("denied", r"\bnot\s+(?:yet|really|familiar|trained|certified|comfortable|good|a|an|my|sure|allowed|involved|responsible|doing|something)\b(?!\s+(?:few|problem))"),
    ("denied", r"\bno\s+(?:(?:lo|la|los|las|me|se|le)\s+)?(?:s[eé]|he|ha|puedo|manejo|conozco|programo|hago|uso|sueldo|opero|toco|tengo|trabajo|entiendo|fui|soy|aprend[ií]|hice|us[eé]|es)\b"),
    ("denied", r"\b(?:except|other than|excluding|aside from|rather than|instead of)\b"),
    ("wished", r"\b(?:want(?:s|ed|ing)?|wanna|would (?:like|love)|i'?d (?:like|love)|hop(?:e|es|ing)|wish(?:es|ing)?|aspir\w+|plan(?:s|ning)?|eager|willing|ready|excited|able)\s+"
     r"(?:to|for)\s+(?:\w+\s+){0,2}?(?:learn|train|study|become|move|get (?:in|into|certified|trained|better|my)|grow|go into|be (?:a|an)|start|try|do|work (?:on|with|in)|transition|advance|break)\b"),
    ("wished", r"\b(?:interest(?:ed)? in|(?:is|are|it's) on my list|signed up|registered for|start(?:ing|s)? (?:an? |the |my )?(?:[\w-]+ )?(?:class|course|program|training)\b|about to|going to (?:learn|take|start|study)|(?:class|course|training|school) (?:next|this) (?:fall|spring|summer|winter|year|month|semester)|looking (?:to|into|for)|seeking|curious about|thinking (?:about|of)|considering|dream\w*|someday|one day|my goal|goal is|(?:career )?(?:goals?|objectives?)\W|where i (?:can|could) (?:learn|move|grow|get)|(?:somewhere|a (?:place|shop|company|plant|job|position)) (?:that|where|which)|teach me|"
     r"would like|want(?:s)? to|like to (?:learn|get)|hope to|love to learn|learn more|me gustar[ií]a|quiero|deseo|busco|quisiera|me interesa|pienso|pensando en|ganas de|espero)\b"),
    ("others", rf"\bmy\s+(?:\w+\s+)?{_KIN}\b"),
    ("others", rf"(?<!\bas a )(?<!\bas an )(?<!\bas the )(?<!\bam a )(?<!\bam an )(?<!\bam the )(?<!\bwas a )(?<!\bwas an )(?<!i'm a )(?<!i'm an )\b(?:(?:the|our|an?|other|another|different|their|her|his|all) |(?:[\w&]+[ -]){{0,2}}(?=\w+s\b|it\b|purchasing|maintenance|engineering|quality|qa|qc|toolroom|office|someone|somebody|another|other|day shift|night shift))"
     rf"(?:[\w&-]+[ -]){{0,2}}?{_STAFF}\s+(?:who |that |which )?(?:(?!and\b|with\b|for\b|to\b|i\b|or\b)\w+\s+)?{_DOES}\b"),
    ("others", rf"\b(?:hand|pass|give|leave|send|turn|kick|throw|escalate|refer)(?:s|ed)? (?:[\w-]+ ){{0,3}}?(?:over |off |up )?to (?:the |our |an? |my )?(?:[\w&-]+ ){{0,2}}?{_STAFF}\b"),
    ("others", rf"\b(?:that|this|those|it)(?:['’]?s| is| are| was) (?:the |our |my |an? )?(?:[\w&-]+ ){{0,2}}?(?:{_STAFF})(?:['’]s?)?(?: (?:job|work|problem|thing|call|business|turf))?\W*$"),
    ("others", r"^\W*(?:the|our|my|this|that|whole) (?:[\w-]+ ){0,2}?(?:company|plant|shop|factory|employer|firm|facility|site|place|corporation|outfit|building|parent)\s+(?:also |just |now |already )?(?:has|have|had|is|was|uses?|used|won|did|does|makes?|made|runs?|ran|got|bought|installed|sells?|builds?|started|plans?|holds?|boasts?)\b"),
    ("others", r"^\W*(?:they|the company) (?:have|had|use|used|run|ran|got|bought|installed|put in|brought in)\b"),
    ("others", r"\bthere(?:['’]?s|s| is| are| was| were) (?:an?|the|one|two|some|another)\b(?=[^.;]*\b(?:next to|near|beside|across|never|not|nobody|by my|down the|over there|somewhere)\b)"),
    ("others", r"\b(?:los?|las?)\s+(?:hacen?|ven?|programan?|arreglan?|maneja[n]?|revisan?|llevan?|cambian?)\s+(?:el|la|los|las|otr[oa]s?|un|una)\b"),
    ("others", r"\b(?:el|la|los|las|otr[oa]s?|un|una)\s+(?:eléctric\w+|electricistas?|ingenier\w+|mec[aá]nic[oa]s?|programador\w*|técnic\w+|contratistas?|proveedor\w*|supervisor\w*|jefe|equipo|departamento|compañer\w+|de (?:control|calidad|mantenimiento|sistemas|ingenier[ií]a|herramientas))\s+(?:de \w+ )?(?:se |lo |la |los |las )?(?:hacen?|ven?|encargan?|programan?|arreglan?|manejan?|sueldan?|miden?|revisan?|llevan?|cambian?|dan?|reparan?|calibran?)\b"),
    ("others", rf"^.*\b(?:is|are|was|were|stays?) (?:the |our |an? |their )?(?:[\w&-]+ ){{0,2}}?{_STAFF}['’]?s?['’]? (?:jobs?|work|side|area|department|thing|responsibility|turf)\b"),
    ("others", r"^\W*(?:company note|about (?:us|the company)|note on the company)\b.*$"),
    ("others", r"^\W*[A-Z][\w&-]+['’]s (?:[\w-]+ ){0,2}?(?:plants?|shops?|teams?|company|factory|customers|products|culture|engineers)\b"),
    ("others", r"^.*(?<!that )\b(?:belongs? to|(?:is|are|was|were|gets?) (?:done|handled|run|owned|programmed|fixed|made|set up|taken care of|performed) by)\b(?! (?:me|myself|us)\b)"),
)  # fmt: skip
_BRIEF_RULES: tuple[tuple[CueKind, str], ...] = (
    ("denied", r"[^,;|.()]*\((?:now |has )?(?:expired|lapsed|not renewed|vencid[oa]s?|caducad[oa])\b[^)]*\)"),
    ("denied", r"\b(?:no|zero|nor|neither|ni|ning[uú]n[oa]?)\s+(?!problem|one\b|matter|later|less|more than|doubt|sweat|big|trouble|issue|s[oó]lo|scrap|rework|defect|miss|accident|incident|lost|late|recordable|supervis|help|complain|return|call|escape|finding|reject|injur|downtime|excuse|shortcut|exception|crash|error|hay|se|lo|la|los|conform)(?=\w)[^,.;!?]*?(?=[,.;!?]|\s(?:but|except|pero|though)\b|$)"),
    ("others", rf"\b(?:i|we)\s+(?:just\s+|only\s+)?(?:call|get|ask|let|wait for|watch(?:ed)?|saw)\s+(?:for\s+)?(?:the\s+|our\s+|an?\s+)?{_STAFF}\b[^,.;!?]*?(?=[,.;!?]|\s(?:and|but|then)\b|$)"),
)  # fmt: skip
"""Cues that reach no further than their own words: "no CAD, but I read prints"."""
_BRIEF = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _BRIEF_RULES)
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
    rf"^\W*(?:the |our |other |licensed )?(?:[\w-]+(?: and |, | ))?{_MANY}\s+(?:also\s+)?(?:handle|wire|hold|own|do|perform|write|run|program|fix|set|build|maintain|plan|schedule|drive|calibrate|design|model|take|cover|look after|teach|finish|supply|service|manage|make|inspect|test|is hiring|are hiring|is|are performed|use)(?:e?s)?\b",
    re.I,
)  # fmt: skip
_AD_FIRM = re.compile(
    r"^\W*(?!(?:Technicians?|Operators?|Engineers?|Candidates?|Applicants?|Position|Person|Incumbent|Employees?|Work|Job|Role|Must|Welders?|Machinists?|Inspectors?|Assemblers?|Supervisors?|You|This)\b)"
    r"[A-Z][\w&'’-]+(?: (?:[A-Z&][\w&'’-]*|and|of)){0,3}(?:, [^,]{3,60},)? (?:complies|designs|builds|makes|supplies|serves|manufactures|produces|employs|sells|has (?:built|made|designed|been)|is (?:an? |the |accredited|certified|registered))"
)
_AD_RULES: tuple[tuple[CueKind, re.Pattern[str]], ...] = (
    ("wished", _AD_NOT_ASKED), ("others", _AD_OTHERS), ("others", _AD_FIRM), *((kind, found) for kind, found in _PATTERNS if " de \\w+ " in found.pattern or "hacen?|ven?|programan?|arreglan?|maneja" in found.pattern),
)  # fmt: skip
_BESIDE = re.compile(
    r"\b(?:work(?:s|ed|ing)?|team(?:s|ed|ing)?(?: up)?|coordinat\w+|partner\w*|collaborat\w+|liais\w+|communicat\w+|meet\w*|met|side by side|alongside|next to|handing off|handed off)\s+"
    r"(?:closely\s+|directly\s+|daily\s+)?(?:(?:with|to|beside|alongside)\s+|(?<=side )|(?<=beside )|(?<=to ))(?:the\s+|our\s+|other\s+|a\s+)?(?P<who>(?:[\w/-]+,?\s+(?:and\s+)?){0,4}?"
    r"(?:engineers?|engineering|programmers?|welders?|machinists?|electricians?|maintenance|quality|inspectors?|technicians?|planners?|designers?|r&d|production|it)\b"
    r"(?:\s+(?:team|department|group|staff|guys))?)",
    re.I,
)  # fmt: skip
_AFTER = re.compile(
    r"(?:[:?]|\bis|\bare|-)?\s*(?:none|no|not (?:required|necessary|needed)|zero|nunca|ninguna?)\s*(?:$|[.,;])", re.I
)
_TAKES_BACK = re.compile(
    rf"^\W*(?:no|nope|never|nah|none|nunca|jamás|not (?:me|yet|really|any ?more|my (?:job|thing))|(?:i |yo )?(?:have |had |did |do |can )?(?:never|not|n['’]t|haven['’]?t|didn['’]?t|don['’]?t|can['’]?t|no|nunca) (?:\w+ ){{0,2}}?(?:it|that|them|those|one|any|either|done that|lo|eso)|"
    rf"(?:that|it|those|this)(?:['’]?s| is| are) (?:the |our |an? )?(?:[\w&-]+ ){{0,2}}?(?:{_STAFF})(?:['’]s?)?(?: (?:job|work|thing))?|(?:somebody|someone) else(?:['’]s job| does (?:it|that))?|(?:the |our )(?:[\w&-]+ ){{0,2}}?{_STAFF} {_DOES} (?:it|that|those|them|all (?:of )?that))\b(?:[^.]{{0,25}})$",
    re.I,
)
LONGEST_TOPIC = 6
"""A sentence of so few words may be no more than the topic of the next: "Robots? Never touched one."."""
_SELF = re.compile(r"\b(?:i|we|my|yo|soy|hago)\b", re.I)
_BARE_VERBS = frozenset(
    [
        "touch",
        "touched",
        "use",
        "used",
        "run",
        "ran",
        "do",
        "did",
        "try",
        "tried",
        "operate",
        "operated",
        "work",
        "worked",
        "learned",
    ]
)
_NO_LONGER = frozenset({"since", "anymore", "lately", "longer"})
_POINTERS = frozenset({"it", "that", "them", "those", "this", "these", "one", "ones", "eso", "lo"})
_POINTS = re.compile(
    r"^(?:that|this|those|it|los?|las?)\b|^(?:hand|pass|give|leave|send|turn|kick)(?:s|ed)? (?:over |off |up )?to\b|\b(?:that|it|them|those|this|lo)\b(?=\s+(?:over |off |up )?(?:to|el|la|los|las)\b)",
    re.I,
)
_CLAUSE_END = re.compile(
    r"[.;!?]|\s[-–—]\s|,?\s+(?:but|however|though|although|yet|pero|aunque|except that|except(?= i\b)|so|because)\s|,\s+(?=(?:i|we|just|only|mostly|still|now|currently|and i)\b)|\s+and\s+(?=i\b)|\)",
    re.I,
)


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


def is_taken_back(text: str, after: str) -> bool:
    """Whether a sentence only names what the next one denies or gives to others: "PLCs? That's the controls guys."."""
    return len(text.split()) <= LONGEST_TOPIC and not _SELF.search(text) and bool(_TAKES_BACK.match(after))


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
    for kind, pattern in _BRIEF:
        yield from (Scope(kind, match.start(), match.end()) for match in pattern.finditer(text))


def _begin(text: str, match: re.Match[str], end: int) -> int:
    """Where a cue's scope begins: at the cue, or at the sentence when it points back ('the robot, I never use it')."""
    rest = text[match.end() : end].split()
    words = {word.lower().strip(",.") for word in rest}
    points_back = len(rest) <= 4 and bool(words & _POINTERS) and not words & _NO_LONGER
    if points_back or _POINTS.search(match.group()):
        ends = (stop.end() for stop in _CLAUSE_END.finditer(text, 0, match.start()))
        return max((place for place in ends if text[place : match.start()].strip(" -–—,")), default=0)
    by_me = text[: match.start()].lower().rstrip(" ,").endswith((" i", "yo", "but", "pero", "and"))
    bare = not rest or (len(rest) <= 2 and rest[0].lower() in _BARE_VERBS)
    if by_me and bare and match.group().lower() in ("never", "nunca"):
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
