"""Known failures, named: the documents read worst, what is missed or made up most often, and what is mixed up."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pathways.evaluation.answers import Answer, Claim
from pathways.evaluation.golden import Case, Label, scored_as

WORST, TYPICAL, EXAMPLES = 6, 10, 2
LONGEST_QUOTE = 160


def find_failures(cases: Sequence[Case], answers: Sequence[Answer]) -> Mapping[str, Any]:
    """Failures of one system, ready for JSON; the quotes are from the golden documents, which are ours."""
    pairs = list(zip(cases, answers, strict=True))
    return {
        "documents": [_document(case, answer) for case, answer in sorted(pairs, key=_order)[:WORST]],
        "missed": _typical((label.skill, label.quote) for pair in pairs for label in _missed(*pair)),
        "made_up": _typical((claim.skill, claim.quote) for pair in pairs for claim in _made_up(*pair)),
        "mixed_up": _mixed_up(pairs),
        "traps": [
            {"skill": claim.skill, "document": case.id, "quote": _short(claim.quote)}
            for case, answer in pairs for claim in _made_up(case, answer) if claim.skill in case.set_traps()
        ],
        "refused": [case.id for case, answer in pairs if answer.thin and not case.thin],
        "not_refused": [case.id for case, answer in pairs if case.thin and not answer.thin],
        "roles": [
            {"document": case.id, "wanted": list(case.roles), "answered": list(answer.roles[:3])}
            for case, answer in pairs if case.roles and not case.thin and not set(case.roles) & set(answer.roles[:3])
        ],
    }  # fmt: skip


def trace_curve(cases: Sequence[Case], answers: Sequence[Answer], most: int = 60) -> list[tuple[float, float]]:
    """(recall, precision) as the floor on the score falls, over all documents together, at most `most` points."""
    scored = sorted(
        ((score, skill in case.wanted()) for case, answer in zip(cases, answers, strict=True)
         for skill, score in answer.scores.items()),
        key=lambda item: -item[0],
    )  # fmt: skip
    wanted = sum(len(case.wanted()) for case in cases) or 1
    points, right = [], 0
    for claimed, (score, is_right) in enumerate(scored, 1):
        right += is_right
        if claimed == len(scored) or scored[claimed][0] < score:
            points.append((round(right / wanted, 4), round(right / claimed, 4)))
    step = max(1, -(-len(points) // most))
    return points[::-1][::step][::-1]


def _document(case: Case, answer: Answer) -> Mapping[str, Any]:
    return {
        "id": case.id, "kind": case.kind, "register": case.register,
        "f1": round(_f1(case, answer), 3), "text": case.text.strip(),
        "missed": [{"skill": label.skill, "quote": _short(label.quote)} for label in _missed(case, answer)],
        "made_up": [{"skill": claim.skill, "quote": _short(claim.quote)} for claim in _made_up(case, answer)],
    }  # fmt: skip


def _order(pair: tuple[Case, Answer]) -> tuple[float, int, str]:
    """Worst first; of equals the one with more errors."""
    case, answer = pair
    return _f1(case, answer), -len(_missed(case, answer)) - len(_made_up(case, answer)), case.id


def _f1(case: Case, answer: Answer) -> float:
    """1 where nothing was to be found and nothing was claimed."""
    wanted, claimed = set(case.wanted()), {claim.skill for claim in answer.claims}
    return 2 * len(wanted & claimed) / (len(wanted) + len(claimed)) if wanted or claimed else 1.0


def _missed(case: Case, answer: Answer) -> list[Label]:
    claimed = {claim.skill for claim in answer.claims}
    return [label for label in case.skills if scored_as(label.skill) not in claimed]


def _made_up(case: Case, answer: Answer) -> list[Claim]:
    return [claim for claim in answer.claims if claim.skill not in case.wanted()]


def _typical(found: Iterator[tuple[str, str]]) -> list[Mapping[str, Any]]:
    quotes: defaultdict[str, list[str]] = defaultdict(list)
    for skill, quote in found:
        quotes[skill].append(_short(quote))
    ranked = sorted(quotes, key=lambda skill: (-len(quotes[skill]), skill))[:TYPICAL]
    return [{"skill": skill, "count": len(quotes[skill]), "quotes": quotes[skill][:EXAMPLES]} for skill in ranked]


def _mixed_up(pairs: Sequence[tuple[Case, Answer]]) -> list[Mapping[str, Any]]:
    """Skills missed and made up on the same words."""
    counts: Counter[tuple[str, str]] = Counter()
    for case, answer in pairs:
        for label in _missed(case, answer):
            for claim in _made_up(case, answer):
                counts[label.skill, claim.skill] += _overlap(label.quote, claim.quote)
    ranked = sorted((pair for pair in counts if counts[pair]), key=lambda pair: (-counts[pair], pair))[:TYPICAL]
    return [{"wanted": wanted, "answered": answered, "count": counts[wanted, answered]} for wanted, answered in ranked]


def _overlap(quote: str, other: str) -> bool:
    quote, other = (" ".join(words.split()) for words in (quote, other))
    return bool(quote and other) and (quote in other or other in quote)


def _short(quote: str) -> str:
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[: LONGEST_QUOTE - 1].rstrip()}…"
