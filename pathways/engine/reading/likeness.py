"""How near a piece of text is to each skill in meaning: vectors of examples, of the definition and of the forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pathways.domain.catalog import Catalog
from pathways.engine.encoder import Vectors
from pathways.engine.ngrams import CharTfidf

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Prototypes:
    """Texts that stand for skills: vectors (n x 384) and the column of the skill each belongs to, sorted."""

    vectors: Vectors
    columns: NDArray[np.int32]

    def nearest(self, vectors: Vectors, skills: int) -> Scores:
        """Highest cosine per skill, shape (texts, skills); -1 where a skill has no prototype."""
        found = np.full((len(vectors), skills), -1.0, np.float32)
        if len(vectors) and len(self.columns):
            starts = np.flatnonzero(np.diff(self.columns, prepend=-1))
            best = np.maximum.reduceat(self.vectors @ vectors.T, starts, axis=0)
            found[:, self.columns[starts]] = best.T
        return found


@dataclass(frozen=True, slots=True)
class Likeness:
    """Scores of texts against all skills, each of shape (texts, skills), in the column order of the catalogue."""

    example: Scores
    definition: Scores
    form: Scores
    trap: Scores
    spelling: Scores

    def take(self, rows: Sequence[int]) -> "Likeness":
        """The scores of some of the texts."""
        return Likeness(
            *(kind[list(rows)] for kind in (self.example, self.definition, self.form, self.trap, self.spelling))
        )

    def dense(self) -> Scores:
        """One score of meaning: the mean of the two best kinds of prototype."""
        ranked = np.sort(np.stack([self.example, self.definition, self.form]), axis=0)
        return np.asarray((ranked[1] + ranked[2]) / 2, np.float32)


@dataclass(frozen=True, slots=True)
class SkillSpace:
    """All prototypes of the catalogue. skills gives the column order."""

    skills: tuple[str, ...]
    examples: Prototypes
    definitions: Prototypes
    forms: Prototypes
    traps: Prototypes
    spelling: CharTfidf

    def compare(self, texts: Sequence[str], vectors: Vectors) -> Likeness:
        """Likeness of texts, given with their vectors, to every skill."""
        count = len(self.skills)
        return Likeness(
            self.examples.nearest(vectors, count),
            self.definitions.nearest(vectors, count),
            self.forms.nearest(vectors, count),
            self.traps.nearest(vectors, count),
            self.spelling.likeness(texts),
        )


def prototype_texts(catalog: Catalog) -> Mapping[str, list[tuple[str, str]]]:
    """For each kind of prototype the (skill, text) pairs that stand for skills, in catalogue order."""
    pairs: dict[str, list[tuple[str, str]]] = {"examples": [], "definitions": [], "forms": [], "traps": []}
    for skill in catalog.skills.values():
        pairs["definitions"].append((skill.id, f"{skill.name}: {skill.summary}"))
        pairs["definitions"].append((skill.id, skill.name))
        forms = catalog.forms.get(skill.id)
        if forms is None:
            pairs["forms"].extend((skill.id, alias) for alias in skill.aliases)
            continue
        pairs["examples"].extend((skill.id, example.text) for example in forms.examples)
        pairs["examples"].extend((skill.id, text) for level, text in (skill.anchors or {}).items() if level > 1)
        pairs["forms"].extend((skill.id, alias) for alias in (*forms.aliases, *forms.spanish))
        pairs["traps"].extend((skill.id, trap) for trap in forms.traps)
    return pairs


def assemble_space(catalog: Catalog, vectors: Mapping[str, Vectors]) -> SkillSpace:
    """The space from vectors that were encoded before, kind by kind, in the order of prototype_texts."""
    skills = tuple(catalog.skills)
    column = {skill: index for index, skill in enumerate(skills)}

    def prototypes(kind: str, pairs: list[tuple[str, str]]) -> Prototypes:
        columns = np.array([column[skill] for skill, _ in pairs], np.int32)
        return Prototypes(vectors[kind], columns)

    kinds = {kind: prototypes(kind, pairs) for kind, pairs in prototype_texts(catalog).items()}
    documents = [_spelling_document(catalog, skill) for skill in skills]
    return SkillSpace(skills, spelling=CharTfidf(documents), **kinds)


def _spelling_document(catalog: Catalog, skill: str) -> str:
    forms = catalog.forms.get(skill)
    aliases = forms.aliases + forms.acronyms if forms else catalog.skills[skill].aliases
    return " . ".join((catalog.skills[skill].name, *aliases))
