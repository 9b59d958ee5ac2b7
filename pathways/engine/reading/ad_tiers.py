"""The kind of work each line of an ad speaks of, by its verbs and objects, and the tier of the whole ad.

The tables are read top down and the first row that is met decides, so that what only an engineer does outranks the
verbs that everybody shares. They are working assumptions in the words of ads, open to correction row by row.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pathways.domain.opening import AdLine
from pathways.domain.pay_words import find_pay
from pathways.domain.role import TIERS, Tier, with_article
from pathways.domain.skill import Evidence
from pathways.engine.reading.ad_sections import Placed

Row = tuple[str, str]
"""A pattern and, to follow the words that were met, what they speak of."""

_DO = r"(?:^\W*|\b(?:to|and|or|will|you|can|must|then|also|who|able)\s+|[,:]\s+)"
"""Where a verb stands that says what the person does: at the head of a line, after "you will", in a list."""
_TOOLING = r"(?:fixtures?|jigs?|gau?ges?|tooling|tools?|workholding|jaws|nests?|end effectors?|experiments?|trials?|dashboards?|instructions|forms?|checklists?)"
_STUDY = r"(?:(?:finite[- ]element|stress|thermal|structural|fatigue|tolerance) analys[ei]s|hand calculations?|first principles|mathematical models?|control theory)"
_PAPERS = r"(?:procedures?|standards?|standard work|work instructions?|process plans?|routings?|control plans?|inspection plans?|methods|protocols?)"
_SYSTEMS = r"(?:plcs?|ladder|logic|hmis?|scada|robots?|scripts?|queries|sql|python|macros|software|code|mes|recipes?|databases?|apps|vision|ignition|historian|tags|screens|alarms)"
_LOSSES = r"(?:scrap|cycle time|times?|downtime|changeover|setup time|yield|oee|cpk|costs?|waste|defects?|variation|rework|throughput)"
_PEOPLE = r"(?:operators?|others|technicians?|staff|employees|personnel|team|associates|apprentices?|users|workers|people|crew|supervisors|hires|leaders)"

ASSISTING: tuple[Row, ...] = (
    (r"^\W*(?:assist|support|help|work (?:closely )?with|under (?:the )?(?:direction|supervision|guidance))(?:s|ing)?\b", "is work beside those who answer for it"),
)  # fmt: skip

ENGINEER: tuple[Row, ...] = (
    (r"\b(?:from scratch|blank[- ]sheet|clean[- ]sheet)\b", "is design from the ground up"),
    (rf"{_DO}(?:re)?design(?:s|ing)?\b(?! (?:and process|of experiments|reviews?|changes?|drawings?)\b)(?!(?: [\w-]+){{0,3}} {_TOOLING}\b)", "is design from the ground up"),
    (r"\bdesign of (?:\w+ )?(?:products?|systems?|machines?|equipment|circuits?|process(?:es)?|controls?|structures?|facilities)\b|\b(?:detailed|conceptual) design\b|\bdesign (?:authority|criteria|calculations?)\b", "is design from the ground up"),
    (rf"\b(?:(?-i:FEA|CFD|FEM)|{_STUDY})\b", "is analysis by calculation"),
    (r"\b(?:size|sizes|sizing|calculate)\b[^.;]{0,30}\b(?:servo|motors?|actuators?|loads?|torque|beams?|pumps?|drives?)\b", "is analysis by calculation"),
    (r"\b(?:select|choose|define|own|specify)\w*\b[^.;]{0,40}\b(?:architecture|platforms?|safety hardware|topolog\w+)\b|\b(?:system|controls?|software|network) architecture\b", "is the choice of an architecture"),
    (r"\b(?:functional|design|engineering|user requirements?) specifications?\b|\bspecify\w* (?:and|or) \w+|\bspecif(?:y|ies|ying)\b[^.;]{0,25}\b(?:equipment|machines|components|materials|instruments)\b", "is specifying what others build or buy"),
    (r"\bcapital (?:equipment|projects?|requests?|expenditures?|plans?|budgets?|spending|justification)\b|\b(?-i:CAPEX|ROI)\b", "is answering for investment"),
    (r"\bvalidat\w+\b[^.;]{0,50}\b(?:(?-i:ISO|IEC|ASME|ANSI|UL|NFPA|ASTM)|standards?|safety functions?)\b|\bdesign (?:verification|validation)\b|\bsafety functions?\b", "is validating to a standard"),
    (r"\b(?:bachelor(?:['’]?s)?|master['’]?s (?:degree|in)|ph\.?d|(?-i:B\.?S\.?[MIE]?E|BS|B\.S\.?|MS(?= (?:in|degree)\b|/))|engineering degree|degree in (?:\w+ )?engineering)\b(?![^.;]{0,40}(?:engineering tech|technology))|\b(?:professional|licensed) engineer\b", "asks for an engineer's schooling"),
    (r"\b(?:mentor|lead|supervis|manag|direct)\w*\b[^.;]{0,20}\bengineers\b|\bengineering (?:sign-?off|judge?ment|principles|calculations?|analys[ei]s|stud(?:y|ies)|theor(?:y|ies))\b|\bprinciples[^.;]{0,25} engineering\b", "is answering for engineering"),
    (rf"{_DO}(?:estimate|quote|cost)\b[^.;]{{0,40}}\b(?:quot\w+|offers?|bids?|projects?|programs?)\b", "is answering for an offer"),
)  # fmt: skip

TECHNOLOGIST: tuple[Row, ...] = (
    (r"\broot[- ]causes?\b|\b(?:8d|5[- ]?whys?|five whys|a3|fishbone|corrective actions?|(?-i:CAPA))\b|\bfailure (?:analys[ei]s|investigations?)\b|\bwhy it (?:is|was|stopped|fail\w*)\b", "is finding causes, not only faults"),
    (rf"\b(?:improv|optimi[sz]|streamlin|rebalanc|moderniz)\w*|\b(?:reduc|lower|cut|rais|increas|shorten|take)\w* (?:[\w-]+ ){{0,4}}{_LOSSES}\b|\b(?:kaizen|value[- ]stream|six sigma|smed|takt|bottlenecks?|lean (?:events?|projects?))\b", "is improving how the work is done"),
    (r"\b(?:integrat(?!or)|commission|deploy|roll ?out|retrofit)\w*|\bstart(?:ing)?[- ]up of\b|\b(?:(?-i:FAT|SAT|NPI|IQ/OQ|IQ|OQ)|new (?:product|equipment|part) introduction|technology transfer)\b|\bconnect\w*\b[^.;]{0,40}\b(?:mtconnect|opc|gateways?|edge|network)\b", "is bringing new systems into use"),
    (r"\b(?:troubleshoot|diagnos|debug)\w*\b[^.;]{0,50}\b(?:across|systems|cells?|networks?|software|code|logic|plcs?|complex|process(?:es)?)\b|\b(?:complex|chronic|recurring|system[- ]level) (?:\w+ )?(?:problems?|faults?|failures?|issues|malfunctions?)\b", "is trouble that runs across systems"),
    (rf"\b(?:write|edit|modify|program|develop|create|configure|writing|editing|programming|developing|configuring)s?\b[^.;]{{0,40}}\b{_SYSTEMS}\b", "is changing what a system does"),
    (rf"\b(?:develop|write|prepare|revise|update|author|create|establish|standardi[sz]e)(?:s|d)?\b[^.;]{{0,40}}\b{_PAPERS}\b|\b(?:p?fmeas?|ppap|apqp|control plans?)\b", "is setting how others work"),
    (r"\b(?:(?-i:SPC|DOE(?! ?=)|OEE)|statistic\w*|control charts?|capability (?:stud|data)\w*|cpk|designed experiments?|design of experiments|ga(?:u)?ge r&r|gau?ge stud\w+|trends?|trending|pareto|regression|dashboards?|data analys[ei]s|kpis?)\b|\banaly[sz]\w*\b[^.;]{0,25}\b(?:data|trends|results)\b", "is reasoning from data"),
    (rf"\b(?:train|teach|coach|mentor|instruct)(?:s|ing)?\b(?: and \w+)?(?: [\w-]+){{0,3}} {_PEOPLE}\b|{_DO}(?:leads?|supervises?|facilitates?|directs?|oversees?)(?= \w)(?! times?\b)|\b(?:assign|schedul)\w* (?:[\w']+ ){{0,2}}(?:work|jobs|crew|people|employees|personnel)\b|\bplans?,? (?:and|schedul|estimat)\w*", "is leading or teaching others"),
    (rf"\b(?:manag|coordinat)\w* (?:[\w-]+ ){{0,3}}(?:projects?|suppliers?|vendors?|contractors|changes?|programs?)\b|{_DO}(?:audit|own|administer|propose|chair|host)(?:s|ing)?\b|\bpayback\b|\bpresent(?:s|ing)? (?:results|findings|clearly)\b", "is answering for a system or a project"),
    (rf"{_DO}(?:evaluate|determine|recommend|decide)s?\b[^.;]{{0,50}}\b(?:methods?|process(?:es)?|modifications?|improvements?|feasibility|alternatives|compliance)\b", "is judging how the work should be done"),
)  # fmt: skip

TECHNICIAN: tuple[Row, ...] = (
    (rf"{_DO}(?:run|operate|load|unload|tend|feed|drive|set[- ]?up|setup|adjust|jog|start|stop|change|clear|touch up|recover|hang|cargar|operar|vigilar|ajustar)(?:s|es|ing)?\b|\bsets up\b|\boperation of\b", "is running machines"),
    (rf"{_DO}(?:assemble|build|solder|weld|braze|wire|crimp|fit|fabricate|bend|cut|grind|machine|mill|turn|drill|deburr|polish|sand|paint|coat|mold|rivet|torque|press|make|mount|trim|lay|cure|stitch|tack|break|route)(?:s|es|ing)?\b|\b(?:soldering|welding|assembly of|fabrication)\b", "is making things"),
    (rf"{_DO}(?:repair|replace|rebuild|overhaul|install|remove|maintain|service|servic|lubricate|grease|troubleshoot|diagnose|fix|align|calibrate|restore|reparar|cambiar|arreglar)(?:s|es|ing)?\b|\b(?:preventive maintenance|repair of|maintenance|troubleshooting|(?-i:PMs?))\b", "is keeping things running"),
    (rf"{_DO}(?:inspect|measure|gau?ge|check|test|verify|monitor|sample|sort|weigh|compare|perform|conduct|medir|revisar)(?:s|es|ing)?\b|\bverifies\b|\b(?:calipers?|micrometers?|multimeters?|inspection of)\b", "is checking by method"),
    (rf"{_DO}(?:record|log|enter|document|label|scan|follow|observe|complete|report|hand over|lock ?out|wear|clean|sanitize|sweep|keep|tag|fill out|note|write up|write|identify|anotar)(?:s|es|ing)?\b|\block ?out\b|\b5s\b", "is following a method and keeping its records"),
    (rf"{_DO}(?:lift|move|hoist|pack|package|stack|pick|kit|stage|deliver|stand|handle|use|carry|haul|receive|ship|store)(?:s|es|ing)?\b|\b(?:forklifts?|overhead crane|hand tools?|power tools?)\b", "is work by hand"),
    (rf"{_DO}(?:read|interpret|leer)(?:s|ing)?\b|\b(?:blueprints?|prints?|drawings?|schematics?|work orders?)\b", "is reading what others drew or wrote"),
)  # fmt: skip

TABLES: tuple[tuple[Tier, tuple[Row, ...]], ...] = (
    ("technician", ASSISTING),
    ("engineer", ENGINEER),
    ("technologist", TECHNOLOGIST),
    ("technician", TECHNICIAN),
)
_TABLES = tuple((tier, tuple((re.compile(pattern, re.I), what) for pattern, what in rows)) for tier, rows in TABLES)

_BEFORE_VERB = re.compile(
    r"^[\W_]+(?:(?:to|and|or|will|you|can|must|then|also|who|able)\s+)?|^(?:to|and|or|will|you|can|must|then|also|who|able)\s+",
    re.I,
)
LONGEST_LINE = 300
HEAD_WORDS = 14
MOST_LINES = 400
UNSURE = 0.55
"""Below this confidence in the reader's tier the lines have the last word."""
MANY_LINES, OUTWEIGH = 5, 1.5
"""So many lines of a higher tier, and so many times the others, outweigh a title."""


