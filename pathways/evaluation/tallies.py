"""Answers against labels, counted document by document: every figure of the report is made from these counts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pathways.domain.catalog import Catalog
from pathways.domain.gap import find_gap
from pathways.domain.role import Role
from pathways.domain.skill import HeldSkill
from pathways.domain.worker import Worker
from pathways.evaluation.answers import Answer, Claim
from pathways.evaluation.golden import Case
from pathways.evaluation.systems import USUAL_LEVEL

Tally = Mapping[str, float]
"""Counts of one document by name; a name that is missing counts nothing."""
Columns = Mapping[str, NDArray[np.float64]]
"""The same for many documents: name -> one number a document."""

BINS = 10
MEASURED = ("ready", "ready_told", "ready_quoted", "ready_labels", "ready_labels_quoted")
"""Figures of a document rather than counts: missing means not measured, not nothing."""


def tally_case(case: Case, answer: Answer, catalog: Catalog, probabilities: bool) -> Tally:
    """Everything that is counted about one answer."""
    counts = {
        **_skills(case, answer), **_levels(case, answer), **_refusal(case, answer), **_roles(case, answer),
        **_credentials(case, answer), **_readiness(case, answer, catalog),
    }  # fmt: skip
    if probabilities:
        counts |= _calibration(case, answer.claims)
    return {name: count for name, count in counts.items() if count or name in MEASURED}


def stack(tallies: Sequence[Tally]) -> Columns:
    """Many tallies as columns; zeros, or NaN for figures, where a document has none."""
    names = sorted({name for tally in tallies for name in tally})
    empty = {name: np.nan if name in MEASURED else 0.0 for name in names}
    return {name: np.array([tally.get(name, empty[name]) for tally in tallies], np.float64) for name in names}


def bin_of(sure: float) -> int:
    """Which of the BINS equal steps from 0 to 1 a confidence falls into."""
    return min(BINS - 1, int(sure * BINS))


def _skills(case: Case, answer: Answer) -> dict[str, float]:
    wanted, claimed = set(case.wanted()), {claim.skill for claim in answer.claims}
    traps = case.set_traps()
    return {
        "right": len(wanted & claimed),
        "wrong": len(claimed - wanted),
        "missed": len(wanted - claimed),
        "traps": len(traps),
        "traps_taken": len(traps & claimed),
    }


def _levels(case: Case, answer: Answer) -> dict[str, float]:
    wanted = case.wanted()
    both = [(claim.level, wanted[claim.skill]) for claim in answer.claims if claim.skill in wanted]
    return {
        "level_error": sum(abs(level - right) for level, right in both),
        "level_exact": sum(level == right for level, right in both),
        "usual_level_error": sum(abs(USUAL_LEVEL - right) for _, right in both),
    }


def _refusal(case: Case, answer: Answer) -> dict[str, float]:
    what = "thin" if case.thin else "full"
    return {what: 1, f"{what}_refused": float(answer.thin)}


def _roles(case: Case, answer: Answer) -> dict[str, float]:
    """A thin text is to be refused, so its role is not asked for even where it has one."""
    if not case.roles or case.thin:
        return {}
    counts = {
        f"{case.kind}_roles": 1.0,
        f"{case.kind}_top1": float(answer.roles[:1] != () and answer.roles[0] in case.roles),
        f"{case.kind}_top3": float(bool(set(answer.roles[:3]) & set(case.roles))),
    }
    if case.tier:
        counts |= {f"{case.kind}_tiers": 1.0, f"{case.kind}_tier_right": float(answer.tier == case.tier)}
    return counts


def _credentials(case: Case, answer: Answer) -> dict[str, float]:
    if answer.credentials is None:
        return {}
    wanted = set(case.credentials)
    return {
        "credentials_right": len(wanted & answer.credentials),
        "credentials_wrong": len(answer.credentials - wanted),
        "credentials_missed": len(wanted - answer.credentials),
    }


def _calibration(case: Case, claims: Sequence[Claim]) -> dict[str, float]:
    wanted, counts = case.wanted(), dict[str, float]()
    for claim in claims:
        place = bin_of(claim.sure)
        for name, value in (("claims", 1.0), ("sure", claim.sure), ("true", float(claim.skill in wanted))):
            key = f"bin{place}_{name}"
            counts[key] = round(counts.get(key, 0.0) + value, 6)
    return counts


def _readiness(case: Case, answer: Answer, catalog: Catalog) -> dict[str, float]:
    """Readiness of a worker for the job they hold: by the text alone, with the job told by hand, and as a perfect
    reader of skills would have it."""
    if case.kind != "worker" or case.thin or not case.roles or answer.worker is None:
        return {}
    role = catalog.roles[case.roles[0]]
    labels = tuple(HeldSkill(label.skill, label.level, 1.0, "quoted") for label in case.skills)
    read, told, labelled = (
        find_gap(worker, role, catalog).readiness
        for worker in (answer.worker, _holding(role, answer.worker), _holding(role, Worker(held=labels)))
    )
    return {
        "ready": round(read.value, 4),
        "ready_told": round(told.value, 4),
        "ready_quoted": round(told.low, 4),
        "ready_labels": round(labelled.value, 4),
        "ready_labels_quoted": round(labelled.low, 4),
    }


def _holding(role: Role, worker: Worker) -> Worker:
    return replace(worker, start_role=role.id, start_onet_soc=role.onet_soc, title=role.title, title_confidence=1.0)
