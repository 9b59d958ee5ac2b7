"""Phrases filled in: words of one plant, figures, verbs in the tense that is asked for, frames without empty lines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal, TypeVar

from pathways.domain.catalog import Catalog
from pathways.domain.demonstration import Ingredients
from pathways.domain.role import Role

T = TypeVar("T")
Tense = Literal["base", "past"]

GENERAL = 0.4
"""A skill that more than this share of all roles ask for is a general one."""

_SLOT = re.compile(r"\{(\w+)\}")
_VERB = re.compile(r"\*(\w+)\*")


@dataclass(frozen=True, slots=True)
class Pen:
    """One writer: their own chance, and the words of their plant."""

    chance: Random
    stuff: Ingredients
    words: Mapping[str, str]

    def pick(self, path: str) -> str:
        """One phrase of a list, by its path in the files."""
        return self.chance.choice(self.stuff.phrases[path])

    def fill(self, text: str, **more: str) -> str:
        """A phrase with its braces filled: from what is given, the plant's words, or a figure drawn now."""
        known = {**self.words, **more}
        return _SLOT.sub(lambda slot: known[slot[1]] if slot[1] in known else str(self.number(slot[1])), text)

    def duty(self, skill: str, tense: Tense = "base", used: Sequence[str] = ()) -> str:
        """A duty of this skill, filled in, without a capital; not one of those used if there is another."""
        choices = self.stuff.duties[skill].do
        text = self.chance.choice([choice for choice in choices if choice not in used] or choices)
        return self.fill(_VERB.sub(lambda verb: verb[1] if tense == "base" else self._past(verb[1]), text))

    def frame(self, path: str, slots: Mapping[str, str]) -> str:
        """A whole text: braces filled, lines with nothing to say left out, and headings nothing follows."""
        paragraphs = [part.splitlines() for part in self.pick(path).strip().split("\n\n")]
        said = [[line for line in lines if not _says_nothing(line, slots)] for lines in paragraphs]
        kept = [
            lines for lines, all_lines in zip(said, paragraphs, strict=True) if _is_more_than_heading(lines, all_lines)
        ]
        filled = ["\n".join(_filled(line, slots) for line in lines) for lines in kept]
        return "\n\n".join(filled) + "\n"

    def draw(self, shares: Mapping[str, int]) -> str:
        """One name, by its weight."""
        return self.chance.choices(list(shares), list(shares.values()))[0]

    def number(self, name: str) -> int:
        """A figure from a range, in its steps."""
        low, high, step = self.stuff.ranges[name]
        return self.chance.randrange(low, high + 1, step)

    def _past(self, verb: str) -> str:
        irregular = self.stuff.phrases.get(f"past/{verb}")
        if irregular:
            return irregular[0]
        if verb in self.stuff.phrases["doubled"]:
            return f"{verb}{verb[-1]}ed"
        if verb.endswith("y") and verb[-2] not in "aeiou":
            return f"{verb[:-1]}ied"
        return f"{verb}d" if verb.endswith("e") else f"{verb}ed"


def sector_of(stuff: Ingredients, role: Role, chance: Random) -> Mapping[str, Sequence[str]]:
    """A sector where somebody with this role works."""
    naming = [sector for sector in stuff.sectors if role.id in sector.get("roles", ())]
    anywhere = [] if role.id in stuff.phrases["only_named"] else [item for item in stuff.sectors if "roles" not in item]
    return chance.choice([*naming, *anywhere] or list(stuff.sectors))


def plant_words(
    stuff: Ingredients, sector: Mapping[str, Sequence[str]], chance: Random, plc: str = ""
) -> dict[str, str]:
    """The words of one plant: what it makes, its machines, and one controller with the software that goes with it."""
    words = {key: chance.choice(list(options)) for key, options in sector.items() if key != "roles"}
    kits = {path.partition("/")[2]: chance.choice(options) for path, options in stuff.phrases.items()
            if path.startswith("kits/")}  # fmt: skip
    controllers = [item for item in stuff.controllers if plc in ("", item["plc"])]
    return {**words, **kits, **chance.choice(controllers)}


def is_general(catalog: Catalog, skill: str) -> bool:
    """Whether so many roles ask for a skill that it says little of anybody's own work."""
    return len(catalog.asked_by[skill]) > GENERAL * len(catalog.roles)


def capital(text: str) -> str:
    """A phrase as the start of a line."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str]) -> str:
    """Names in a row: one, two and three."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _filled(line: str, slots: Mapping[str, str]) -> str:
    return re.sub(r"(?<=\S) {2,}", " ", _SLOT.sub(lambda slot: slots[slot[1]], line)).strip()


def _says_nothing(line: str, slots: Mapping[str, str]) -> bool:
    """Whether a line hangs on what is not there: its first two braces are empty or, where there are no words, all."""
    names = _SLOT.findall(line)
    telling = names[:2] if _SLOT.sub("", line).strip() else names
    return bool(names) and not any(slots[name] for name in telling)


def _is_more_than_heading(kept: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether something is left of a paragraph (lines) beside what stands there always."""
    return any(_SLOT.search(line) for line in kept) or not any(_SLOT.search(line) for line in lines)
