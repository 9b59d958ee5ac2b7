"""The words for degrees, licenses, strength and clearance in ads, as tables to be read and corrected row by row."""

import re

EQUAL = re.compile(
    r"\bor (?:an? )?(?:equivalent|equal|comparable|commensurate|related (?:work )?experience|experience)\b|\bequivalent (?:\w+ ){0,3}(?:experience|combination|practice)\b|"
    r"\bor (?:\w+ ){0,2}(?:\d+|two|three|four|five|six|seven|eight|ten|twelve)\+? (?:or more )?years\b|\bin lieu of\b|\bcombination of education\b|\bor (?:journeyman|apprenticeship|certificate)\b|"
    r"\b(?:or|and/or) (?:a )?(?:certificate|diploma)\b|\bor CQT\b|\bo experiencia\b|\bor (?:an? )?(?:[\w'’]+[- ]){0,3}degree\b(?! preferred)|\bfor each year of\b|\bor [A-Z]{3,5} (?:with|and)\b",
    re.I,
)  # fmt: skip
DOTTED = re.compile(r"(?:^|\s)(?:[A-Z]\.){0,3}[A-Z]$")
_SCHOOL_WORDS: tuple[tuple[str, str], ...] = (
    ("school", r"\bhigh[- ]?school\b|\b(?-i:GED|HSE|HS)\b|\bsecundaria\b|\bpreparatoria\b"),
    ("associate", r"\bassociate(?:['’]?s)?(?: of \w+)?(?: applied)?(?: science)? degree\b|\bassociate(?:['’]s|s['’])\b|\bassociate of (?:applied )?science\b|\b(?-i:A\.?A\.?S\.?|A\.S\.|AS(?= (?:in|degree|or BS)))(?=\s|$|,)|"
                  r"\b(?:two|2)[- ]year (?:\w+ ){0,2}(?:degree|college)\b|\btechnical degree\b|\btrade school\b|\bt[eé]cnico superior\b"),
    ("bachelor", r"\bbachelor(?:['’]?s)?\b|\b(?-i:B\.?S\.?(?:M|E|I|Ch|C)?E|BSET|BSMET|BS|B\.S\.?|BA|B\.A\.?|BSc)\b(?!\s?\d)|\b(?:four|4)[- ]year\b(?! (?:warranty|plan))|"
                 r"\blicenciatura\b|\bengineering degree\b|\bdegree in (?:an? )?(?:\w+,? (?:or )?){0,4}engineering\b(?! tech)|\b(?:college|university) degree\b"),
    ("master", r"\bmaster['’]s\b|\bmasters (?:degree|in)\b|\b(?-i:M\.S\.|MS|MBA)(?= (?:in|degree)\b|/)"),
    ("doctorate", r"\b(?:ph\.?d|doctorate|doctoral)\b"),
    ("degree", r"\bdegree\b(?! of\b|s?\s?[cf]\b)"),
)  # fmt: skip
"""The lowest first: "associate or bachelor's" asks for an associate degree."""
SCHOOLS = tuple((name, re.compile(pattern, re.I)) for name, pattern in _SCHOOL_WORDS)
TECHNOLOGY = re.compile(
    r"\bengineering tech\w*|\bindustrial tech\w*|\bmanufacturing tech\w*|\b(?-i:BSET|BSMET)\b", re.I
)
ENGINEERING = re.compile(r"\bengineer|\b(?-i:B\.?S\.?[MIE]E)\b", re.I)
SCHOOLING = re.compile(r"\bschooling\b")
"""In the reason of a line's tier: a line that asks for a degree is no reason for the degree."""
NO_DEGREE = re.compile(
    r"\b(?:no|not|without|don['’]?t need|do not need)\b[^.;]{0,25}\b(?:degree|diploma|ged)\b|\bdegrees? (?:is |are )?not\b|\btoward an?\b|\bpath to\b",
    re.I,
)

