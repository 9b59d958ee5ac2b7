"""Cases and answers for tests of what is counted about them."""

from collections.abc import Sequence

from pathways.evaluation.answers import Answer, Claim
from pathways.evaluation.golden import Case


def make_case(id: str = "one", skills: dict[str, int] | None = None, **given: object) -> Case:
    labels = [{"skill": skill, "level": level, "quote": "words"} for skill, level in (skills or {}).items()]
    whole = {
        "id": id, "kind": "worker", "register": "plain", "split": "test", "text": "words", "skills": labels,
        "traps": (), "credentials": (), "roles": (), "tier": None, "thin": False,
    }  # fmt: skip
    return Case(**(whole | given))


def make_answer(claims: dict[str, float] | None = None, roles: Sequence[str] = (), thin: bool = False) -> Answer:
    found = tuple(Claim(skill, 3, sure, "words") for skill, sure in (claims or {}).items())
    return Answer(found, tuple(roles), None, thin, dict(claims or {}), frozenset())
