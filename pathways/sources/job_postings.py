"""schema.org JobPosting, the form in which job boards and web pages carry openings: in and out."""

import datetime
import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pathways.domain.ad_months import find_month
from pathways.domain.catalog import Catalog
from pathways.domain.experience_words import months_asked
from pathways.domain.opening import Ask, FormalDemand, Opening
from pathways.domain.pay_words import TIMES_A_YEAR, PaySaid, yearly
from pathways.domain.posting import OpeningFile, PostedSkill, Posting, RowProblem
from pathways.domain.shift_words import find_shift
from pathways.sources.document_text import tidy
from pathways.sources.html_text import read_html
from pathways.sources.json_ld import Node, find_nodes
from pathways.sources.json_resume import LEVEL_NAMES
from pathways.sources.posting_rules import States, check_fields

KIND = "JobPosting"
TERMS = "Pathways skills"
SHIFTS = {"day": "Day shift", "second": "Second shift", "third": "Third shift", "rotating": "Rotating shifts"}
CONFIDENTIAL = "confidential"  # what job boards ask for where a firm is not named
DEGREES = (("associate", "associate degree"), ("bachelor", "bachelor degree"))
_DATA_BEGINS = frozenset("{[<")
_COUNTRY = {"us", "usa", "united states", "united states of america", ""}
_OWN_TERM = re.compile(rf"(must|nice), ({'|'.join(LEVEL_NAMES[1:])})")
_SOC = re.compile(r"\b\d\d-\d{4}(?:\.\d\d)?\b")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d+|[a-z]+);")


def read_job_postings(text: str, *, states: States | None = None) -> OpeningFile:
    """All postings in JSON-LD (one object, a list, @graph) or in a web page that holds some, and every problem."""
    found = find_nodes(text, KIND)
    postings: list[Posting] = []
    problems = list(found.problems)
    for node in found.nodes:
        broken = _check(node, states)
        problems.extend(broken)
        if not broken:
            postings.append(_posting(node))
    if not found.nodes and not problems:
        problems.append(RowProblem(1, "@type", f"There is no {KIND} in it.", "Send JSON-LD of schema.org/JobPosting."))
    return OpeningFile(tuple(postings), tuple(problems))


def find_postings(text: str) -> tuple[Posting, ...]:
    """The postings that a pasted text or page holds and that keep the rules; none for any other text."""
    begins = text.lstrip()[:1]
    return read_job_postings(text).postings if begins in _DATA_BEGINS and KIND in text else ()


def write_job_posting(
    opening: Opening, catalog: Catalog, *, posted: datetime.date, text: str = "", employment: str = ""
) -> dict[str, object]:
    """An opening as a JobPosting. text is the ad's own words; employment is a schema.org employmentType ('' not said).

    Whatever reads it back here gets the same demands, level by level. What is not known is left out.
    """
    given: dict[str, object] = {
        "@context": "https://schema.org/",
        "@type": KIND,
        "title": opening.title or "Opening",
        "description": _description(opening, catalog, text),
        "datePosted": posted.isoformat(),
        "identifier": _identifier(opening),
        "hiringOrganization": _organization(opening),
        "employmentType": employment,
        "jobLocation": _location(opening),
        "baseSalary": _salary(opening),
        "workHours": SHIFTS.get(opening.shift, ""),
        "skills": [_term(opening, catalog, index) for index in range(len(opening.demands))],
        "qualifications": _qualifications(opening, catalog),
        "educationRequirements": [_schooling(item) for item in opening.formal if _is_must(item, "degree")],
        "experienceRequirements": _experience(opening),
        "occupationalCategory": _category(opening, catalog),
    }  # fmt: skip
    return {name: value for name, value in given.items() if value}


def _check(node: Node, states: States | None) -> tuple[RowProblem, ...]:
    fields = {
        "title": _title(node.value), "text": _text(node.value), "employer": _employer(node.value),
        "reference": _reference(node.value),
    }  # fmt: skip
    return check_fields(fields, node.line, states)


