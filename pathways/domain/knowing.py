"""From a reading to a worker: what is said, what credentials prove, and which job is named."""

from collections.abc import Mapping
from dataclasses import replace

from pathways.domain.catalog import Catalog
from pathways.domain.reading import Reading, TitleFound
from pathways.domain.skill import Evidence, HeldSkill
from pathways.domain.worker import Worker

CREDENTIAL_CONFIDENCE = 0.85
"""A credential supports a claim of skill; it does not prove current ability (assumption)."""
CERTAIN_TITLE = 0.5
"""Titles found with less confidence than this do not bring a job's usual skills with them."""
TITLE_TRUST = (0.8, 0.2)
"""A title found with confidence c brings its role's skills with confidence TITLE_TRUST[0] + TITLE_TRUST[1] * c."""


def know_worker(reading: Reading, catalog: Catalog) -> Worker:
    """The worker a reading describes. Assumed skills are not stored in it: they follow from start_role."""
    title = present_title(reading)
    role = title.role or _role_of(title, reading, catalog) if title else _resembled(reading)
    trust = TITLE_TRUST[0] + TITLE_TRUST[1] * title.confidence if title else 0.5
    return Worker(
        held=merge_proofs(reading.held, {found.credential: found.evidence for found in reading.credentials}, catalog),
        denied=tuple(item.skill for item in reading.denied),
        credentials=tuple(found.credential for found in reading.credentials),
        title=title.text if title else "",
        start_role=role,
        start_onet_soc=title.onet_soc if title else "",
        title_confidence=round(min(1.0, trust), 3) if role else 0.0,
    )


def present_title(reading: Reading) -> TitleFound | None:
    """The surest title held today, else the surest past one; None when none is sure enough."""
    sure = [title for title in reading.titles if title.confidence >= CERTAIN_TITLE]
    return next((title for title in sure if title.present), sure[0] if sure else None)


def merge_proofs(
    held: tuple[HeldSkill, ...], proofs: Mapping[str, Evidence], catalog: Catalog
) -> tuple[HeldSkill, ...]:
    """Held skills and those that credentials prove; where both speak, the higher level with both quotes.

    proofs maps a credential's id to the words that name it.
    """
    merged = {item.skill: item for item in held}
    for name, words in proofs.items():
        credential = catalog.credentials[name]
        for skill, level in credential.proves.items():
            known = merged.get(skill)
            if known is None or known.level < level:
                evidence = (words, *(known.evidence if known else ()))[:3]
                reason = f"A holder of {credential.name} is presumed to be at this level."
                merged[skill] = HeldSkill(skill, level, CREDENTIAL_CONFIDENCE, "credential", evidence, reason)
    return tuple(merged.values())


def change_credentials(worker: Worker, credentials: tuple[str, ...], catalog: Catalog) -> Worker:
    """The worker with these credentials and no others: what new ones prove comes, what lost ones proved goes."""
    lost = {
        skill for name in worker.credentials if name not in credentials for skill in catalog.credentials[name].proves
    }
    kept = tuple(item for item in worker.held if not (item.source == "credential" and item.skill in lost))
    held = merge_proofs(kept, {name: Evidence(catalog.credentials[name].name) for name in credentials}, catalog)
    return replace(worker, held=held, credentials=credentials)


def added_by_hand(skill: str, level: int) -> HeldSkill:
    """A skill the worker added or confirmed themselves."""
    return HeldSkill(skill, level, 1.0, "added", (Evidence("Added by you"),), "You chose this level yourself.")


def _role_of(title: TitleFound, reading: Reading, catalog: Catalog) -> str:
    """Among the roles of the title's occupation the one the rest of the text resembles most, or ''."""
    same = [guess.role for guess in reading.roles if catalog.roles[guess.role].onet_soc == title.onet_soc]
    others = [role.id for role in catalog.roles.values() if role.onet_soc == title.onet_soc]
    return (same or others or [""])[0]


def _resembled(reading: Reading) -> str:
    """Without a title: the role the text clearly resembles, or ''."""
    if (
        len(reading.roles) > 1
        and reading.roles[0].score >= 0.3
        and reading.roles[0].score > 1.15 * reading.roles[1].score
    ):
        return reading.roles[0].role
    return ""
