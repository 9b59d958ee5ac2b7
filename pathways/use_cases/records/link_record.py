"""Whose training record it is: a keyed digest of an address, compared with the confirmed address of an account."""

from pathways.domain.cohort import Cohort
from pathways.domain.errors import BadInput
from pathways.store.database import Transaction
from pathways.store.training_records import link_record, unlink_address, unlink_record
from pathways.use_cases.accounts.addresses import normal_address
from pathways.use_cases.accounts.kit import AccountTools
from pathways.use_cases.accounts.tokens import keyed


def digest_address(tools: AccountTools, address: str) -> str:
    """What is kept of an address: whoever copies the database cannot turn it back without the service's secret."""
    return keyed(tools, "training record", address).hex()


def set_link(session: Transaction, tools: AccountTools, cohort: Cohort, learner: str, email: str) -> None:
    """Say whose record it is, or with '' that it is nobody's. Raises BadInput (bad_email, invented_learner)."""
    if not email:
        unlink_record(session, cohort.id, learner)
        return
    if cohort.demo:
        fix = "Enter a cohort of your own, and link its learners."
        message = "A demonstration learner is invented, and no real person’s record."
        raise BadInput("invented_learner", message, field="email", fix=fix)
    link_record(session, cohort.id, learner, digest_address(tools, normal_address(email)))


def forget_links(session: Transaction, tools: AccountTools, address: str) -> int:
    """Forget which records belong to an address, with every consent; how many did."""
    return unlink_address(session, digest_address(tools, address))