def _posting(node: Node) -> Posting:
    value = node.value
    (city, state), pay = _place(value), _pay(value)
    category = _SOC.search(" ".join(_words(value.get("occupationalCategory"))))
    return Posting(
        title=_title(value),
        text=_text(value),
        reference=_reference(value),
        employer=_employer(value),
        city=city,
        state=state,
        shift=find_shift(" ".join(_words(value.get("workHours")))) or "unknown",
        pay_low=pay.low,
        pay_high=pay.high,
        onet_soc=category[0] if category else "",
        skills=tuple(_posted(value.get("skills"))),
        line=node.line,
        month=find_month(_name(value.get("datePosted"))),
    )


def _title(value: Mapping[str, Any]) -> str:
    return _name(value.get("title")) or _name(value.get("name"))


def _reference(value: Mapping[str, Any]) -> str:
    named = value.get("identifier")
    return _name(named.get("value") if isinstance(named, dict) else named)


def _employer(value: Mapping[str, Any]) -> str:
    name = _name(value.get("hiringOrganization"))
    return "" if name.casefold() == CONFIDENTIAL else name


def _text(value: Mapping[str, Any]) -> str:
    """The description in plain text, and below it what other fields add to it."""
    lines = ["\n".join(_words(value.get("description")))]
    for heading, field in (("Responsibilities", "responsibilities"), ("Requirements", "qualifications"),
                           ("Education", "educationRequirements"), ("Experience", "experienceRequirements"),
                           ("Skills", "skills")):  # fmt: skip
        known = _bare("\n".join(lines))
        fresh = [words for words in _words(value.get(field)) if _bare(words) not in known]
        lines += ["", heading, *(f"- {words}" for words in fresh)] if fresh else []
    return "\n".join(lines).strip()


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _plain(text: str) -> str:
    """Plain lines of a text that may hold markup."""
    return tidy(read_html(text.encode("utf-8", "ignore"))) if _MARKUP.search(text) else tidy(text)


def _name(value: Any) -> str:
    """The first text of a value that is a name: an angle bracket in it is no markup."""
    return next(_words(value, lambda text: " ".join(tidy(html.unescape(text)).split())), "")


def _words(value: Any, clean: Callable[[str], str] = _plain) -> Iterator[str]:
    """The texts of a value that may be a text, a number, an object or a list of such."""
    if isinstance(value, str):
        yield from filter(None, [clean(value).strip()])
    elif isinstance(value, list):
        for item in value:
            yield from _words(item, clean)
    elif isinstance(value, dict):
        months = value.get("monthsOfExperience")
        if isinstance(months, int | float) and not isinstance(months, bool):
            yield f"{months:g} months of experience"
        for field in ("name", "credentialCategory", "codeValue", "description"):
            if found := next(_words(value.get(field), clean), ""):
                yield found
                return
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield f"{value:g}"


def _posted(value: Any) -> Iterator[PostedSkill]:
    """Skills that are listed one by one; a defined term of ours says ask and level too."""
    for item in value if isinstance(value, list) else []:
        name = _name(item)
        told = item.get("description") if isinstance(item, dict) else None
        own = _OWN_TERM.fullmatch(told) if isinstance(told, str) else None
        if name and own:
            ask: Ask = "must" if own[1] == "must" else "nice"
            yield PostedSkill(name, ask, LEVEL_NAMES.index(own[2]))
        elif name:
            yield PostedSkill(name)


def _place(value: Mapping[str, Any]) -> tuple[str, str]:
    """Town and state of the first location in the United States; of another country there is no state to give."""
    located = value.get("jobLocation")
    for item in located if isinstance(located, list) else [located]:
        address = item.get("address") if isinstance(item, dict) else None
        if isinstance(address, list):
            address = next((each for each in address if isinstance(each, dict)), None)
        if isinstance(address, dict):
            city, state = _name(address.get("addressLocality")), _name(address.get("addressRegion"))
            home = _name(address.get("addressCountry")).casefold() in _COUNTRY
            return city[:200], state[:200] if home else ""
    return "", ""


def _pay(value: Mapping[str, Any]) -> PaySaid:
    """US dollars a year of baseSalary; nothing for another currency or a unit that is not named."""
    salary = value.get("baseSalary")
    amount = salary.get("value") if isinstance(salary, dict) else None
    if not isinstance(salary, dict) or str(salary.get("currency", "USD")).upper() != "USD":
        return PaySaid(0, 0)
    held = amount if isinstance(amount, dict) else {"value": amount, "unitText": salary.get("unitText")}
    unit = str(held.get("unitText", "")).lower()
    if unit not in TIMES_A_YEAR:
        return PaySaid(0, 0)
    low, high, whole = (_number(held.get(name)) for name in ("minValue", "maxValue", "value"))
    return PaySaid(yearly(low or (0 if high else whole), unit), yearly(high or (0 if low else whole), unit))


