"""Which program asks: the session of its token, looked up and judged before it gets here (app-wide, by one table)."""

from flask import request
from flask_login import current_user

from pathways.api.blueprints import get_tools
from pathways.domain.account import SignedIn
from pathways.domain.contact import Viewer, viewer_of
from pathways.domain.errors import NotSignedIn
from pathways.domain.profile import Profile
from pathways.use_cases.profiles.my_profile import get_my_profile

_FIX = "Send Authorization: Bearer with a token made on your account page, or leave the header out."


def current() -> SignedIn | None:
    """Whose token was sent; None for none, and for one that does not hold."""
    return current_user.signed_in if current_user.is_authenticated else None


def get_viewer() -> Viewer:
    """The firm that asks, or nobody in particular. Raises NotSignedIn for a token that does not hold: an answer of
    less than its owner is used to must not pass for the whole one."""
    found = current()
    if found is None and request.headers.get("Authorization"):
        raise NotSignedIn("bad_token", "This token does not hold, or not any more.", field="Authorization", fix=_FIX)
    return viewer_of(found)


def signed_in() -> SignedIn:
    """Whose token it is, where the rule of the address lets nobody else in. Raises NotSignedIn."""
    found = current()
    if found is None:
        raise NotSignedIn("sign_in_first", "This address needs a token.", field="Authorization", fix=_FIX)
    return found


def get_my_own() -> Profile:
    """The profile of the worker who asks. Raises NotFound before anything was saved."""
    return get_my_profile(get_tools(), account=signed_in().account.id)
