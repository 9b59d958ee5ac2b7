"""Many ads read together come to what each comes to by itself, in the order they were given."""

import dataclasses
import datetime
from collections.abc import Sequence

import pytest

from pathways.domain.posting import Posting
from pathways.engine.encoder import Encoder, Vectors
from pathways.engine.reading.ads import read_posting, read_postings
from pathways.sources.cupboards import find_cupboard
from pathways.sources.demo_ads import make_demo_ads
from pathways.use_cases.tools import Tools

MANY = 24


@pytest.fixture(scope="module")
def postings() -> list[Posting]:
    """Ads of several trades, one of them twice, one empty of work and one that is a title alone."""
    made = make_demo_ads(find_cupboard("data") / "demo", datetime.date(2026, 1, 5)).postings[:MANY]
    odd = [Posting(title="Baker", text="Bake bread."), Posting(title="Machinist", text="...")]
    return [*made, made[0], *odd]


def test_many_ads_read_together_are_read_as_one_by_one(tools: Tools, postings: list[Posting]) -> None:
    instruments, places = tools.atlas.instruments, tools.catalog.places
    alone = [read_posting(instruments, posting, places=places) for posting in postings]
    together = list(read_postings(instruments, postings, places=places))
    assert [read.opening for read in together] == [read.opening for read in alone]
    assert [read.left for read in together] == [read.left for read in alone]
    assert [read.reading for read in together] == [read.reading for read in alone]
    assert any(read.opening.demands for read in together)
    assert any(read.left for read in together)


def test_what_many_ads_share_is_encoded_once(tools: Tools, postings: list[Posting]) -> None:
    counting = Counting(tools.atlas.instruments.encoder)
    instruments = dataclasses.replace(tools.atlas.instruments, encoder=counting)
    list(read_postings(instruments, [postings[0], postings[1], postings[0]], places=tools.catalog.places))
    assert len(counting.told) == len(set(counting.told))
    assert counting.calls == 1


class Counting:
    """The real encoder, and what it was asked to encode."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder, self.name = encoder, encoder.name
        self.told: list[str] = []
        self.calls = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts."""
        self.calls += 1
        self.told.extend(texts)
        return self.encoder.encode(texts)
