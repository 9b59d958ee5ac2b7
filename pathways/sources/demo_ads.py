"""The recipe of the demonstration's job ads (data/demo/ads.yaml) into postings. The same recipe gives the same ads."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pathways.domain.errors import CatalogError
from pathways.domain.posting import Posting


@dataclass(frozen=True, slots=True)
class DemoAds:
    """The name of the invented collection, and its postings."""

    collection: str
    postings: tuple[Posting, ...]


def make_demo_ads(folder: Path, today: datetime.date) -> DemoAds:
    """All invented ads, over the whole months before today. Raises CatalogError when the file cannot be read."""
    path = folder / "ads.yaml"
    try:
        recipe = yaml.safe_load(path.read_text("utf-8"))
        return DemoAds(str(recipe["collection"]), tuple(_postings(recipe, today)))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise CatalogError((f"demo/{path.name}: cannot be read: {error}",)) from error


def _postings(recipe: dict[str, Any], today: datetime.date) -> Iterator[Posting]:
    roles = list(recipe["roles"].items())
    states = recipe["states"]
    span, count = int(recipe["months"]), int(recipe["ads"])
    for number in range(count):
        month = number * span // count
        title, lines = roles[number % len(roles)]
        told = [*lines, *_fresh(recipe["fresh"], number, month), *recipe["around"]]
        yield Posting(
            title=title,
            text="\n".join(map(str, told)),
            reference=f"demonstration-{number + 1}",
            state=states[number % len(states)],
            month=_month_before(today, span - month),
        )


def _fresh(fresh: list[dict[str, Any]], number: int, month: int) -> Iterator[str]:
    for item in fresh:
        if month >= item["from"] and number % item["every"] == 0:
            yield item["words"][number // item["every"] % len(item["words"])]


def _month_before(today: datetime.date, months: int) -> str:
    at = today.year * 12 + today.month - 1 - months
    return f"{at // 12}-{at % 12 + 1:02d}"
