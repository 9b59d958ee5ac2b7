"""Openings and imported job ads, as counts over states see them."""

from dataclasses import dataclass
from typing import Literal

DemandKind = Literal["opening", "ad"]
"""opening: a firm's own, kept with its account; ad: one of many that a program lead imported."""


@dataclass(frozen=True, slots=True)
class DemandRow:
    """One opening or ad as the index holds it.

    levels is one byte a skill in the catalogue's order: the level asked, 0 where it is not asked. role is the nearest
    role of the catalogue and tier its tier; state is a postal code, month 'YYYY-MM' of when it was posted; all may be
    ''. gone: closed or deleted, no longer to be counted.
    """

    id: str
    revision: int
    kind: DemandKind = "ad"
    levels: bytes = b""
    role: str = ""
    tier: str = ""
    state: str = ""
    month: str = ""
    demo: bool = False
    gone: bool = False
