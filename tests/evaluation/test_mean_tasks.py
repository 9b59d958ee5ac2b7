from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_cases import make_case

from pathways.domain.errors import BadFile
from pathways.evaluation.comparison import compare_reports
from pathways.evaluation.golden import RELEVANCE, load_golden
from pathways.evaluation.mean_figures import mean_change, mean_figure
from pathways.evaluation.outside_task import (
    Asked,
    load_texts,
    load_titles,
    mean_precision,
    measure_outside,
    reciprocal_rank,
)
from pathways.evaluation.ranking_task import build_rankers, measure_ranking
from pathways.evaluation.relevance import Graded, Judged, load_relevance, ndcg
from pathways.evaluation.sentences_task import find_sentences, measure_sentences, r_precision
from pathways.sources.cupboards import find_cupboard

GOLDEN = find_cupboard("data") / "golden"


@pytest.fixture(scope="module")
def cases(catalog):
    return load_golden(GOLDEN, catalog)


def test_the_best_order_is_worth_one_and_any_other_less() -> None:
    assert ndcg([3, 2, 1, 0]) == pytest.approx(1.0)
    assert ndcg([0, 0]) == 0.0
    assert ndcg([2, 3]) == pytest.approx((3 + 7 / 1.584962500721156) / (7 + 3 / 1.584962500721156))


@given(st.lists(st.integers(0, 3), min_size=1, max_size=14))
def test_no_order_is_worth_more_than_the_best_one(grades) -> None:
    assert 0 <= ndcg(grades) <= ndcg(sorted(grades, reverse=True)) + 1e-12


def test_every_judgement_names_golden_documents_and_gives_its_reason(cases) -> None:
    judged = load_relevance(GOLDEN / RELEVANCE, cases)
    assert len(judged) >= 8
    assert all(len(item.people) >= 12 for item in judged)
    assert all(len({graded.grade for graded in item.people}) >= 3 for item in judged)


def test_judgements_that_do_not_hold_are_all_named(tmp_path) -> None:
    path = tmp_path / "relevance.yaml"
    path.write_text("- ad: nothing\n  people:\n    - {person: one, grade: 7, reason: x}\n", "utf-8")
    with pytest.raises(BadFile, match=r"(?s)no golden ad.*grade from 0 to 3"):
        load_relevance(path, [make_case("one")])
    path.write_text("- 3", "utf-8")
    with pytest.raises(BadFile):
        load_relevance(path, [])


def test_people_are_ranked_by_every_system_and_compared_with_the_grades(tools) -> None:
    ad = make_case("ad", kind="ad", text="Machinist. Set up CNC mills, read prints, edit G-code. Must know GD&T.")
    fits = make_case("fits", text="Machinist, I set up CNC mills, read prints, edit G-code and use GD&T.")
    other = make_case("other", text="I cook in a kitchen and serve guests at weddings.")
    judged = [Judged("ad", (Graded("other", 0, "A cook."), Graded("fits", 3, "A machinist.")))]
    found = measure_ranking(tools, judged, [ad, fits, other], lambda *_: None)
    assert set(found["figures"]) == set(build_rankers(tools))
    assert found["figures"]["ours"]["value"] == 1.0
    assert found["orders"][0]["ours"] == ["fits:3", "other:0"]


def test_sentences_carry_the_labels_whose_quotes_they_hold(tools) -> None:
    label = {"skill": "print-reading", "level": 3, "quote": "Reads prints"}
    ad = make_case("ad", kind="ad", text="We pay well.\nReads prints and blueprints every day.", skills=())
    ad = make_case("ad", kind="ad", text=ad.text, skills={"print-reading": 3})
    assert find_sentences([ad]) == ()
    case = make_case("ad", kind="ad", text=ad.text)
    case = type(case)(**{**{name: getattr(case, name) for name in case.__dataclass_fields__}, "skills": [label]})
    sentences = find_sentences([case, make_case("worker", text="Reads prints.")])
    assert [(item.text, set(item.right)) for item in sentences] == [
        ("Reads prints and blueprints every day.", {"print-reading"})
    ]
    found = measure_sentences(tools, [case], lambda *_: None)
    assert found["figures"]["ours"] == {"value": 1.0, "low": 1.0, "high": 1.0, "n": 1}


def test_precision_counts_what_could_be_right() -> None:
    assert r_precision(["a", "b", "c", "d", "e"], frozenset("ax")) == 0.5
    assert r_precision(list("abcdef"), frozenset("abcdefgh")) == 1.0


def test_a_soc_code_stands_for_all_its_occupations_and_a_longer_one_for_itself() -> None:
    ranked = ["11-1011.00", "51-4041.00", "51-4041.01"]
    assert reciprocal_rank(ranked, frozenset({"51-4041"})) == 0.5
    assert reciprocal_rank(ranked, frozenset({"51-4041.01"})) == pytest.approx(1 / 3)
    assert mean_precision(ranked, frozenset({"51-4041", "11-1011"})) == 1.0
    assert mean_precision(ranked, frozenset({"99-9999"})) == 0.0


def test_only_what_no_list_held_before_is_asked() -> None:
    asked = [Asked("Machinist", frozenset({"51-4041"})), Asked("Chip maker", frozenset({"51-4041"}))]
    rankers = {"ours": lambda texts: [["51-4041.00"] for _ in texts]}
    known = frozenset({"machinist"})
    found = measure_outside(rankers, {"ours": "x"}, asked, known, "Titles", "MRR", lambda *_: None)
    assert found["figures"]["ours"]["n"] == 1


def test_official_titles_ship_with_their_source_and_texts_of_yours_are_checked(tmp_path) -> None:
    assert len(load_titles(GOLDEN / "titles.csv")) > 200
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text": "Welding", "occupations": ["51-4121.00"]}\n\n{"text": 3}\n', "utf-8")
    with pytest.raises(BadFile, match="Line 3"):
        load_texts(path)
    path.write_text('{"text": "Welding", "occupations": ["51-4121.00"]}\n', "utf-8")
    assert load_texts(path) == (Asked("Welding", frozenset({"51-4121.00"})),)


def test_means_and_their_changes_are_over_the_same_questions() -> None:
    assert mean_figure([])["value"] is None
    assert mean_figure([0.0, 1.0])["value"] == 0.5
    assert mean_change([0.0, 0.5], [0.5, 1.0]) == {"old": 0.25, "new": 0.75, "low": 0.5, "high": 0.5}


def test_a_task_that_got_better_is_told_and_questions_that_changed_are_left_out() -> None:
    reading = {"cases": [], "systems": {}}
    task = {"name": "Ranking", "figure": "nDCG@10", "asked": ["a", "b", "c"], "scores": {"ours": [0.1, 0.2, 0.3]}}
    old = {"reading": reading, "titles": {}, "tasks": {"ranking": task}}
    new = deepcopy(old)
    new["tasks"]["ranking"] |= {"asked": ["c", "a", "new"], "scores": {"ours": [0.8, 0.9, 0.0]}}
    moved = compare_reports(old, new)["tasks"]["Ranking: nDCG@10"]["ours"]
    assert (moved["old"], moved["new"], moved["verdict"]) == (0.2, 0.85, "better")
    assert compare_reports({**old, "tasks": {}}, new)["tasks"] == {}
