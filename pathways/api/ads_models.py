"""What the API answers about imported job ads."""

from typing import Literal

from pydantic import Field

from pathways.api.base_models import Shape


class AdCollection(Shape):
    """Ads that were imported under one name."""

    name: str
    ads: int
    with_month: int = Field(description="Ads whose month of posting is known.")
    with_state: int = Field(description="Ads whose state is known.")
    first: str = Field(description="First month, YYYY-MM; empty if none is known.")
    last: str = Field(description="Last month, YYYY-MM; empty if none is known.")
    invented: bool = Field(description="Part of the demonstration.")


class AdCollections(Shape):
    """All collections by name."""

    kind: Literal["ad_collections"]
    collections: list[AdCollection]


class BadRow(Shape):
    """Why one row of a file does not hold."""

    line: int
    column: str
    rule: str
    fix: str


class AdsImport(Shape):
    """Where an import stands. kept is false when nothing was written because of bad rows; null while it runs."""

    id: str
    state: Literal["running", "done", "failed"]
    done: int
    total: int
    told: str = Field(description="The outcome in one sentence; empty while it runs.")
    added: int
    known: int
    kept: bool | None
    problems: list[BadRow]
