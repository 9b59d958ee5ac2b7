"""What every shape is made of, and the small shapes that many others name."""

from pydantic import BaseModel, ConfigDict, Field

from pathways.domain.role import Tier


class Shape(BaseModel):
    """A frozen JSON object that holds the fields it names, all of them and no other."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class SkillName(Shape):
    """A skill of the catalogue by id and name."""

    skill: str = Field(description="Id of the skill.")
    name: str = Field(description="Name of the skill.")


class SkillLevel(SkillName):
    """A skill at a level."""

    level: int = Field(description="1 aware, 2 with help, 3 on one's own, 4 leads others.")


class CredentialName(Shape):
    """A credential by id and name."""

    id: str
    name: str


class RoleName(Shape):
    """A job role with its tier and the occupation that statistics count it under."""

    id: str = Field(description="Id of the role.")
    title: str
    tier: Tier
    soc: str = Field(description="Six-digit SOC 2018 code.", examples=["17-3024"])
    onet_soc: str = Field(description="O*NET-SOC code.", examples=["17-3024.00"])
    occupation: str = Field(description="Title of that occupation.")


class Quote(Shape):
    """The words that show something, and where they stand."""

    quote: str = Field(description="The very words.")
    line: int = Field(description="Line of the text, from 1; 0 when it is not from a text.")
    start: int = Field(description="Offset in the text in characters, from 0; -1 when it is not from a text.")


class HeldSkill(SkillName):
    """A skill somebody has, with what shows it."""

    level: int = Field(description="0 to 4; 0 only for a skill that is denied or wished for.")
    confidence: float = Field(description="0 to 1: how likely a careful reader would agree.")
    source: str = Field(
        description="quoted: their own words; credential: a credential they named; added: given as a skill; "
        "assumed: usual in their job; taught: a module they finished."
    )
    quote: str = Field(description="The words that show it best; empty when there are none.")
    line: int = Field(description="Line of that quote, from 1; 0 when it is not from a text.")
    reason: str = Field(description="Why this level.")
    quotes: list[Quote] = Field(description="Up to three quotes, the best first.")
