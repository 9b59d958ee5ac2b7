import numpy as np
import pytest
from made_cases import make_answer, make_case
from sklearn.metrics import precision_recall_fscore_support

from pathways.domain.worker import Worker
from pathways.evaluation.answers import Answer
from pathways.evaluation.metrics import find_reliability, measure, measure_change
from pathways.evaluation.tallies import tally_case


def tally(catalog, case, answer):
    return tally_case(case, answer, catalog, probabilities=True)


def test_f1_is_the_micro_average_of_a_well_known_library(catalog) -> None:
    chance = np.random.default_rng(1)
    skills = list(catalog.skills)[:12]
    wanted, claimed = chance.random((20, 12)) < 0.4, chance.random((20, 12)) < 0.4
    tallies = [
        tally(
            catalog,
            make_case(str(n), {s: 3 for s, held in zip(skills, wanted[n], strict=True) if held}),
            make_answer({s: 0.5 for s, held in zip(skills, claimed[n], strict=True) if held}),
        )
        for n in range(20)
    ]
    precision, recall, f1, _ = precision_recall_fscore_support(wanted, claimed, average="micro")
    found = measure(tallies)
    values = [found[name]["value"] for name in ("precision", "recall", "f1")]
    assert values == pytest.approx([precision, recall, f1], abs=1e-4)
    assert found["f1"]["low"] < found["f1"]["value"] < found["f1"]["high"]


def test_traps_levels_and_refusals_are_counted_by_hand(catalog) -> None:
    tallies = [
        tally(catalog, make_case("a", {"welding": 2, "cnc-operation": 3}, traps=("robotic-welding", "plc-programming")),
              make_answer({"welding": 0.9, "cnc-operation": 0.9, "robotic-welding": 0.9})),
        tally(catalog, make_case("b", {"welding": 3}), make_answer(thin=True)),
        tally(catalog, make_case("c", thin=True), make_answer(thin=True)),
    ]  # fmt: skip
    found = measure(tallies)
    assert found["trap_rate"]["value"] == 0.5
    assert found["level_error"]["value"] == 0.5
    assert found["usual_level_error"]["value"] == 0.5
    assert found["full_refused"]["value"] == 0.5
    assert found["thin_refused"]["value"] == 1.0
    assert found["recall"] == {**found["recall"], "value": 0.6667, "n": 3}


def test_roles_are_asked_of_full_texts_only(catalog) -> None:
    roles = list(catalog.roles)[:4]
    tallies = [
        tally(catalog, make_case("a", roles=(roles[2],)), make_answer(roles=roles)),
        tally(catalog, make_case("b", roles=(roles[3],)), make_answer(roles=roles)),
        tally(catalog, make_case("c", roles=(roles[0],), thin=True), make_answer(thin=True)),
    ]
    found = measure(tallies)
    assert (found["worker_top1"]["value"], found["worker_top3"]["value"], found["worker_top3"]["n"]) == (0.0, 0.5, 2)
    assert "ad_top3" not in found


def test_calibration_error_is_nought_for_a_reader_as_sure_as_it_is_right(catalog) -> None:
    skills = list(catalog.skills)[:4]
    sure = make_answer(dict.fromkeys(skills, 0.75))
    found = measure([tally(catalog, make_case("a", dict.fromkeys(skills[:3], 3)), sure)])
    assert found["calibration_error"]["value"] == 0.0
    boastful = make_answer(dict.fromkeys(skills, 0.95))
    tallies = [tally(catalog, make_case("a", dict.fromkeys(skills[:3], 3)), boastful)]
    assert measure(tallies)["calibration_error"]["value"] == pytest.approx(0.2)
    assert find_reliability(tallies) == [{"from": 0.9, "claims": 4.0, "sure": 0.95, "right": 0.75}]


def test_a_worker_who_names_the_job_is_readier_than_the_quotes_alone_say(catalog) -> None:
    role = next(role for role in catalog.roles.values() if len(role.requirements) > 5)
    case = make_case("a", {role.requirements[0].skill: 3}, roles=(role.id,))
    answer = Answer((), (), None, False, worker=Worker())
    found = measure([tally(catalog, case, answer)])
    assert found["ready"]["value"] == 0.0
    assert found["ready_told"]["value"] > 0.85
    assert found["ready_quoted"]["value"] == 0.0
    assert 0 < found["ready_labels_quoted"]["value"] < found["ready_labels"]["value"]


def test_the_same_documents_give_the_same_intervals(catalog) -> None:
    answers = [make_answer({"welding": 0.5} if n % 3 else {}) for n in range(9)]
    tallies = [tally(catalog, make_case(str(n), {"welding": 3}), answer) for n, answer in enumerate(answers)]
    assert measure(tallies) == measure(tallies)


def test_a_change_is_bounded_by_the_documents_it_happens_on(catalog) -> None:
    cases = [make_case(str(n), {"welding": 3, "cnc-operation": 3}) for n in range(12)]
    half = [tally(catalog, case, make_answer({"welding": 0.9})) for case in cases]
    whole = [tally(catalog, case, make_answer({"welding": 0.9, "cnc-operation": 0.9})) for case in cases]
    moved = measure_change(half, whole)["recall"]
    assert moved == {"old": 0.5, "new": 1.0, "low": 0.5, "high": 0.5}
    assert measure_change(half, half)["recall"] == {"old": 0.5, "new": 0.5, "low": 0.0, "high": 0.0}


def test_nothing_to_measure_is_no_figure(catalog) -> None:
    assert measure([]) == {}
    assert "f1" not in measure([tally(catalog, make_case("a", thin=True), make_answer(thin=True))])
