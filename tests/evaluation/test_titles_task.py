from dataclasses import replace
from pathlib import Path

import pytest

from pathways.domain.onet import OnetOccupation, OnetRelation, OnetRelease, OnetTitle
from pathways.evaluation.held_out import choose_groups, hold_out, hold_out_at_random, key_of, minor_group
from pathways.evaluation.outside_task import Asked
from pathways.evaluation.random_titles_task import measure_random_titles
from pathways.evaluation.titles_task import (
    average_precision,
    lay_out,
    measure_outside_titles,
    measure_titles,
    measure_titles_at_random,
    spelling_ranker,
    word_ranker,
)
from pathways.sources.onet import read_onet

RELEASES = Path(__file__).resolve().parents[3] / "shared" / "data" / "onet"
WORK = {
    "51-4121.00": "Weld", "51-4041.00": "Machin", "49-9041.00": "Repair", "29-1141.00": "Nurs", "41-2031.00": "Sell",
}  # fmt: skip
PLACES = ("ship", "rail", "farm", "mine", "bridge", "tank", "pipe", "school")


@pytest.fixture(scope="module")
def release() -> OnetRelease:
    pairs = [(code, verb, place) for code, verb in WORK.items() for place in PLACES]
    titles = [OnetTitle(code, f"{place.title()} {verb}er", "alternate") for code, verb, place in pairs]
    twice = [OnetTitle(code, f"{verb}ers, {place}s", "reported") for code, verb, place in pairs]
    occupations = tuple(OnetOccupation(code, f"{verb}ers") for code, verb in WORK.items())
    relations = (OnetRelation("51-4121.00", "51-4041.00", 1), OnetRelation("51-4041.00", "51-4121.00", 1))
    return OnetRelease("9.9", occupations, (*titles, *twice), relations=relations)


def test_a_hidden_title_is_hidden_in_every_inflection_and_order(release) -> None:
    held = hold_out(release)
    assert held.queries
    for query in held.queries:
        place, worker = query.text.split()
        for written in (query.text, f"{worker}s, {place}", f"{place.upper()} {worker}s"):
            assert not held.shows(written)


def test_only_whole_groups_are_asked_and_most_of_their_titles_stay(release) -> None:
    held = hold_out(release)
    assert {code[:4] for query in held.queries for code in query.right} <= held.groups
    assert held.groups < {minor_group(code) for code in WORK}
    shown = [title for title in release.titles if held.shows(title.title)]
    assert len(shown) >= len(release.titles) * 3 / 4


def test_the_order_of_the_rows_changes_nothing(release) -> None:
    turned = replace(release, titles=release.titles[::-1], occupations=release.occupations[::-1])
    assert hold_out(turned) == hold_out(release)


def test_names_of_occupations_are_never_hidden(release) -> None:
    named = replace(release, titles=tuple(OnetTitle(code, f"{verb}er", "alternate") for code, verb in WORK.items()) * 4)
    assert hold_out(named).hidden == frozenset()


def test_some_groups_of_manufacturing_and_some_others_are_held_out() -> None:
    groups = choose_groups(f"{major}-{minor}011.00" for major in (17, 29, 41, 49, 51) for minor in range(1, 10))
    assert any(group.startswith(("17", "49", "51")) for group in groups)
    assert any(group.startswith(("29", "41")) for group in groups)
    assert len(groups) < 45 / 3


def test_average_precision_by_hand() -> None:
    assert average_precision(["a", "x", "b"], frozenset("ab")) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(["x"], frozenset("ab")) == 0.0


def test_words_and_spelling_find_the_occupation_of_a_title() -> None:
    pairs = [("a", "welder"), ("a", "pipe welder"), ("b", "nurse"), ("b", "night nurse")]
    assert word_ranker(pairs)(["welder of pipe"])[0] == ["a", "b"]
    assert spelling_ranker(pairs, chunk=1)(["nursing", "weldr"]) == [["b", "a"], ["a", "b"]]


def test_the_task_measures_every_system_and_says_what_it_asked(tools, release) -> None:
    small = replace(tools, catalog=replace(tools.catalog, titles=(), roles={}))
    found = measure_titles(small, lay_out(small, release, lambda *_: None), lambda *_: None)
    assert set(found["figures"]) == {"ours", "ours, no import", "plain MiniLM", "BM25", "char TF-IDF"}
    assert found["figures"]["ours"]["mrr"]["value"] > 0.7
    assert found["figures"]["ours"]["mrr"]["n"] == found["hidden"]
    assert found["related"]["ours"]["n"] == 2


def test_titles_from_elsewhere_are_asked_with_every_title_indexed(tools, release) -> None:
    small = replace(tools, catalog=replace(tools.catalog, titles=(), roles={}))
    asked = [Asked("Mender of pipes who welds", frozenset({"51-4121"})), Asked("ship welder", frozenset({"51-4121"}))]
    titles = lay_out(small, release, lambda *_: None)
    found = measure_outside_titles(small, titles, {"outside": ("Elsewhere", asked)}, lambda *_: None)
    assert found["outside"]["figures"]["ours"]["n"] == 1
    assert found["outside"]["figures"]["ours"]["value"] == 1.0


def test_titles_drawn_at_random_come_from_any_group_and_no_index_holds_them(tools, release) -> None:
    small = replace(tools, catalog=replace(tools.catalog, titles=(), roles={}))
    strange = [(code, code[:2] + "qxzjvw"[number % 6] * 3 + str(number)) for code in WORK for number in range(60)]
    more = [OnetTitle(code, title, "alternate") for code, title in strange]
    larger = replace(release, titles=(*release.titles, *more))
    held = hold_out_at_random(larger)
    assert 5 < len(held.hidden) < 30
    assert len({code[:4] for query in held.queries for code in query.right}) > 2
    assert not any(held.shows(query.text) for query in held.queries)
    found = measure_titles_at_random(small, lay_out(small, larger, lambda *_: None), lambda *_: None)
    assert found["figures"]["ours"]["n"] == len(held.queries) == len(found["asked"])
    assert set(found["figures"]) == {"ours", "plain MiniLM", "BM25", "char TF-IDF"}
    assert found["figures"]["BM25"]["value"] < 0.8


def test_no_system_is_shown_a_title_drawn_at_random(release) -> None:
    seen: list[bool] = []
    hidden = hold_out_at_random(release).queries

    def prepare(shows):
        seen.extend(shows(query.text) for query in hidden)
        return {"ours": lambda texts: [[sorted(query.right)[0] + ".00"] for query in hidden]}

    found = measure_random_titles(release, prepare, {"ours": "x"}, lambda *_: None)
    assert hidden
    assert not any(seen)
    assert found["figures"]["ours"]["value"] == 1.0


@pytest.mark.releases
def test_a_real_release_gives_enough_to_ask(require) -> None:
    require(RELEASES.is_dir(), "the O*NET release beside the checkout is absent")
    held = hold_out(read_onet(RELEASES, lambda *_: None))
    assert 1000 <= len(held.queries) <= 1500
    assert sum(query.manufacturing for query in held.queries) > 200
    assert all(key_of(query.text) in held.hidden for query in held.queries)
    drawn = hold_out_at_random(read_onet(RELEASES, lambda *_: None))
    assert len(drawn.queries) == 600 < len(drawn.hidden)
