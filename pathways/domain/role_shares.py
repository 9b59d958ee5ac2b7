"""Shares of roles in the jobs of an occupation: the assumed ones, and the reader's own in their place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pathways.domain.errors import BadInput
from pathways.domain.state_gap import RoleShare

ROUNDING = 1e-9
CHANGED = "Put by whoever asks."


def change_shares(assumed: Iterable[RoleShare], given: Mapping[tuple[str, str], float]) -> tuple[RoleShare, ...]:
    """The shares in force: given, by (occupation, role), stand in the place of the assumed ones.

    Raises BadInput, with the field it is about, for a pair without a share, a share outside 0 to 1, and an occupation
    whose shares add up to more than 1.
    """
    known = {(share.soc, share.role): share for share in assumed}
    for pair, value in given.items():
        _check(pair, value, known)
        if value != known[pair].share:
            known[pair] = replace(known[pair], share=value, source=CHANGED, changed=True)
    _check_sums(known.values(), given)
    return tuple(known.values())


def _check(pair: tuple[str, str], value: float, known: Mapping[tuple[str, str], RoleShare]) -> None:
    field = name_field(*pair)
    if pair not in known:
        fix = "Take an occupation and a role from the list of shares."
        raise BadInput("unknown_share", f"{pair[1]} has no share in {pair[0]}.", field=field, fix=fix)
    if not 0 <= value <= 1:
        raise BadInput("bad_share", f"A share of {value} cannot be.", field=field, fix="Write a number from 0 to 1.")


def _check_sums(shares: Iterable[RoleShare], given: Mapping[tuple[str, str], float]) -> None:
    sums: dict[str, float] = defaultdict(float)
    for share in shares:
        sums[share.soc] += share.share
    for soc, role in given:
        if sums[soc] > 1 + ROUNDING:
            message = f"The shares of {soc} add up to {sums[soc]:.2f}, more than all of its jobs."
            fix = "Lower one of the shares of this occupation: together they are 1 at most."
            raise BadInput("shares_too_large", message, field=name_field(soc, role), fix=fix)


def name_field(soc: str, role: str) -> str:
    """How a share is called in an address and in a form."""
    return f"share.{soc}.{role}"
