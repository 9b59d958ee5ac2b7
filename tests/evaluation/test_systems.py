from made_cases import make_case

from pathways.domain.role import TIERS
from pathways.evaluation.golden import choose_split, load_golden
from pathways.evaluation.systems import (
    Baseline,
    OurReader,
    alias_scorer,
    best_threshold,
    bm25_scorer,
    build_systems,
    rank_by_overlap,
    rank_words,
    split_sentences,
    tune,
)
from pathways.sources.cupboards import find_cupboard

TEXT = "I set up and run CNC mills. I check parts with micrometers and calipers."


def test_aliases_are_met_as_whole_words_in_any_case(catalog) -> None:
    score, column = alias_scorer(catalog), list(catalog.skills).index("welding")
    skill = catalog.skills["welding"]
    assert score([f"I know {skill.name.upper()}."])[0, column] == 1
    assert score([f"I know {skill.name}ish things."])[0, column] == 0


def test_the_threshold_is_the_best_that_trying_all_would_find() -> None:
    scored = [({"a": 0.9, "b": 0.8, "c": 0.3}, frozenset("ac")), ({"a": 0.7, "d": 0.2}, frozenset("a"))]

    def f1(floor: float) -> float:
        claimed = [(skill, right) for scores, right in scored for skill, score in scores.items() if score >= floor]
        hits = sum(skill in right for skill, right in claimed)
        return 2 * hits / (len(claimed) + 3)

    chosen = best_threshold(scored)
    assert f1(chosen) == max(f1(floor / 100) for floor in range(1, 100))


def test_nothing_right_means_nothing_is_claimed() -> None:
    assert best_threshold([({"a": 0.9}, frozenset("b"))]) == float("inf")


def test_a_role_is_first_for_the_skills_it_asks_for(catalog) -> None:
    for role in list(catalog.roles.values())[::9]:
        assert rank_by_overlap({need.skill for need in role.requirements}, catalog)[0] == role.id


def test_words_that_no_document_has_score_nothing() -> None:
    score = rank_words(["torque wrench", "welding helmet"])
    assert score(["zzz", "the", "welded"]).tolist()[:2] == [[0, 0], [0, 0]]
    assert score(["helmets"])[0].argmax() == 1


def test_a_document_without_sentences_is_still_one() -> None:
    assert split_sentences("One. Two!\nThree") == ["One.", "Two!", "Three"]
    assert split_sentences("   ") == ["   "]


def test_a_baseline_refuses_what_has_few_hits_and_tells_the_rest_from_its_hits(catalog) -> None:
    system = Baseline("words", "", catalog, bm25_scorer(catalog), threshold=1.0, fewest=2)
    answer = system.answer(make_case(text=TEXT))
    assert not answer.thin
    assert {claim.level for claim in answer.claims} == {3}
    assert answer.tier in TIERS
    assert system.answer(make_case(text="Hello there")).thin


def test_tuning_uses_dev_and_never_lowers_f1(catalog) -> None:
    dev = choose_split(load_golden(find_cupboard("data") / "golden", catalog), "dev")
    tuned = tune(Baseline("words", "", catalog, bm25_scorer(catalog)), dev)
    assert 0 < tuned.threshold < float("inf")
    assert tuned.fewest >= 1


def test_ours_is_first_and_answers_as_the_product_does(tools) -> None:
    systems = build_systems(tools, [make_case(text=TEXT, skills={"cnc-operation": 3})])
    assert [system.name for system in systems] == ["ours", "alias only", "BM25", "char TF-IDF", "plain MiniLM"]
    answer = OurReader(tools).answer(make_case(text=TEXT))
    assert "cnc-operation" in {claim.skill for claim in answer.claims}
    assert answer.worker is not None
    assert answer.credentials == frozenset()