def _number(value: Any) -> float:
    try:
        number = float(str(value).replace(",", "").lstrip("$")) if isinstance(value, int | float | str) else 0.0
    except (ValueError, OverflowError):
        return 0.0
    return number if 0 < number < 10_000_000 else 0.0


def _description(opening: Opening, catalog: Catalog, text: str) -> str:
    """HTML, every word escaped: the ad's own lines, then the demands as they stand now."""
    lines = [html.escape(line) for line in text.splitlines()]
    parts = [f"<p>{'<br>'.join(lines)}</p>"] if any(lines) else []
    for ask, heading in (("must", "Requirements"), ("nice", "Nice to have")):
        names = [catalog.skills[item.skill].name for item in opening.demands if item.ask == ask]
        if names:
            items = "".join(f"<li>{html.escape(name)}</li>" for name in names)
            parts.append(f"<h3>{heading}</h3><ul>{items}</ul>")
    return "".join(parts) or f"<p>{html.escape(opening.title or 'Opening')}</p>"


def _organization(opening: Opening) -> object:
    return {"@type": "Organization", "name": opening.employer} if opening.employer else CONFIDENTIAL


def _identifier(opening: Opening) -> dict[str, str] | None:
    named = {"@type": "PropertyValue", "name": opening.employer or "Reference", "value": opening.reference}
    return named if opening.reference else None


def _location(opening: Opening) -> dict[str, object] | None:
    address = {"@type": "PostalAddress", "addressLocality": opening.city, "addressRegion": opening.state}
    if not opening.city and not opening.state:
        return None
    named = {name: value for name, value in address.items() if value}
    return {"@type": "Place", "address": {**named, "addressCountry": "US"}}


def _salary(opening: Opening) -> dict[str, object] | None:
    ends = {"minValue": opening.pay_low, "maxValue": opening.pay_high}
    value = {"@type": "QuantitativeValue", **{name: end for name, end in ends.items() if end}, "unitText": "YEAR"}
    return {"@type": "MonetaryAmount", "currency": "USD", "value": value} if any(ends.values()) else None


def _term(opening: Opening, catalog: Catalog, index: int) -> dict[str, str]:
    demand = opening.demands[index]
    told = f"{demand.ask}, {LEVEL_NAMES[demand.level]}"
    name = catalog.skills[demand.skill].name
    return {
        "@type": "DefinedTerm",
        "name": name,
        "termCode": demand.skill,
        "inDefinedTermSet": TERMS,
        "description": told,
    }


def _qualifications(opening: Opening, catalog: Catalog) -> list[str]:
    """Credentials and formal demands, a line each, as the ad put them."""
    said = {"must": "Required", "nice": "Preferred"}
    named = [f"{said[item.ask]}: {catalog.credentials[item.credential].name}" for item in opening.credentials]
    return [*named, *(f"{said[item.ask]}: {' '.join(item.evidence.quote.split())}" for item in opening.formal)]


def _is_must(item: FormalDemand, kind: str) -> bool:
    return item.kind == kind and item.ask == "must"


def _schooling(item: FormalDemand) -> dict[str, str]:
    lowest = item.credentials[0] if item.credentials else ""
    named = next((category for start, category in DEGREES if lowest.startswith(start)), "")
    other = (
        "high school"
        if re.search(r"high[- ]?school|\bGED\b|\bHS\b", item.evidence.quote, re.I)
        else "postgraduate degree"
    )
    return {"@type": "EducationalOccupationalCredential", "credentialCategory": named or other}


def _experience(opening: Opening) -> dict[str, object] | None:
    months = [months_asked(item.evidence.quote) for item in opening.formal if _is_must(item, "years")]
    least = max(months, default=0)
    return {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": least} if least else None


def _category(opening: Opening, catalog: Catalog) -> str:
    role = catalog.roles.get(opening.role)
    occupation = catalog.occupations.get(role.onet_soc) if role else None
    return f"{role.onet_soc} {occupation.title if occupation else ''}".strip() if role else ""
