"""How often something may be tried. Counted in the database, so that it holds across processes and machines."""

import datetime
import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from pathways.domain.errors import TooMany
from pathways.store.attempts import (
    LASTING,
    add_attempt,
    first_attempt,
    forget_attempts,
    forget_kind,
    hold_turn,
    purge_attempts,
)
from pathways.store.database import Transaction
from pathways.use_cases.accounts.kit import AccountTools
from pathways.use_cases.accounts.tokens import keyed

_MINUTES, _HOUR, _DAY = datetime.timedelta(minutes=5), datetime.timedelta(hours=1), datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most this many tries of a kind within a window, for each of those who count."""

    kind: str
    most: int
    window: datetime.timedelta


SIGN_IN = Limit("sign_in", 10, _MINUTES)
"""Failed ones, for the address typed and for the network it came from."""
SECOND_FACTOR = Limit("second_factor", 5, _MINUTES)
"""Six digits, three of a million right at a time: guessing takes longer than an unfinished session lasts."""
RESET = Limit("reset", 5, _DAY)
"""For the address typed: nobody can fill somebody else's mailbox."""
SIGN_UP = Limit("sign_up", 10, _HOUR)
"""For the network it came from, so that a class in one room can sign up."""
SIGN_UP_MAIL = Limit("sign_up_mail", 5, _DAY)
RESET_NETWORK = Limit("reset_network", 20, _HOUR)
ASK = Limit("ask", 30, _DAY)
"""Requests to workers, for a firm."""
ASK_WORKER = Limit("ask_worker", 5, datetime.timedelta(days=7))
"""The same for a firm and one worker, whatever happened to the openings since."""
SAID_NO = Limit("said_no", 1, LASTING)
"""A worker's no to a firm."""
_LASTING = (ASK_WORKER.kind, SAID_NO.kind)


def take_turn(tools: AccountTools, limit: Limit, *who: str) -> tuple[int, ...]:
    """Count one try for each of who (a typed address, a network, an account; '' counts for nobody).

    The numbers that come back can be given back where the try turned out well. Raises TooMany, and counts nothing,
    when one of them is at the limit.
    """
    with tools.store.writing() as session:
        return count_turn(session, tools, limit, *who)


def count_turn(session: Transaction, tools: AccountTools, limit: Limit, *who: str) -> tuple[int, ...]:
    """The same inside a transaction that is under way: what it did is undone with it."""
    check_turn(session, tools, limit, *who)
    purge_attempts(session, tools.now(), _LASTING)
    return note_turn(session, tools, limit, *who)


def check_turn(session: Transaction, tools: AccountTools, limit: Limit, *who: str) -> None:
    """Raises TooMany when one of who is at the limit; nothing is counted."""
    keys, now = _keys(tools, who), tools.now()
    for key in keys:
        hold_turn(session, key)
    for key in keys:
        first = first_attempt(session, limit.kind, key, now - limit.window, limit.most)
        if first is not None:
            raise TooMany(max(1, round((first + limit.window - now).total_seconds())))


def note_turn(session: Transaction, tools: AccountTools, limit: Limit, *who: str) -> tuple[int, ...]:
    """Count one for each of who, at the limit or not."""
    return tuple(add_attempt(session, limit.kind, key, tools.now()) for key in _keys(tools, who))


def forget_turns(session: Transaction, tools: AccountTools, limit: Limit, *who: str) -> None:
    """Forget all that was counted for each of who."""
    for key in _keys(tools, who):
        forget_kind(session, limit.kind, key)


def give_back(tools: AccountTools, numbers: tuple[int, ...]) -> None:
    """Forget tries that turned out well."""
    with tools.store.writing() as session:
        forget_attempts(session, numbers)


def network_of(address: str) -> str:
    """Whom an address of the network counts for: itself, or for IPv6 the /64 that one household or firm has whole."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return f"network {address}" if address else ""
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        return f"network {mapped or ipaddress.ip_network((int(found), 64), strict=False)}"
    return f"network {found}"


def _keys(tools: AccountTools, who: Iterable[str]) -> list[str]:
    return sorted(keyed(tools, "attempt", name).hex() for name in who if name)
