"""Decisions about drift as files: a table of all versions, and what holds in the shape of the catalogue's lexicon."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from io import StringIO

from pathways.domain.catalog import Catalog
from pathways.domain.drift import Decision
from pathways.pages.takeaways import safe_cell
from pathways.use_cases.drift.find_drift import DriftHistory

_HEAD = ("phrase", "version", "in_force", "decision", "skill", "name", "description", "phrases", "decided", "by")
INVENTED = "demonstration: these decisions were made about invented ads"


def write_decisions(history: DriftHistory, catalog: Catalog) -> str:
    """Every version, the newest first."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["# catalogue", catalog.version])
    if history.demo:
        writer.writerow([f"# {INVENTED}"])
    writer.writerow(_HEAD)
    holding = set(history.in_force)
    for item in history.decisions:
        cells = (
            item.label, str(item.version), "yes" if item in holding else "no", item.kind, item.skill, item.name,
            item.description, "; ".join(item.phrases), item.decided.isoformat(timespec="seconds"), item.by,
        )  # fmt: skip
        writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()


def write_lexicon(history: DriftHistory, catalog: Catalog) -> str:
    """What holds, as YAML: aliases by skill, new skills, noise. Words are quoted as JSON does, which is YAML too."""
    return "\n".join(_lexicon(history, catalog)) + "\n"


def _lexicon(history: DriftHistory, catalog: Catalog) -> Iterator[str]:
    yield f"catalogue: {json.dumps(catalog.version)}"
    if history.demo:
        yield f"note: {json.dumps(INVENTED)}"
    aliases: dict[str, list[str]] = defaultdict(list)
    for item in history.in_force:
        if item.kind == "alias":
            aliases[item.skill].extend(item.phrases)
    yield "aliases:" if aliases else "aliases: {}"
    for skill in sorted(aliases):
        yield f"  {skill}: {_words(tuple(dict.fromkeys(aliases[skill])))}"
    fresh = [item for item in history.in_force if item.kind == "skill"]
    yield "new_skills:" if fresh else "new_skills: []"
    for item in fresh:
        yield f"  - name: {json.dumps(item.name, ensure_ascii=False)}"
        yield f"    summary: {json.dumps(item.description, ensure_ascii=False)}"
        yield f"    aliases: {_words(item.phrases)}"
    yield f"noise: {_words(tuple(_noise(history.in_force)))}"


def _noise(holding: tuple[Decision, ...]) -> Iterator[str]:
    return (phrase for item in holding if item.kind == "noise" for phrase in item.phrases)


def _words(words: tuple[str, ...]) -> str:
    return json.dumps(words, ensure_ascii=False)
