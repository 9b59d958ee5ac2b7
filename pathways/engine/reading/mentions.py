"""Skill forms met in each segment, sorted into those that speak of the person and those under a cue."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pathways.domain.catalog import Catalog
from pathways.engine.reading.cues import CueKind, is_answered_no, scope_at
from pathways.engine.reading.forms import Form, FormMatcher, Hit, context_holds, contexts, longest
from pathways.engine.reading.pieces import Cut
from pathways.engine.reading.spanish import Gloss, gloss
from pathways.engine.reading.words import stems


@dataclass(frozen=True, slots=True)
class Mention:
    """One form of one skill in one segment. held: its context allows it; contested: skills met at the same place."""

    skill: str
    segment: int
    hit: Hit
    held: bool
    contested: int
    cue: CueKind | None


def skill_forms(catalog: Catalog) -> list[Form]:
    """All ways the catalogue knows to write its skills."""
    forms: list[Form] = []
    for skill in catalog.skills.values():
        known = catalog.forms.get(skill.id)
        if known is None:
            forms.extend(Form(skill.id, alias) for alias in (skill.name, *skill.aliases))
            continue
        forms.append(Form(skill.id, skill.name))
        forms.extend(Form(skill.id, text) for text in known.aliases)
        forms.extend(Form(skill.id, text, "acronym") for text in known.acronyms)
        forms.extend(Form(skill.id, text, "spanish") for text in known.spanish)
        forms.extend(
            Form(skill.id, weak.text, "weak", contexts(weak.needs), contexts(weak.unless)) for weak in known.weak
        )
    return forms


def find_mentions(matcher: FormMatcher, cuts: Sequence[Cut]) -> list[Mention]:
    """Every mention in the segments that are not boilerplate; a longer form outranks one inside it."""
    found: list[Mention] = []
    for index, cut in enumerate(cuts):
        if not (cut.segment.boilerplate or cut.segment.job_line):
            found.extend(_in_segment(matcher, index, cut))
    return found


def _in_segment(matcher: FormMatcher, index: int, cut: Cut) -> list[Mention]:
    text = cut.segment.text
    run = stems(text)
    met_here = matcher.find(text, mend=not cut.spanish)
    if cut.spanish:
        english = gloss(text)
        run = (*run, *stems(english.text))
        met_here = sorted([*met_here, *_find_glossed(matcher, english)], key=lambda hit: hit.start)
    around, joined = frozenset(run), f" {' '.join(run)} "
    hits = [(hit, _allowed(hit, around, joined)) for hit in met_here]
    kept = {id(hit) for heap in _heaps([hit for hit, allowed in hits if allowed]) for hit in longest(heap)}
    met: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for hit, _ in hits:
        met[hit.start, hit.end].add(hit.form.target)
    mentions = []
    for hit, allowed in hits:
        if allowed and id(hit) not in kept:
            continue
        cue: CueKind | None = "denied" if is_answered_no(text, hit.end) else scope_at(cut.scopes, hit.start, hit.end)
        rivals = len(met[hit.start, hit.end]) - 1
        mentions.append(Mention(hit.form.target, index, hit, allowed, rivals, cue))
    return mentions


def _find_glossed(matcher: FormMatcher, english: Gloss) -> Iterator[Hit]:
    """English forms met in the gloss of a Spanish segment, placed where the Spanish words stand."""
    for hit in matcher.find(english.text, mend=False):
        start, end = english.place(hit.start, hit.end)
        yield replace(hit, start=start, end=end)


def _heaps(hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    """The hits, in order of place, in heaps that touch no other: none can lie inside a hit of another heap."""
    heap: list[Hit] = []
    reach = 0
    for hit in hits:
        if heap and hit.start >= reach:
            yield heap
            heap = []
        heap.append(hit)
        reach = max(reach, hit.end)
    yield heap


def _allowed(hit: Hit, around: frozenset[str], joined: str) -> bool:
    if hit.form.kind != "weak":
        return True
    return not hit.fuzzy and context_holds(hit.form, around, joined)
