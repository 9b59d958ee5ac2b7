"""Sessions: opened at sign-in, looked up at every request, ended when they should be."""

from dataclasses import dataclass, field

from pathways.domain.account import SEEN_EVERY, Account, SessionKind, SignedIn, is_over, limits_of
from pathways.domain.errors import BadInput
from pathways.store import sessions as stored
from pathways.store.database import Transaction
from pathways.use_cases.accounts.kit import AccountTools
from pathways.use_cases.accounts.tokens import digest_of, new_token

LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Opened:
    """A new session and its token, which is told this once and stored nowhere."""

    token: str = field(repr=False)
    signed_in: SignedIn


def enter_session(
    session: Transaction,
    tools: AccountTools,
    account: Account,
    *,
    second_factor_done: bool = False,
    kind: SessionKind = "browser",
    label: str = "",
) -> Opened:
    """Open a session inside a transaction that is under way, and clear away those that are long over."""
    now, token = tools.now(), new_token()
    signed_in = SignedIn(account, digest_of(token), second_factor_done, now, now, kind=kind, label=label)
    stored.purge_sessions(session, now)
    stored.add_session(session, signed_in, now + limits_of(signed_in).total)
    return Opened(token, signed_in)


def find_session(tools: AccountTools, *, token: str, kind: SessionKind = "browser") -> SignedIn | None:
    """The session of a token, with its account and firm as they are now; None when there is none or it is over."""
    now = tools.now()
    with tools.store.reading() as session:
        found = stored.find_session(session, digest_of(token), kind)
    if found is None or is_over(found, now):
        return None
    if now - found.last_seen >= SEEN_EVERY:
        with tools.store.writing() as session:
            stored.touch_session(session, found.session_id, now)
    return found


def list_sessions(tools: AccountTools, *, signed_in: SignedIn) -> tuple[SignedIn, ...]:
    """All sessions of one's own account that hold, the last seen first."""
    with tools.store.reading() as session:
        found = stored.list_sessions(session, signed_in.account.id)
    return tuple(item for item in found if not is_over(item, tools.now()))


def end_session(tools: AccountTools, *, signed_in: SignedIn, session_id: str) -> bool:
    """End one session or program token of one's own; whether there was one."""
    with tools.store.writing() as session:
        return stored.remove_session(session, signed_in.account.id, session_id)


def end_other_sessions(tools: AccountTools, *, signed_in: SignedIn) -> int:
    """End all sessions of one's own account but this one; how many there were."""
    with tools.store.writing() as session:
        return stored.remove_sessions(session, signed_in.account.id, signed_in.session_id)


def make_program_token(tools: AccountTools, *, signed_in: SignedIn, label: str) -> Opened:
    """A token for a program that acts as this account. Raises BadInput without a name to know it by."""
    name = " ".join(label.split())[:LONGEST_LABEL]
    if not name:
        fix = "Name it after the program that will use it."
        raise BadInput("no_label", "The token has no name.", field="label", fix=fix)
    with tools.store.writing() as session:
        account = signed_in.account
        return enter_session(session, tools, account, second_factor_done=True, kind="program", label=name)
