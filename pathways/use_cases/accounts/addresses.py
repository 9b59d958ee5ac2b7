"""E-mail addresses: one spelling for one mailbox, and a check of their form alone; nothing is asked of the network."""

from email_validator import EmailNotValidError, validate_email

from pathways.domain.errors import BadInput

LONGEST = 254


def normal_address(text: str) -> str:
    """An address in small letters, without spaces around it. Raises BadInput (bad_email)."""
    try:
        found = validate_email(text.strip()[: LONGEST + 1], check_deliverability=False)
    except EmailNotValidError as error:
        fix = "Write it like name@example.org."
        raise BadInput("bad_email", "That is not an e-mail address.", field="email", fix=fix) from error
    return found.normalized.lower()


def typed_address(text: str) -> str:
    """An address as somebody typed it to sign in: what is none is looked up all the same, and found nowhere."""
    try:
        return normal_address(text)
    except BadInput:
        return text.strip().lower()[:LONGEST]