@dataclass(frozen=True, slots=True)
class TierFound:
    """The tier of an ad and one plain sentence for it."""

    tier: Tier | None
    why: str


def judge_line(text: str) -> tuple[Tier | None, str]:
    """The tier a sentence speaks of and the reason, with its own words; (None, '') when it does not tell."""
    for tier, rows in _TABLES:
        for pattern, what in rows:
            if match := pattern.search(text):
                return tier, f"“{_BEFORE_VERB.sub('', match.group())}” {what}."
    return None, ""


def judge_lines(placed: Iterable[Placed]) -> tuple[AdLine, ...]:
    """Every sentence of an ad that asks something, with its tier."""
    lines = []
    for item in placed:
        if item.counts and len(item.segment.text.split()) > 1:
            quote = item.segment.text[:LONGEST_LINE]
            told = (None, "") if _is_front_matter(item) else judge_line(item.asked[:LONGEST_LINE])
            lines.append(AdLine(Evidence(quote, item.segment.line, item.segment.start), *told))
    return tuple(lines[:MOST_LINES])


def _is_front_matter(item: Placed) -> bool:
    """The head of an ad and its pay name a job, no work."""
    second = item.part == "open" and item.segment.line == 2 and len(item.segment.text.split()) <= HEAD_WORDS
    return second or find_pay(item.segment.text) is not None


