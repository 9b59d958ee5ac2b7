"""The rules every posting of a file must keep, whatever the file: one place, so that all formats name them alike."""

from collections.abc import Iterator, Mapping

from pathways.domain.ad_months import find_month
from pathways.domain.pay_words import parse_pay
from pathways.domain.posting import LONGEST_FIELD, LONGEST_TEXT, Posting, RowProblem
from pathways.domain.shift_words import find_shift
from pathways.domain.training import State

States = Mapping[str, State]
_SHORT = ("title", "reference", "employer", "city", "state", "shift", "pay", "posted")


def check_fields(fields: Mapping[str, str], line: int, states: States | None) -> tuple[RowProblem, ...]:
    """Every rule that the fields of one row break."""
    return tuple(_problems(fields, line, states))


def make_posting(fields: Mapping[str, str], line: int) -> Posting:
    """A posting of fields that keep the rules."""
    pay = parse_pay(fields.get("pay", ""))
    return Posting(
        title=fields["title"],
        text=fields["text"],
        reference=fields.get("reference", ""),
        employer=fields.get("employer", ""),
        city=fields.get("city", ""),
        state=fields.get("state", ""),
        shift=find_shift(fields.get("shift", "")) or "unknown",
        pay_low=pay.low if pay else 0,
        pay_high=pay.high if pay else 0,
        line=line,
        month=find_month(fields.get("posted", "")),
    )


def _problems(fields: Mapping[str, str], line: int, states: States | None) -> Iterator[RowProblem]:
    for name in ("title", "text"):
        if not any(char.isalnum() for char in fields.get(name, "")):
            yield RowProblem(line, name, f"There is no {name}.", f"Fill in the {name}, or take the row out.")
    for name in _SHORT:
        if len(fields.get(name, "")) > LONGEST_FIELD:
            rule = f"It has {len(fields[name]):,} characters; at most {LONGEST_FIELD} are read."
            yield RowProblem(line, name, rule, "Shorten it, or put it into the text.")
    if len(fields.get("text", "")) > LONGEST_TEXT:
        rule = f"It has {len(fields['text']):,} characters; at most {LONGEST_TEXT:,} are read."
        yield RowProblem(line, "text", rule, "Keep what the job asks for.")
    if fields.get("shift") and find_shift(fields["shift"]) is None:
        yield RowProblem(
            line, "shift", "This names no shift.", "Write day, second, third or rotating, or leave it empty."
        )
    if fields.get("pay") and parse_pay(fields["pay"]) is None:
        yield RowProblem(
            line, "pay", "This is no pay in US dollars.", "Write it like $34-41/hr or $70,000, or leave it empty."
        )
    if fields.get("posted") and not find_month(fields["posted"]):
        yield RowProblem(line, "posted", "This is no date.", "Write it like 2025-07-31, or leave it empty.")
    if fields.get("state") and states and not _is_state(fields["state"], states):
        yield RowProblem(line, "state", "This is no state of the United States.", "Write its name or its two letters.")


def _is_state(written: str, states: States) -> bool:
    bare = written.strip().casefold()
    return any(bare in (state.postal.casefold(), state.name.casefold()) for state in states.values())
