"""Invented cohorts, loaded and removed with the rest of the demonstration."""

from pathways.sources.cupboards import find_cupboard
from pathways.sources.demo_cohorts import load_demo_classes
from pathways.store.cohorts import add_cohort, add_learners, find_by_codes
from pathways.use_cases.tools import Tools


def load_demo_cohorts(tools: Tools) -> int:
    """Enter the invented cohorts that are not there yet; how many learners were new."""
    classes = load_demo_classes(find_cupboard("data") / "demo" / "cohorts.yaml", tools.catalog)
    new = 0
    with tools.store.writing() as session:
        there = find_by_codes(session, {item.cohort.code for item in classes})
        for item in classes:
            if item.cohort.code not in there and add_cohort(session, item.cohort):
                add_learners(session, [(item.cohort.id, learner) for learner in item.learners])
                new += len(item.learners)
    return new