def judge_ad(lines: Sequence[AdLine], read: Tier | None, confidence: float, title: str) -> TierFound:
    """The tier of an ad: the reader's by title and skills where it is sure, else what most lines speak of."""
    told = [line for line in lines if line.tier]
    counts = {each: sum(line.tier == each for line in told) for each in TIERS}
    tier = _weigh(counts, read, confidence)
    if tier is None:
        return TierFound(None, "")
    example = next((line for line in told if line.tier == tier), None)
    who = f"The title “{title}” and the" if title else "The"
    said = f"{who} skills asked point to {with_article(tier)}"
    if not told:
        return TierFound(tier, f"{said}; no line tells more.")
    share = f"{counts[tier]} of {len(told)} lines that tell speak of {_of(tier)} work"
    shown = f", as “{_short(example.evidence.quote)}”" if example else ""
    return TierFound(tier, f"{said}; {share}{shown}.")


def _weigh(counts: Mapping[Tier, int], read: Tier | None, confidence: float) -> Tier | None:
    """Lines share the verbs of all tiers, so they move the reader's tier by one step at most, and a sure one up only:
    some call a job technician's that is more."""
    if not sum(counts.values()):
        return read
    most = sorted(TIERS, key=lambda tier: counts[tier])[-1]
    if read is None:
        return most
    place = TIERS.index(read)
    higher = sum(counts[tier] for tier in TIERS[place + 1 :])
    rest = sum(counts.values()) - higher
    if confidence < UNSURE:
        step = TIERS.index(most) - place
        return TIERS[place + (step > 0) - (step < 0)]
    return TIERS[place + 1] if higher >= MANY_LINES and higher > rest * OUTWEIGH else read


def _of(tier: Tier) -> str:
    return f"{tier}’s" if tier != "engineer" else "an engineer’s"


def _short(quote: str) -> str:
    words = quote.split()
    return " ".join(words[:9]) + ("…" if len(words) > 9 else "")
