from made_cases import make_answer, make_case

from pathways.evaluation.failures import find_failures, trace_curve
from pathways.evaluation.registers import find_same_person, score_registers
from pathways.evaluation.tallies import tally_case


def test_the_worst_document_comes_first_with_what_is_wrong_in_it() -> None:
    good, bad = make_case("good", {"welding": 3}), make_case("bad", {"welding": 3}, traps=("robotic-welding",))
    answers = [make_answer({"welding": 0.9}), make_answer({"robotic-welding": 0.9})]
    found = find_failures([good, bad], answers)
    assert [item["id"] for item in found["documents"]] == ["bad", "good"]
    assert found["documents"][0]["missed"] == [{"skill": "welding", "quote": "words"}]
    assert found["missed"] == [{"skill": "welding", "count": 1, "quotes": ["words"]}]
    assert found["made_up"][0]["skill"] == "robotic-welding"
    assert found["mixed_up"] == [{"wanted": "welding", "answered": "robotic-welding", "count": 1}]
    assert found["traps"] == [{"skill": "robotic-welding", "document": "bad", "quote": "words"}]


def test_wrong_refusals_are_named_both_ways() -> None:
    cases = [make_case("full", {"welding": 3}), make_case("thin", thin=True)]
    found = find_failures(cases, [make_answer(thin=True), make_answer()])
    assert (found["refused"], found["not_refused"]) == (["full"], ["thin"])


def test_the_curve_runs_from_the_surest_claim_to_all_of_them() -> None:
    case = make_case("a", {"welding": 3, "cnc-operation": 3})
    curve = trace_curve([case], [make_answer({"welding": 0.9, "robotic-welding": 0.5, "cnc-operation": 0.5})])
    assert curve == [(0.5, 1.0), (1.0, 0.6667)]
    assert len(trace_curve([case] * 300, [make_answer({"welding": n / 300}) for n in range(300)])) <= 60


def test_registers_are_as_far_apart_as_the_best_from_the_worst(catalog) -> None:
    cases = [make_case(f"same-person-{name}", {"welding": 3}, register=name) for name in ("shop", "plain")]
    other = make_case("someone-else", {"welding": 3})
    assert find_same_person([*cases, other]) == tuple(cases)
    answers = [make_answer({"welding": 0.9}), make_answer()]
    tallies = [tally_case(case, answer, catalog, True) for case, answer in zip(cases, answers, strict=True)]
    scores = score_registers(cases, tallies)
    assert (scores.f1, scores.apart, scores.met) == ({"shop": 1.0, "plain": 0.0}, 1.0, False)
