"""The pages around a kept answer, as a frozen value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A kept answer: its token, its link ('' where it is not shown), its last day in words and the job it was about."""

    token: str
    link: str
    until: str
    goal: str = ""
