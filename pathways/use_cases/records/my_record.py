"""A worker's own training record: see it, allow employers to see part of it, take that back."""

from collections.abc import Collection
from dataclasses import replace

from pathways.domain.badge import CERTIFICATE
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.profile import Profile
from pathways.domain.training_record import TrainingRecord, list_confirmable
from pathways.store.accounts import find_account
from pathways.store.database import Transaction
from pathways.store.profiles import find_profile, hold_profile
from pathways.store.training_records import end_consent, give_consent, list_records
from pathways.use_cases.know_worker import edit_worker
from pathways.use_cases.profiles.my_profile import update_profile
from pathways.use_cases.records.link_record import digest_address
from pathways.use_cases.tools import Tools


def list_my_records(tools: Tools, *, profile: Profile) -> tuple[TrainingRecord, ...]:
    """What sites keep under the confirmed address of a worker's account; nothing while it is not confirmed."""
    with tools.store.reading() as session:
        return _records(session, tools, profile.id)


def allow_record(tools: Tools, *, profile: Profile, record: str, items: Collection[str]) -> TrainingRecord:
    """Allow that employers who may see the profile see these modules, or the certificate, as confirmed by the site.
    What is added to the record later needs a new consent. Raises NotFound, BadInput."""
    with tools.store.writing() as session:
        found = _find(session, tools, profile.id, record)
        chosen = tuple(item for item in list_confirmable(found.learner) if item in items)
        if not chosen:
            fix = "Tick at least one, or leave everything as it is."
            raise BadInput("nothing_chosen", "Nothing was chosen to be shown.", field="item", fix=fix)
        if not hold_profile(session, profile.id):
            raise NotFound("no_profile", "Your profile is not there any more.", fix="Tell us what you do, and save it.")
        give_consent(session, found.cohort.id, found.learner.code, profile.id, chosen, tools.now())
        return _find(session, tools, profile.id, record)


def take_back(tools: Tools, *, profile: Profile, record: str) -> TrainingRecord:
    """Take a consent back: from this moment no employer sees anything of the record. Raises NotFound."""
    with tools.store.writing() as session:
        found = _find(session, tools, profile.id, record)
        end_consent(session, found.cohort.id, found.learner.code, profile.id, tools.now())
        return _find(session, tools, profile.id, record)


def adopt_record(tools: Tools, *, account: str, profile: Profile, record: str) -> Profile:
    """Put the modules finished, and the certificate, into the worker's own profile as their own claims."""
    with tools.store.reading() as session:
        found = _find(session, tools, profile.id, record)
    items = list_confirmable(found.learner)

    def adopt(known: Profile) -> Profile:
        worker = known.worker
        held = [CERTIFICATE] if CERTIFICATE in items else []
        modules = dict.fromkeys([*worker.done_modules, *(item for item in items if item in tools.catalog.modules)])
        credentials = dict.fromkeys([*worker.credentials, *held])
        changed = edit_worker(tools, worker=worker, credentials=tuple(credentials), done_modules=tuple(modules))
        return replace(known, worker=changed)

    return update_profile(tools, account, adopt)


def address_of(session: Transaction, profile: str) -> str:
    """The confirmed address of the account that a profile belongs to, or ''."""
    saved = find_profile(session, profile)
    known = find_account(session, saved.account) if saved and saved.account else None
    return known.account.email if known and known.account.confirmed else ""


def _records(session: Transaction, tools: Tools, profile: str) -> tuple[TrainingRecord, ...]:
    address = address_of(session, profile)
    return list_records(session, digest_address(tools, address), profile) if address else ()


def _find(session: Transaction, tools: Tools, profile: str, record: str) -> TrainingRecord:
    for item in _records(session, tools, profile):
        if item.key == record:
            return item
    raise NotFound("unknown_record", "There is no such training record.", field="record", fix="See your records.")
