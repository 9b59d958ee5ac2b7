"""What was read out of a text, and what is asked when it is too little."""

from typing import Literal

from pydantic import Field

from pathways.api.base_models import CredentialName, HeldSkill, Shape
from pathways.domain.reading import TextKind
from pathways.domain.role import Tier


class Title(Shape):
    """A job title met in the text."""

    text: str = Field(description="The title as it stands in the text.")
    onet_soc: str
    occupation: str
    role: str | None = Field(description="Id of the role it names; null for an occupation without one.")
    confidence: float
    line: int
    present: bool = Field(description="False for a job held in the past.")


class CredentialRead(CredentialName):
    """A credential named in the text."""

    quote: str
    line: int


class RoleGuess(Shape):
    """A role the text points to."""

    id: str
    title: str
    score: float = Field(description="0 to 1.")


class Question(Shape):
    """A question that would help most, with answers to choose from."""

    id: str
    text: str
    examples: list[str]


class Reading(Shape):
    """One text, understood: every skill with the words that show it."""

    kind: TextKind
    skills: list[HeldSkill] = Field(description="The surest first.")
    denied: list[HeldSkill] = Field(description="Skills the text says are not there.")
    wished: list[HeldSkill] = Field(description="Skills the text says are wanted.")
    titles: list[Title]
    credentials: list[CredentialRead]
    roles: list[RoleGuess] = Field(description="The best first; empty when the text is thin.")
    tier: Tier | None
    tier_confidence: float
    questions: list[Question]
    thin: bool = Field(description="Too little, or not about such work: answer a question and send it again.")
    removed: list[str] = Field(description="Kinds of personal identifiers that were cut out before reading.")
    notes: list[str]


class Questions(Shape):
    """Too little to answer on: no score, but up to three questions. One answer is enough to go on."""

    kind: Literal["questions"]
    questions: list[Question]
    reading: Reading


class Document(Shape):
    """An uploaded document as text, personal identifiers blanked, and its reading."""

    text: str = Field(description="Lines and offsets of the quotes count in this text.")
    reading: Reading