_LICENSE_WORDS: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    (r"\b(?:journey(?:man|worker|person)['’]?s? )?electrician['’]?s?(?:['’]s)? licen[sc]e\b|\blicensed electrician\b|\belectrical licen[sc]e\b|\bjourney(?:man|worker) electrician\b|\bmaster electrician\b",
     ("electrician-license",), r"\b(?:electric\w*|wir(?:e|ing)|circuits?|conduit|power distribution|switchgear|panels?|volt\w*)\b", "the tasks include electrical work, which many states license"),
    (r"\bA ?& ?P\b|\bairframe and power ?plant\b|\bFAA (?:licen[sc]e|certificate)\b", ("faa-airframe-powerplant",), r"\b(?:aircraft|aviation|airframes?|engines?|rotor|flight)\b", "the tasks include work on aircraft"),
    (r"\b(?-i:CDL)\b|\bcommercial driver['’]?s? licen[sc]e\b", (), r"\b(?:driv\w+|truck|deliver\w*|haul\w*|vehicles?|transport\w*)\b", "the tasks include driving"),
    (r"\bdriver['’]?s?['’]? licen[sc]e\b|\blicencia de (?:conducir|manejo)\b|\bdriving licen[sc]e\b", (), r"\b(?:driving|drive (?:an?|the|our|to|between)|travel\w*|trucks?|deliver(?:y|ies)|vehicles?|customers?['’] (?:sites?|plants?)|on the road|field service)\b", "the tasks include driving or travel"),
    (r"\bprofessional engineer\b|\b(?-i:PE) licen[sc]e\b|\blicensed (?:professional )?engineer\b|\bP\.E\.", (), r"\b(?:stamp|seal|sign(?:s|ed)? off|approve\w*|public|structur\w+|permit drawings)\b", "the tasks include answering for drawings by law"),
    (r"\b(?:boiler|stationary engineer|steam|refrigeration)[\w' -]{0,20} licen[sc]e\b", (), r"\b(?:boilers?|steam|refrigerat\w+|ammonia|chillers?)\b", "the tasks include plant that many cities license"),
    (r"\blicen[sc](?:e|ed|ure)\b(?! plate| agreement| software)", (), r"(?!)", ""),
)  # fmt: skip
LICENSES = tuple(
    (re.compile(found, re.I), held, re.compile(need, re.I), why) for found, held, need, why in _LICENSE_WORDS
)
OTHER_LICENSE = re.compile(
    r"\bsoftware licen[sc]e|\blicen[sc]e (?:server|management|renewal)|forklift|drive a licensed", re.I
)

POUNDS = re.compile(r"\b(?P<pounds>\d{2,3})\s?-?(?:lbs?|pounds?|libras|#)(?=\W|$)", re.I)
_PHYSICAL_WORDS: tuple[tuple[str, str, str], ...] = (
    (r"\b(?:lift|carry|push|pull|move|stack|raise|levantar|cargar)\w*[^.;]{0,40}\b\d{2,3}\s?-?(?:lbs?|pounds?|libras|#)|\b\d{2,3}\s?-?(?:lbs?|pounds)\b[^.;]{0,25}\b(?:lift\w*|regularly|occasionally|repeatedly|cases)",
     r"\b(?:lift|carry|load|unload|mov(?:e|es|ing)|hoist|stack|pack|install|replac|rebuild|repair|weld|assembl|build|castings?|frames?|dies?|molds?|pallet|forklift|crane|machin)\w*", "is work with weight in the hands"),
    (r"\b(?:stand|standing|walk|walking|kneel\w*|stoop\w*|crouch\w*|climb|climbing|work at heights?)\b[^.;]{0,40}\b(?:day|shift|hours?|periods?|ladders?|stairs|heights?|miles)\b|\b(?:physically (?:able|fit)|able to climb)\b",
     r"\b(?:run|operat|load|assembl|build|weld|repair|replac|install|inspect|machin|floor|line|conveyors?|tanks?|tower|roof)\w*", "is work on one's feet"),
    (r"\b(?:color (?:vision|perception)|distinguish colors?|(?:near )?vision test|20/20)\b", r"\b(?:inspect|wir|color|penetrant|visual|weld|measur|solder|schematic)\w*", "is work for the eyes"),
    (r"\brespirator\b[^.;]{0,30}\b(?:fit|wear|use|test|clean-shaven)\b|\b(?:fit|wear|use)\b[^.;]{0,20}\brespirator\b", r"\b(?:paint|coat|resin|solvent|chemical|dust|sand|blast|weld|powder|fume|acid|asbestos|tank)\w*", "is work with what must not be breathed"),
)  # fmt: skip
PHYSICAL = tuple((re.compile(found, re.I), re.compile(need, re.I), what) for found, need, what in _PHYSICAL_WORDS)
CLEARANCE = re.compile(
    r"\b(?:(?:security|secret|top[- ]secret|TS/SCI|DoD|government) clearance|obtain (?:and maintain )?a(?:n active)? (?:\w+ ){0,2}clearance|clearance (?:eligible|required|is)|"
    r"(?:security )?clearance\s?:|(?-i:TS/SCI)|(?:u\.?s\.?|united states) (?:citizen(?:ship|s)?|persons?)|itar|export[- ]controlled?|public trust)\b",
    re.I,
)  # fmt: skip
DEFENSE = re.compile(
    r"\b(?:defen[sc]e|military|missiles?|radar|weapons?|itar|export[- ]control\w*|classified|controlled (?:unclassified|technical)|navy|naval|army|air force|dod|munitions?|explosives?|government|federal|national guard|space|aerospace)\b",
    re.I,
)
