"""Cohorts and the yearly report written out as shapes."""

from dataclasses import asdict

from pathways.api import cohort_models as out
from pathways.domain.cohort import Class, Learner
from pathways.domain.report import FORMULAS, METHOD, NEW_REPORT, SUPPRESSION, Report
from pathways.domain.report_lines import fingerprint, list_lines, whose_learners
from pathways.use_cases.cohorts.import_cohorts import CohortImport


def cohort_shape(found: Class) -> out.CohortOf:
    """A cohort with its learners."""
    cohort = found.cohort
    return out.CohortOf(
        kind="cohort",
        id=cohort.id,
        cohort=cohort.code,
        site=cohort.site,
        term=str(cohort.term),
        offers=list(cohort.modules),
        capacity=cohort.capacity,
        invented=cohort.demo,
        revision=cohort.revision,
        learners=[learner_shape(item) for item in found.learners],
    )


def cohort_line(found: Class) -> out.CohortLine:
    """A cohort in the list."""
    cohort = found.cohort
    return out.CohortLine(
        id=cohort.id,
        cohort=cohort.code,
        site=cohort.site,
        term=str(cohort.term),
        invented=cohort.demo,
        learners=len(found.learners),
    )


def learner_shape(learner: Learner) -> out.LearnerOf:
    """One learner."""
    return out.LearnerOf(
        learner=learner.code,
        state=learner.state,
        stage=learner.stage,
        dates=list(learner.dates),
        left=learner.left,
        modules=list(learner.modules),
        capstone_title=learner.capstone_title,
        role=learner.role or None,
        linked=learner.linked,
        revision=learner.revision,
    )


def table_shape(found: CohortImport) -> out.TableBrought:
    """What a table would change, or did."""
    return out.TableBrought(
        kind="cohort_table",
        done=found.done,
        sentence=found.sentence,
        new_cohorts=list(found.new_cohorts),
        changed_cohorts=list(found.changed_cohorts),
        new_learners=[out.LearnerNamed(cohort=cohort, learner=code) for cohort, code in found.new_learners],
        changed_learners=[out.LearnerNamed(cohort=cohort, learner=code) for cohort, code in found.changed_learners],
        same=found.same,
        problems=[
            out.TableProblem(line=item.line, column=item.column, rule=item.rule, fix=item.fix)
            for item in found.problems
        ],
    )


def report_shape(report: Report) -> out.YearlyReport:
    """The report of a year."""
    return out.YearlyReport(
        kind="report",
        year=report.year,
        as_of=report.as_of,
        whose=report.whose,
        notice=whose_learners(report),
        cohorts=report.cohorts,
        seats=report.seats,
        releases=list(report.releases),
        method=[*METHOD, NEW_REPORT],
        formulas=list(FORMULAS),
        suppression=SUPPRESSION,
        fingerprint=fingerprint(report),
        figures=[out.ReportFigure(**asdict(line)) for line in list_lines(report)],
    )
