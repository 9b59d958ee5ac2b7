"""How often something may be tried. Counted in the database, so that it holds across processes and machines."""

import datetime
import ipaddress
from dataclasses import dataclass

from pathways.domain.errors import TooMany
from pathways.store.attempts import add_attempt, first_attempt, forget_attempts, hold_turn, purge_attempts
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


def take_turn(tools: AccountTools, limit: Limit, *who: str) -> tuple[int, ...]:
    """Count one try for each of who (a typed address, a network, an account; '' counts for nobody).

    The numbers that come back can be given back where the try turned out well. Raises TooMany, and counts nothing,
    when one of them is at the limit.
    """
    now = tools.now()
    keys = sorted(keyed(tools, "attempt", name).hex() for name in who if name)
    with tools.store.writing() as session:
        for key in keys:
            hold_turn(session, key)
        for key in keys:
            first = first_attempt(session, limit.kind, key, now - limit.window, limit.most)
            if first is not None:
                raise TooMany(max(1, round((first + limit.window - now).total_seconds())))
        purge_attempts(session, now)
        return tuple(add_attempt(session, limit.kind, key, now) for key in keys)


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
