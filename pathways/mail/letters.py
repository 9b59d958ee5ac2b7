"""What the service writes to people, one function a letter. Names of firms and jobs stand in the text, never in a
subject; nothing about a worker's skills is in any of them."""

from pathways.mail.outbox import Letter

_SIGNED = "\n\nPathways\nThis mail was written by a machine; nobody reads answers to it.\n"


def confirm_address(to: str, link: str, hours: int) -> Letter:
    """Is this address yours?"""
    return _letter(
        to,
        "Confirm your address for Pathways",
        "Somebody, we hope you, signed up for Pathways with this address.\n\n"
        f"To confirm that it is yours, open this link within {hours} hours:\n\n{link}\n\n"
        "If it was not you, do nothing: without this step nobody can use the account, and it will be removed.",
    )


def already_registered(to: str, sign_in: str, forgot: str) -> Letter:
    """Somebody signed up with an address that has an account."""
    return _letter(
        to,
        "You already have an account at Pathways",
        "Somebody, perhaps you, tried to sign up for Pathways with this address. It has an account already, and "
        f"nothing was changed.\n\nSign in: {sign_in}\nForgot the password? {forgot}\n\n"
        "If it was not you, there is nothing to do.",
    )


def reset_password(to: str, link: str, hours: int) -> Letter:
    """A link to choose a new password."""
    within = f"{hours} hours" if hours > 1 else "an hour"
    return _letter(
        to,
        "Choose a new password for Pathways",
        f"To choose a new password, open this link within {within}:\n\n{link}\n\n"
        "It works once. If you did not ask for it, do nothing: your password stays as it is.",
    )


def password_changed(to: str, forgot: str) -> Letter:
    """The password is another one now."""
    return _letter(
        to,
        "Your Pathways password was changed",
        "Your password was changed just now, and every other device was signed out.\n\n"
        f"If it was not you, choose a new one at once: {forgot}",
    )


def second_factor_changed(to: str, on: bool, forgot: str) -> Letter:
    """The second factor was set up or taken away."""
    what = "set up" if on else "taken away"
    return _letter(
        to,
        f"A second factor was {what} at Pathways",
        f"The codes from an app that you show when you sign in were {what} just now.\n\n"
        f"If it was not you, choose a new password at once: {forgot}",
    )


def firm_approved(to: str, firm: str, sign_in: str) -> Letter:
    """An administrator let a firm in."""
    return _letter(to, "Your firm can start at Pathways", f"{firm} has been approved. Sign in: {sign_in}")


def contact_asked(to: str, firm: str, opening: str, link: str) -> Letter:
    """An employer would like to get in touch."""
    return _letter(
        to,
        "An employer would like to get in touch",
        f"{firm} would like to talk to you about this opening: {opening}.\n\n"
        f"They cannot reach you unless you say yes. Read it and answer here:\n\n{link}",
    )


def contact_accepted(to: str, opening: str, link: str) -> Letter:
    """A worker said yes."""
    return _letter(
        to,
        "A worker accepted your request",
        f"Somebody you asked about this opening said yes: {opening}.\n\nSee how to reach them:\n\n{link}",
    )


def contact_declined(to: str, opening: str, link: str) -> Letter:
    """A worker said no."""
    return _letter(
        to,
        "A worker declined your request",
        f"Somebody you asked about this opening said no: {opening}. You need not do anything.\n\n{link}",
    )


def _letter(to: str, subject: str, text: str) -> Letter:
    return Letter(to, subject, text + _SIGNED)
