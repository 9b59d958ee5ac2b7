"""Delete an account for good, with its profile, sessions, links, codes, and the tie to training records of sites."""

from pathways.store.accounts import find_account, remove_account
from pathways.store.profiles import find_profile_of, next_revision, remove_profile
from pathways.use_cases.accounts.kit import AccountTools
from pathways.use_cases.records.link_record import forget_links


def delete_account(tools: AccountTools, *, account: str) -> bool:
    """Delete the account of an id with the profile saved to it; whether there was one. Ask for the password first
    (prove_password)."""
    with tools.store.writing() as session:
        revision = next_revision(session)
        profile = find_profile_of(session, account)
        if profile is not None:
            remove_profile(session, profile.id, revision)
        known = find_account(session, account)
        if known is not None and known.account.confirmed:
            forget_links(session, tools, known.account.email)
        found = remove_account(session, account)
    tools.store.scrub()
    return found
