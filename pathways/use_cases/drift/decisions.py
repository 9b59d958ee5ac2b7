"""What leads decide about drift: kept in versions, undone by a new version, never lost to somebody who was faster."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pathways.domain.drift import Decision, DecisionKind, DriftGroup
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.typed import typed
from pathways.store.drift import add_decision, find_group, list_decisions
from pathways.use_cases.tools import Tools

LONGEST_NAME, LONGEST_LINE = 80, 300
_KINDS: Mapping[str, DecisionKind] = {"skill": "skill", "alias": "alias", "noise": "noise"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a lead wants to decide about a group of real (or invented) ads. version is the one they saw (0 none)."""

    key: str
    version: int
    kind: str
    skill: str = ""
    name: str = ""
    description: str = ""
    demo: bool = False


def decide(tools: Tools, *, wish: Wish, account: str) -> Decision:
    """Keep a decision about a group.

    Raises NotFound for no such group, BadInput for one that does not hold or that somebody else has decided meanwhile
    (changed_meanwhile).
    """
    kind = _check(tools, wish)
    with tools.store.writing() as session:
        latest = latest_of(list_decisions(session, demo=wish.demo)).get(wish.key)
        group = find_group(session, wish.key, demo=wish.demo)
        phrases, keys = _taken(group, latest)
        made = Decision(
            key=wish.key,
            version=wish.version + 1,
            kind=kind,
            phrases=phrases,
            keys=keys,
            decided=tools.now(),
            skill=wish.skill if kind == "alias" else "",
            name=_one_line(wish.name) if kind == "skill" else "",
            description=_one_line(wish.description) if kind == "skill" else "",
            account=account,
            demo=wish.demo,
        )
        if (latest.version if latest else 0) != wish.version or not add_decision(session, made):
            raise _meanwhile()
    return made


def undo(tools: Tools, *, key: str, version: int, account: str, demo: bool = False) -> Decision:
    """Take the decision in force back, as a new version of it. Raises NotFound and BadInput (changed_meanwhile)."""
    with tools.store.writing() as session:
        latest = latest_of(list_decisions(session, demo=demo)).get(key)
        if latest is None:
            fix = "Load the list of decisions again."
            raise NotFound("unknown_decision", "There is no such decision.", field="key", fix=fix)
        made = replace(
            latest, version=version + 1, kind="undone", decided=tools.now(), account=account,
            skill="", name="", description="",
        )  # fmt: skip
        if latest.version != version or latest.kind == "undone" or not add_decision(session, made):
            raise _meanwhile()
    return made


def in_force(said: Iterable[Decision]) -> Mapping[str, Decision]:
    """The decisions that hold, by the key of their group."""
    return {key: item for key, item in latest_of(said).items() if item.kind != "undone"}


def latest_of(said: Iterable[Decision]) -> Mapping[str, Decision]:
    """The highest version of each key."""
    found: dict[str, Decision] = {}
    for item in said:
        if item.key not in found or found[item.key].version < item.version:
            found[item.key] = item
    return found


def _taken(group: DriftGroup | None, latest: Decision | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The phrases that a decision takes: those of the group, else those of the last decision about it."""
    source = group or latest
    if source is None:
        raise NotFound("unknown_group", "There is no such group any more.", field="key", fix="Load the list again.")
    return source.phrases, source.keys


def _check(tools: Tools, wish: Wish) -> DecisionKind:
    kind = _KINDS.get(wish.kind)
    if kind is None:
        raise BadInput("bad_decision", "Say what it is.", field="kind", fix="Choose new skill, another name, or noise.")
    if kind == "alias" and wish.skill not in tools.catalog.skills:
        raise BadInput("unknown_skill", "There is no such skill.", field="skill", fix="Choose one from the list.")
    if kind == "skill":
        _check_words(wish.name, LONGEST_NAME, "name")
        _check_words(wish.description, LONGEST_LINE, "description")
    return kind


def _check_words(words: str, most: int, field: str) -> None:
    if not any(char.isalnum() for char in words) or len(words) > most:
        message = f"A new skill needs a {field} of at most {most} characters."
        raise BadInput(f"bad_{field}", message, field=field, fix="Write one plain line.")


def _one_line(words: str) -> str:
    return " ".join(typed(words).split())


def _meanwhile() -> BadInput:
    message = "Somebody else has decided this since you opened it."
    return BadInput("changed_meanwhile", message, fix="See what they decided below, and undo it if it is wrong.")
