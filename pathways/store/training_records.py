"""Whose training record is whose, by a digest of an address, and the consents to show it."""

import datetime
from collections.abc import Collection

from sqlmodel import Session, col, delete, select, update

from pathways.domain.cohort import Learner
from pathways.domain.profile import Confirmation
from pathways.domain.training_record import Consent, TrainingRecord, list_confirmable
from pathways.store.cohort_rows import CohortTableRow, LearnerRow, RecordConsentRow, RecordLinkRow
from pathways.store.cohorts import read_cohort, read_learner
from pathways.store.moments import as_utc
from pathways.store.upsert import put_row

CHUNK = 500


def link_record(session: Session, cohort: str, learner: str, digest: str) -> None:
    """Say whose record it is. Consents of whoever it was linked to before go with the old link."""
    known = session.get(RecordLinkRow, (cohort, learner))
    if known is not None and known.digest == digest:
        return
    unlink_record(session, cohort, learner)
    put_row(session, RecordLinkRow, {"cohort": cohort, "learner": learner, "digest": digest})


def unlink_record(session: Session, cohort: str, learner: str) -> None:
    """Forget whose record it is, and every consent."""
    there = (col(RecordLinkRow.cohort) == cohort, col(RecordLinkRow.learner) == learner)
    session.exec(delete(RecordLinkRow).where(*there))


def unlink_address(session: Session, digest: str) -> int:
    """Forget which records belong to an address; how many did."""
    return session.exec(delete(RecordLinkRow).where(col(RecordLinkRow.digest) == digest)).rowcount


def list_records(session: Session, digest: str, profile: str) -> tuple[TrainingRecord, ...]:
    """The records of an address, with the consents that a profile gave."""
    query = (
        select(CohortTableRow, LearnerRow)
        .join(LearnerRow, col(LearnerRow.cohort) == CohortTableRow.id)
        .join(
            RecordLinkRow,
            (col(RecordLinkRow.cohort) == LearnerRow.cohort) & (col(RecordLinkRow.learner) == LearnerRow.code),
        )
        .where(RecordLinkRow.digest == digest)
        .order_by(col(CohortTableRow.year).desc(), col(CohortTableRow.code), col(LearnerRow.code))
    )
    return tuple(
        TrainingRecord(read_cohort(cohort), read_learner(learner, True), _consents(session, learner, profile))
        for cohort, learner in session.exec(query).all()
    )


def give_consent(
    session: Session, cohort: str, learner: str, profile: str, items: Collection[str], now: datetime.datetime
) -> None:
    """Enter a consent; the one before it ends."""
    end_consent(session, cohort, learner, profile, now)
    session.add(RecordConsentRow(cohort=cohort, learner=learner, profile=profile, items=" ".join(items), given_at=now))
    session.flush()


def end_consent(session: Session, cohort: str, learner: str, profile: str, now: datetime.datetime) -> None:
    """Take back the consent in force, if there is one."""
    there = (
        col(RecordConsentRow.cohort) == cohort,
        col(RecordConsentRow.learner) == learner,
        col(RecordConsentRow.profile) == profile,
        col(RecordConsentRow.ended_at).is_(None),
    )
    session.exec(update(RecordConsentRow).where(*there).values(ended_at=now))


def list_confirmations(session: Session, profiles: Collection[str]) -> dict[str, tuple[Confirmation, ...]]:
    """What each of these profiles shows as confirmed at this moment, by the id of the site: what a consent in force
    names, as far as the record still holds it."""
    found: dict[str, list[Confirmation]] = {}
    wanted = sorted(profiles)
    for first in range(0, len(wanted), CHUNK):
        same = col(LearnerRow.code) == RecordConsentRow.learner
        query = (
            select(RecordConsentRow, LearnerRow, CohortTableRow.site)
            .join(LearnerRow, (col(LearnerRow.cohort) == RecordConsentRow.cohort) & same)
            .join(CohortTableRow, col(CohortTableRow.id) == RecordConsentRow.cohort)
            .where(col(RecordConsentRow.profile).in_(wanted[first : first + CHUNK]))
            .where(col(RecordConsentRow.ended_at).is_(None))
            .order_by(col(RecordConsentRow.id))
        )
        for consent, learner, site in session.exec(query):
            recorded: Learner = read_learner(learner, True)
            held = [item for item in list_confirmable(recorded) if item in consent.items.split()]
            found.setdefault(consent.profile, []).extend(Confirmation(item, site) for item in held)
    return {profile: tuple(items) for profile, items in found.items()}


def _consents(session: Session, learner: LearnerRow, profile: str) -> tuple[Consent, ...]:
    query = select(RecordConsentRow).where(
        RecordConsentRow.cohort == learner.cohort,
        RecordConsentRow.learner == learner.code,
        RecordConsentRow.profile == profile,
    )
    return tuple(
        Consent(tuple(row.items.split()), as_utc(row.given_at), as_utc(row.ended_at) if row.ended_at else None)
        for row in session.exec(query.order_by(col(RecordConsentRow.id).desc()))
    )
