"""Broken requests: what was wrong, where, and what to do. Ordinary outcomes are values, not errors."""


class PathwaysError(Exception):
    """A request that cannot be answered as it stands.

    code is stable and machine-readable (``unknown_state``), message is a sentence for a person, field names
    the input at fault ('' when it is the request as a whole) and fix says what to do next.
    """

    def __init__(self, code: str, message: str, *, field: str = "", fix: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.message} {self.fix}".strip()


class BadInput(PathwaysError):
    """A value that breaks a rule: empty, too long, out of range, of the wrong kind."""


class NotFound(PathwaysError):
    """An id that names nothing: a role, a skill, a state, a saved answer."""


class BadFile(PathwaysError):
    """An uploaded or imported file that cannot be read, with the line and column where known."""


class NotReady(PathwaysError):
    """Something the service needs is not there yet; fix holds the command that mends it."""


class NotSignedIn(PathwaysError):
    """Only for somebody who has signed in, and shown all that their account needs."""


class NotAllowed(PathwaysError):
    """Signed in, but this is for others."""


class TooMany(PathwaysError):
    """Asked too often; retry_after says in how many seconds it may be tried again."""

    def __init__(self, retry_after: int) -> None:
        minutes = -(-retry_after // 60)
        wait = f"{minutes} minutes" if minutes > 1 else "a minute"
        super().__init__("too_many_attempts", "That was tried too often.", fix=f"Wait {wait}, then try again.")
        self.retry_after = retry_after


class CatalogError(PathwaysError):
    """The catalogue does not hold together; problems lists every fault found, not only the first."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        listed = "\n".join(f"  - {problem}" for problem in problems)
        super().__init__(
            "broken_catalog",
            f"The catalogue has {len(problems)} problem(s):\n{listed}",
            fix="Mend the files under data/catalog and load them again.",
        )
        self.problems = problems
