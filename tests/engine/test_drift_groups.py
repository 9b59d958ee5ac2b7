"""Groups of phrases: what joins, what is counted once, what never counts; and whether a module's demand falls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.domain.ad_phrases import AdLeft, LineLeft
from pathways.domain.catalog import Catalog
from pathways.domain.drift import DriftGroup, half_year, judge_trend
from pathways.engine.drift_groups import Grouper
from pathways.engine.drift_modules import count_modules
from pathways.engine.gap_layout import added_cells
from pathways.use_cases.tools import Tools

FILLER = (
    "apple",
    "river",
    "house",
    "music",
    "garden",
    "winter",
    "paper",
    "letter",
    "green",
    "summer",
    "dream",
    "silver",
)
"""Common words, one an ad, so that no sentence of two ads is the same."""
WORDS = ("ultrasonic degassing", "vapor honing", "magnetic couplings")


@pytest.fixture(scope="session")
def grouper(tools: Tools) -> Grouper:
    """Groups by the real encoder and the real skills."""
    instruments = tools.atlas.instruments
    return Grouper(instruments.encoder, instruments.space, instruments.speller.common)


def _ad(number: int, *runs: str, words: str = "", month: str = "", state: str = "") -> AdLeft:
    lines = tuple(LineLeft(f"Sentence {number} about {run}", (run, FILLER[number])) for run in runs)
    return AdLeft(f"ad-{number}", words or f"words-{number}", month, state, "Operator", lines)


def _groups(grouper: Grouper, ads: list[AdLeft], least: int = 3) -> dict[str, DriftGroup]:
    return {group.label: group for group in grouper.group(lambda: ads, least=least)}


def test_plural_and_singular_of_one_thing_are_one_group(grouper: Grouper) -> None:
    ads = [_ad(number, "magnetic couplings" if number % 2 else "magnetic coupling") for number in range(6)]
    (group,) = _groups(grouper, ads).values()
    assert group.ads == 6


def test_different_things_are_different_groups(grouper: Grouper) -> None:
    ads = [_ad(number, *WORDS) for number in range(4)]
    assert set(_groups(grouper, ads)) == set(WORDS)


def test_a_phrase_that_one_ad_repeats_counts_once(grouper: Grouper) -> None:
    ads = [_ad(number, WORDS[0], f"{WORDS[0]} again") for number in range(3)]
    assert _groups(grouper, ads)[WORDS[0]].ads == 3


def test_fewer_ads_than_the_least_make_no_group(grouper: Grouper) -> None:
    assert _groups(grouper, [_ad(0, WORDS[0]), _ad(1, WORDS[0])]) == {}


def test_copies_of_one_ad_make_no_group(grouper: Grouper) -> None:
    assert _groups(grouper, [_ad(number, WORDS[0], words="the same") for number in range(9)]) == {}


def test_one_sentence_in_many_ads_makes_no_group(grouper: Grouper) -> None:
    line = LineLeft("Sing the ultrasonic degassing song", (WORDS[0],))
    ads = [AdLeft(f"ad-{number}", f"words-{number}", "", "", "Operator", (line,)) for number in range(9)]
    assert _groups(grouper, ads) == {}


def test_the_doing_that_a_sentence_opens_with_makes_no_group_and_a_thing_does(grouper: Grouper) -> None:
    def told(quote: str, *runs: str) -> list[AdLeft]:
        lines = [LineLeft(f"{quote} in the {word}", (*runs, word)) for word in FILLER[:4]]
        return [AdLeft(f"ad-{at}", f"words-{at}", "", "", "Operator", (line,)) for at, line in enumerate(lines)]

    assert set(_groups(grouper, told("Deburrs vapor honing booths", "Deburrs vapor honing"))) == {"vapor honing"}
    assert "rheostats" in _groups(grouper, told("Rheostats and dials", "Rheostats"))


def test_what_a_skill_is_called_already_makes_no_group(grouper: Grouper, catalog: Catalog) -> None:
    name = catalog.skills["print-reading"].name.lower()
    assert name not in _groups(grouper, [_ad(number, name) for number in range(5)])


def test_the_order_of_ads_changes_no_count(grouper: Grouper) -> None:
    ads = [_ad(number, WORDS[number % 3], month=f"2026-0{number % 3 + 1}", state="OH") for number in range(12)]
    there, back = _groups(grouper, ads), _groups(grouper, ads[::-1])
    assert {label: (group.ads, group.months, group.states) for label, group in there.items()} == {
        label: (group.ads, group.months, group.states) for label, group in back.items()
    }


def test_a_decided_phrase_keeps_its_group_however_few_say_it(grouper: Grouper) -> None:
    (key,) = (group.key for group in _groups(grouper, [_ad(number, WORDS[0]) for number in range(3)]).values())
    kept = grouper.group(lambda: [_ad(0, WORDS[0])], least=3, decided=frozenset({key}))
    assert [(group.key, group.ads) for group in kept] == [(key, 1)]


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)).map(lambda pair: (min(pair), max(pair)))))
def test_a_trend_is_told_only_where_both_sides_rest_on_thirty_ads(counts: list[tuple[int, int]]) -> None:
    told = judge_trend(tuple(counts))
    if len(counts) < 2 or counts[-1][1] < 30 or sum(pair[1] for pair in counts[:-1]) < 30:
        assert told == "unknown"


def test_a_share_that_halves_is_falling_and_one_that_doubles_rising() -> None:
    assert judge_trend(((40, 100), (20, 100))) == "falling"
    assert judge_trend(((20, 100), (40, 100))) == "rising"
    assert judge_trend(((20, 100), (21, 100))) == "steady"
    assert judge_trend(((10, 29), (0, 100))) == "unknown"
    assert judge_trend(((9, 216), (0, 106))) == "unknown"  # some four would have asked
    assert judge_trend(((11, 216), (0, 106))) == "falling"
    assert [judge_trend(((0, 100), (late, 100))) for late in (4, 5)] == ["unknown", "rising"]


def test_a_module_is_asked_for_by_an_ad_that_asks_for_what_it_adds_at_its_level(catalog: Catalog) -> None:
    module = next(item for item in catalog.modules.values() if item.kind == "spoke")
    skill, level = min(added_cells(catalog, [module]), key=lambda cell: cell[1])
    skills = tuple(catalog.skills)

    def asks(at: int) -> bytes:
        return bytes(at if name == skill else 0 for name in skills)

    ads = [("2026-03", asks(level)), ("2026-05", asks(level - 1)), ("2026-07", asks(0))]
    found = {item.period: (item.asking, item.ads) for item in count_modules(catalog, ads) if item.module == module.id}
    assert found == {"2026-H1": (1, 2), "2026-H2": (0, 1)}
    assert (half_year("2026-06"), half_year("2026-07")) == ("2026-H1", "2026-H2")
