"""Pay as people write it: "$34-41/hr", "$70,000 - $85k", "up to $38 an hour", in US dollars a year."""

import re
from dataclasses import dataclass

from pathways.domain.pay import HOURS_A_YEAR

TIMES_A_YEAR = {"hour": HOURS_A_YEAR, "day": 260, "week": 52, "two weeks": 26, "month": 12, "year": 1}
"""How often a wage is paid in a year of full-time work."""

LEAST_YEAR, MOST_YEAR = 10_000, 500_000
"""What full-time pay in a year may come to; anything else is another sum of money."""
MOST_HOURLY = 250
"""A bare sum up to this is an hourly wage, one from LEAST_YEAR on a yearly one, anything between is neither."""

_UNITS: tuple[tuple[str, str], ...] = (
    ("hour", r"(?:/|per|an?|each|por|la|l')\s?(?:hours?|hrs?|h|hora)\b|\bhourly\b|\bph\b"),
    ("two weeks", r"(?:per|every)\s(?:two\sweeks|pay\speriod)|\bbi-?weekly\b"),
    ("day", r"(?:/|per|a)\s?day\b|\bdaily\b"),
    ("week", r"(?:/|per|an?|por|a la)\s?(?:week|wk|semana)\b|\bweekly\b"),
    ("month", r"(?:/|per|an?|por|al)\s?(?:month|mo|mes)\b|\bmonthly\b"),
    ("year", r"(?:/|per|an?|por|al)\s?(?:year|yr|annum|a[ñn]o)\b|\bannual(?:ly)?\b|\byearly\b"),
)
_UNIT = "|".join(pattern for _, pattern in _UNITS)
_SUM = r"(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,7})(?:\.\d{1,2})?"
_SAID = re.compile(
    rf"(?P<usd>\$|\bUSD\s?\$?)?\s?(?<![\d.,-])(?P<low>{_SUM})\s?(?P<lowk>k\b)?(?:\s?(?P<unit1>{_UNIT}))?"
    rf"(?:\s?(?:-|–|—|\bto\b|\band\b|\ba\b|\bup\sto\b)\s?(?P<usd2>\$|\bUSD\s?\$?)?\s?(?P<high>{_SUM})\s?(?P<highk>k\b)?)?"
    rf"(?![\d,]*\d)(?!\s?(?:(?-i:M|MM|B)|bn|million|billion|%)\b|%)(?:\s?USD\b)?\s?(?P<unit2>{_UNIT})?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\b(?:pay|salar(?:y|ies)|wages?|compensation|rate|range|hourly|earn|sueldo|salario|base)\b[^\d$\n]{0,25}$", re.I
)
_PAYLIKE = re.compile(rf"\d\.\d\d\b|\d,\d{{3}}|\d\s?k\b|(?:{_UNIT})", re.I)
"""A sum without a dollar sign is pay only where it is written like pay."""
_OTHER_MONEY = re.compile(
    r"\b(?:sign[- ]?on|bonus|referral|budget|saving|million|billion|tuition|premium|differential|stipend|allowance|"
    r"revenue|sales|reimburse\w*|boots?|retention|assistance|deductible|capital|invest\w*|fine|projects?|under|overtime|quotes?)\b",
    re.I,
)
_CEILING = re.compile(r"\b(?:up to|as much as|maximum(?: of)?|max|hasta)[\s:]*$", re.I)
_FLOOR = re.compile(r"\b(?:from|starting (?:at|from)|starts? at|minimum(?: of)?|at least|desde)[\s:]*$", re.I)
_AROUND = 24


@dataclass(frozen=True, slots=True)
class PaySaid:
    """Pay in US dollars a year; 0 where an end is not said ("up to" has no low end)."""

    low: int
    high: int


def find_pay(text: str) -> PaySaid | None:
    """The pay a line names, or None. Several sums of one kind in a line make one range (start and after a year)."""
    found = [said for match in _SAID.finditer(text) if (said := _read(text, match))]
    if not found:
        return None
    lows = [said.low for said in found if said.low]
    highs = [said.high for said in found if said.high]
    return PaySaid(min(lows, default=0), max(highs, default=0))


def parse_pay(text: str) -> PaySaid | None:
    """The same for a field that holds nothing but pay, where a bare number is pay as well."""
    return find_pay(text) or find_pay(f"pay {text}")


def yearly(amount: float, unit: str) -> int:
    """A sum paid each hour, day, week, month or year as whole dollars a year; 0 where that makes no wage."""
    year = round(amount * TIMES_A_YEAR[unit])
    return year if LEAST_YEAR <= year <= MOST_YEAR else 0


def _read(text: str, match: re.Match[str]) -> PaySaid | None:
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + _AROUND]
    priced = match["usd"] or match["usd2"] or (_LEAD.search(before) and _PAYLIKE.search(match[0]))
    if not priced or _is_other_money(before, after):
        return None
    high_k = bool(match["highk"])
    low = _number(match["low"], bool(match["lowk"]) or high_k, match["lowk"] is not None)
    high = _number(match["high"], high_k, high_k) if match["high"] else low
    unit = _unit(match["unit2"] or match["unit1"] or "", max(low, high))
    if not unit:
        return None
    ends = yearly(low, unit), yearly(high, unit)
    if not ends[0] or not ends[1]:
        return None
    if not match["high"] and _CEILING.search(before):
        return PaySaid(0, ends[1])
    return PaySaid(ends[0], 0) if not match["high"] and _FLOOR.search(before) else PaySaid(min(ends), max(ends))


def _number(digits: str, thousands: bool, marked: bool) -> float:
    """'70' is seventy thousand in '$70-85k', and '70,000' is not."""
    value = float(digits.replace(",", ""))
    return value * 1000 if thousands and (marked or value < 1000) else value


def _unit(words: str, amount: float) -> str:
    named = next((unit for unit, pattern in _UNITS if words and re.fullmatch(pattern, words, re.I)), "")
    if named:
        return named
    return "hour" if amount <= MOST_HOURLY else "year" if amount >= LEAST_YEAR else ""


def _is_other_money(before: str, after: str) -> bool:
    """A sum beside words of bonus, budget or benefits in its own clause is no wage."""
    clause = re.split(r"[,;|(]", before[-_AROUND:])[-1], re.split(r"[,;|).+]", after)[0]
    return any(_OTHER_MONEY.search(part) for part in clause)
