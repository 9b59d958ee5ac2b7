"""The task of reading: every system over the golden documents, with slices, calibration, registers and failures."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pathways.domain.catalog import Catalog
from pathways.evaluation.answers import Answer, System
from pathways.evaluation.failures import find_failures, trace_curve
from pathways.evaluation.golden import Case, WantedSplit, choose_split
from pathways.evaluation.metrics import F1, METRICS, find_reliability, measure
from pathways.evaluation.registers import find_same_person, score_registers
from pathways.evaluation.systems import OURS, build_systems
from pathways.evaluation.tallies import Tally, tally_case
from pathways.use_cases.tools import Tools

Progress = Callable[[str, int, int], None]
"""Told (what, done, total) while long work goes on."""

Slices = Mapping[str, Callable[[Case], str]]
_STATE = re.compile(r",\s([A-Z]{2})\b")
_KINDS = {"worker": "worker's text", "ad": "job ad"}
_IN_SLICES = ("f1", "precision", "recall", "trap_rate", "level_error")


@dataclass(frozen=True)
class Run:
    """One system over some cases: answers and tallies in the order of the cases."""

    system: System
    cases: tuple[Case, ...]
    answers: tuple[Answer, ...]
    tallies: tuple[Tally, ...]


def measure_reading(tools: Tools, cases: Sequence[Case], split: WantedSplit, progress: Progress) -> dict[str, Any]:
    """The whole task as JSON: systems, figures, slices, reliability, curves, registers, failures and tallies."""
    slices = build_slices(tools.catalog)
    chosen, person = choose_split(cases, split), find_same_person(cases)
    systems = build_systems(tools, choose_split(cases, "dev"))
    runs = [_run(system, chosen, tools.catalog, progress) for system in systems]
    ours = next(run for run in runs if run.system.name == OURS)
    registers = [_run(system, person, tools.catalog, lambda *_: None) for system in systems]
    return {
        "documents": _describe(chosen),
        "systems": {system.name: system.about for system in systems},
        "figures": {run.system.name: measure(run.tallies) for run in runs},
        "slices": {name: {run.system.name: _slice(run, key) for run in runs} for name, key in slices.items()},
        "reliability": find_reliability(ours.tallies),
        "curves": {run.system.name: trace_curve(run.cases, run.answers) for run in runs},
        "registers": {run.system.name: asdict(score_registers(run.cases, run.tallies)) for run in registers},
        "failures": find_failures(ours.cases, ours.answers),
        "cases": [
            {"id": case.id, "digest": case.digest(), "tallies": {run.system.name: run.tallies[place] for run in runs}}
            for place, case in enumerate(chosen)
        ],
    }  # fmt: skip


def build_slices(catalog: Catalog) -> Slices:
    """How the documents are grouped. So few name a state that states are joined to regions of the Census Bureau."""

    def region(case: Case) -> str:
        named = [catalog.states[code].region for code in _STATE.findall(case.text) if code in catalog.states]
        return named[0] if named else "no state named"

    return {
        "kind": lambda case: "thin or off-field" if case.thin else _KINDS[case.kind],
        "register": lambda case: case.register,
        "tier": lambda case: case.tier or "no tier",
        "region": region,
    }


def _run(system: System, cases: tuple[Case, ...], catalog: Catalog, progress: Progress) -> Run:
    answers: list[Answer] = []
    for case in cases:
        answers.append(system.answer(case))
        progress(f"Reading: {system.name}", len(answers), len(cases))
    tallies = (tally_case(c, a, catalog, system.probabilities) for c, a in zip(cases, answers, strict=True))
    return Run(system, cases, tuple(answers), tuple(tallies))


def _slice(run: Run, key: Callable[[Case], str]) -> dict[str, Any]:
    groups: dict[str, list[Tally]] = {}
    for case, tally in zip(run.cases, run.tallies, strict=True):
        groups.setdefault(key(case), []).append(tally)
    metrics = [metric for metric in METRICS if metric.id in _IN_SLICES]
    measured = {name: measure(group, metrics) for name, group in sorted(groups.items())}
    return {name: {"documents": len(groups[name]), **found} for name, found in measured.items() if F1.id in found}


def _describe(cases: Sequence[Case]) -> dict[str, int]:
    return {
        "all": len(cases),
        "workers": sum(case.kind == "worker" and not case.thin for case in cases),
        "ads": sum(case.kind == "ad" and not case.thin for case in cases),
        "thin": sum(case.thin for case in cases),
        "labels": sum(len(case.wanted()) for case in cases),
        "traps": sum(len(case.set_traps()) for case in cases),
    }
