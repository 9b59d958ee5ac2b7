"""Every address of accounts, in one place; what happens there is in joining, signing and own_account."""

from collections.abc import Callable

from flask import Blueprint
from flask.typing import ResponseReturnValue

from pathways.pages import joining, own_account, signing

bp = Blueprint("account", __name__)

Door = Callable[..., ResponseReturnValue]

_GET: dict[str, Door] = {
    "/join": joining.join,
    "/check-your-mail": joining.sent,
    "/confirm/<token>": joining.confirm,
    "/sign-in": signing.sign_in,
    "/second-factor": signing.challenge,
    "/forgot": signing.forgot,
    "/reset/<token>": signing.reset,
    "/account": own_account.overview,
    "/account/second-factor": own_account.factor,
}
_POST: dict[str, Door] = {
    "/join": joining.do_join,
    "/confirm/<token>": joining.do_confirm,
    "/sign-in": signing.do_sign_in,
    "/sign-out": signing.sign_out,
    "/second-factor": signing.do_challenge,
    "/forgot": signing.do_forgot,
    "/reset/<token>": signing.do_reset,
    "/account/password": own_account.password,
    "/account/end-others": own_account.end_others,
    "/account/tokens": own_account.make_token,
    "/account/tokens/end": own_account.end_token,
    "/account/second-factor": own_account.set_factor,
    "/account/second-factor/remove": own_account.remove_factor,
    "/account/delete": own_account.delete,
}

for path, door in _GET.items():
    bp.get(path)(door)
for path, door in _POST.items():
    bp.post(path)(door)
