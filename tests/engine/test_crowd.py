"""The search over people is exact, whatever is asked; an edit holds at once; searches never see half a change."""

import random
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import crowds_by_hand as by_hand
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways.domain.crowd import CrowdAnswer, CrowdRow, Filters, Need
from pathways.engine.crowd import Crowd
from pathways.engine.crowd_columns import rows_of
from pathways.engine.crowd_roll import Roll

VECTOR = np.array([0.5, 0.5, -0.5, 0.5], np.float32)
NOBODY, ANYBODY = by_hand.code({}), Filters()


def make_crowd(rows: Sequence[CrowdRow] = (), threads: int = 1, room: int = 64) -> Crowd:
    """A crowd in blocks of 64 rows, so that a few people fill several."""
    crowd = Crowd(by_hand.SKILLS, dimensions=by_hand.DIMENSIONS, threads=threads, room=room)
    crowd.apply(rows)
    return crowd


def search(
    crowd: Crowd, needs: Sequence[Need] = (), filters: Filters = ANYBODY, limit: int = 10, **others: int
) -> CrowdAnswer:
    """A search with plain values for what a test is not about."""
    return crowd.search(needs, VECTOR, filters, limit, today=by_hand.TODAY, **others)


def newest(rows: Sequence[CrowdRow]) -> list[CrowdRow]:
    """Who is there after these rows: of each person the row with the highest revision, the later of two equal ones."""
    kept: dict[str, CrowdRow] = {}
    for row in rows:
        if row.id not in kept or row.revision >= kept[row.id].revision:
            kept[row.id] = row
    return [row for row in kept.values() if not row.gone]


def same(found: CrowdAnswer, expected: CrowdAnswer) -> None:
    """Equal to the last count, totals and cosines to 1e-9."""
    assert (found.pool, found.fits) == (expected.pool, expected.fits)
    assert (found.without, found.meet) == (expected.without, expected.meet)
    assert found.lacking == expected.lacking
    assert found.better == pytest.approx(expected.better, abs=1e-9)
    same_hits(found.hits, expected.hits)
    assert [(g.lacking, g.count) for g in found.groups] == [(g.lacking, g.count) for g in expected.groups]
    for group, other in zip(found.groups, expected.groups, strict=True):
        same_hits(group.hits, other.hits)
    for key, counts in expected.options.items():
        told = found.options[key]
        assert {value: told.get(value, 0) for value in counts} == counts
        assert set(told) <= set(counts)


def same_hits(found: Sequence[object], expected: Sequence[object]) -> None:
    """The same people in the same order."""
    assert [hit.id for hit in found] == [hit.id for hit in expected]
    for value in ("total", "likeness"):
        assert [getattr(hit, value) for hit in found] == pytest.approx(
            [getattr(hit, value) for hit in expected], abs=1e-9
        )


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=st.lists(by_hand.rows(), max_size=60),
    needs=by_hand.needs(),
    vector=st.sampled_from([[0.5, 0.5, -0.5, 0.5], [1, 0, 0, 0], [0, 0, 0, 0], [-3, 0.1, 2, 0]]),
    filters=by_hand.filters(),
    limit=st.sampled_from([0, 1, 3, 10]),
    groups=st.sampled_from([0, 1, 3, 8]),
    group_limit=st.sampled_from([0, 1, 5]),
)
def test_the_answer_is_that_of_a_search_by_hand(
    rows: list[CrowdRow], needs: list[Need], vector: list[float], filters: Filters, limit: int, groups: int,
    group_limit: int,
) -> None:  # fmt: skip
    crowd = make_crowd(rows)
    asked = np.array(vector, np.float32)
    found = crowd.search(
        needs, asked, filters, limit, groups=groups, group_limit=group_limit, today=by_hand.TODAY
    )  # fmt: skip
    same(found, by_hand.answer_by_hand(newest(rows), needs, asked.tolist(), filters, limit, groups, group_limit))


@pytest.mark.parametrize(("threads", "room"), [(1, 1024), (2, 128)])
def test_a_large_crowd_of_several_blocks_loses_nobody(threads: int, room: int) -> None:
    """Blocks of 1,024 hold enough fits that the first one's last place bounds the others."""
    chance = random.Random(5)
    rows = [some_row(chance, f"p{number}") for number in range(3000)]
    crowd = make_crowd(rows, threads, room)
    for _ in range(12):
        needs, filters = (
            some_needs(chance),
            Filters(states=frozenset(chance.sample(by_hand.STATES, chance.randint(0, 2)))),
        )
        found = search(crowd, needs, filters, 40)
        same(found, by_hand.answer_by_hand(rows, needs, VECTOR.tolist(), filters, 40, 8, 5))


@pytest.mark.parametrize("asked", ["abc", "abcde", "ab"])
def test_a_whole_block_scored_at_once_gives_the_same_figures(asked: str) -> None:
    """From 16,384 rows on needs are looked up in pairs; of an odd number the last one is alone."""
    chance = random.Random(9)
    rows = [some_row(chance, f"p{number:05}") for number in range(17_000)]
    crowd = make_crowd(rows, room=65_536)
    needs = [Need(skill, 2 + n % 3, 1 / len(asked), n == 1) for n, skill in enumerate(asked)]
    found = search(crowd, needs, limit=250)
    ranked = sorted((by_hand.score(row, needs, VECTOR.tolist()) for row in rows), key=lambda hit: (-hit.total, hit.id))
    lacking = {row.id for row in rows if by_hand.lacks(row, needs)}
    assert (found.fits, found.groups[0].count) == (len(rows) - len(lacking), len(lacking))
    same_hits(found.hits, [hit for hit in ranked if hit.id not in lacking][:250])
    same_hits(found.groups[0].hits, [hit for hit in ranked if hit.id in lacking][:5])


@pytest.mark.parametrize("musts", [1, 8, 9, 12, 13, 16, 33, 64])
def test_groups_of_many_musts_are_those_counted_by_hand(musts: int) -> None:
    chance = random.Random(musts)
    skills = [f"s{number:02}" for number in range(musts)]
    rows = [
        CrowdRow(f"p{n}", 0, bytes(chance.choice([0, *[200] * chance.randint(1, 30)]) for _ in skills))
        for n in range(700)
    ]
    crowd = Crowd(skills, dimensions=4, room=128)
    crowd.apply(rows)
    found = search(crowd, [Need(skill, 2, 1 / musts, True) for skill in skills], limit=5)
    sets = Counter(tuple(skill for skill, code in zip(skills, row.codes, strict=True) if not code) for row in rows)
    assert found.fits == sets.pop((), 0)
    by_mask = {lacking: sum(1 << skills.index(skill) for skill in lacking) for lacking in sets}
    order = sorted(sets.items(), key=lambda item: (len(item[0]), -item[1], by_mask[item[0]]))
    assert [(group.lacking, group.count) for group in found.groups] == order[:8]
    assert all(len(group.hits) == min(5, group.count) for group in found.groups)
    for skill in skills:
        assert found.without[skill] == found.fits + sets[(skill,)]
        assert found.meet[skill] == 700 - sum(count for lacking, count in sets.items() if skill in lacking)
    assert found.lacking == {
        number: sum(count for lacking, count in sets.items() if len(lacking) == number) for number in map(len, sets)
    }


def test_of_more_musts_than_can_be_told_apart_the_heaviest_are() -> None:
    skills = [f"s{number:02}" for number in range(80)]
    lacking = {"all": -1, "light": 79, "heavy": 3}
    crowd = Crowd(skills, dimensions=4, room=64)
    crowd.apply(
        CrowdRow(name, 0, bytes(0 if skill == number else 200 for skill in range(80)))
        for name, number in lacking.items()
    )
    found = search(crowd, [Need(skill, 2, (90 - n) / sum(range(11, 91)), True) for n, skill in enumerate(skills)])
    assert [hit.id for hit in found.hits] == ["all"]
    assert [(group.lacking, group.count) for group in found.groups] == [(("s03",), 1)]
    assert (found.without["s03"], found.without["s79"], found.without["s00"]) == (2, 2, 1)
    assert (found.meet["s03"], found.meet["s79"], found.meet["s00"]) == (2, 2, 3)
    assert found.lacking == {0: 1, 1: 1}


def test_a_filter_that_leaves_three_people_returns_three() -> None:
    rows = [CrowdRow(f"p{n:04}", 0, NOBODY, state="OH" if n in (7, 700, 1999) else "CA") for n in range(2000)]
    found = search(make_crowd(rows), filters=Filters(states=frozenset({"OH"})))
    assert (found.pool, found.fits, [hit.id for hit in found.hits]) == (3, 3, ["p0007", "p0700", "p1999"])


def test_people_who_tie_stand_in_the_order_of_their_ids() -> None:
    names = [f"p{n:04}" for n in range(1500)]
    random.Random(1).shuffle(names)
    found = search(make_crowd([CrowdRow(name, 0, NOBODY) for name in names]), limit=300)
    assert [hit.id for hit in found.hits] == sorted(names)[:300]
    assert found.better == (0.0,) * 300


def test_words_can_lift_somebody_past_hundreds_with_more_skills() -> None:
    crowd = make_crowd([
        *(CrowdRow(f"p{n:04}", 0, by_hand.code({"a": (4, 1.0)}), bytes(4)) for n in range(900)),
        *(CrowdRow(f"q{n:04}", 0, by_hand.code({"a": (3, 1.0)}), bytes(4)) for n in range(900)),
        CrowdRow("words", 0, by_hand.code({"a": (3, 1.0)}), bytes([127, 127, 129, 127])),
    ])  # fmt: skip
    found = search(crowd, [Need("a", 4, 1.0, False)], limit=1)
    assert [hit.id for hit in found.hits] == ["p0000"]
    found = search(crowd, [Need("a", 4, 0.9, False), Need("b", 1, 0.1, False)], limit=1)
    assert [hit.id for hit in found.hits] == ["words"]
    assert found.hits[0].total == pytest.approx(0.8 * 0.9 * 0.75 + 0.2)


def test_nobody_at_all_is_an_answer() -> None:
    found = search(make_crowd(), [Need("a", 2, 1.0, True)])
    assert (found.pool, found.fits, found.hits, found.groups, found.better) == (0, 0, (), (), ())
    assert found.without == {"a": 0}
    assert found.options["demo"] == {"with": 0, "without": 0, "only": 0}


def test_a_skill_the_index_does_not_know_is_held_by_nobody() -> None:
    found = search(make_crowd([CrowdRow("p", 0, by_hand.code({"a": (4, 1.0)}))]), [Need("new", 1, 1.0, True)])
    assert (found.pool, found.fits, found.groups[0].lacking) == (1, 0, ("new",))


def test_a_row_encoded_for_another_catalogue_is_refused_and_changes_nothing() -> None:
    crowd = make_crowd([CrowdRow("p", 1, NOBODY)])
    with pytest.raises(ValueError, match="'q' holds 3 bytes, not 5"):
        crowd.apply([CrowdRow("p", 2, NOBODY, gone=True), CrowdRow("q", 2, b"\0\0\0")])
    assert (search(crowd).pool, crowd.revision) == (1, 1)


def test_an_edit_holds_on_the_very_next_search() -> None:
    crowd = make_crowd([CrowdRow("p", 1, NOBODY, state="OH"), CrowdRow("q", 2, NOBODY, state="OH")])
    ohio = Filters(states=frozenset({"OH"}))
    crowd.apply([CrowdRow("p", 3, NOBODY, state="NV", credentials=("unheard of",))])
    assert (search(crowd, filters=ohio).pool, crowd.revision) == (1, 3)
    assert search(crowd).options["state"] == {"OH": 1, "NV": 1}
    assert search(crowd).options["credential"] == {"unheard of": 1}
    crowd.apply([CrowdRow("q", 4, gone=True)])
    assert [hit.id for hit in search(crowd).hits] == ["p"]
    crowd.apply([CrowdRow("q", 5, NOBODY)])
    assert search(crowd).pool == 2


def test_a_row_that_arrives_late_brings_nobody_back() -> None:
    crowd = make_crowd([CrowdRow("p", 1, NOBODY), CrowdRow("p", 5, gone=True)])
    crowd.apply([CrowdRow("p", 4, NOBODY)])
    assert (search(crowd).pool, crowd.revision) == (0, 5)
    crowd.apply([CrowdRow("q", 9, NOBODY, state="OH")])
    crowd.apply([CrowdRow("q", 8, gone=True)])
    assert [hit.id for hit in search(crowd).hits] == ["q"]


def test_any_order_of_changes_ends_like_a_fresh_crowd() -> None:
    chance = random.Random(3)
    crowd, rows = make_crowd(), []
    for revision in range(1, 4000):
        row = replace(some_row(chance, f"p{chance.randrange(150)}"), revision=revision, gone=chance.random() < 0.2)
        rows.append(row)
        crowd.apply([row])
        if revision % 500 == 0:
            needs = some_needs(chance)
            same(
                search(crowd, needs), by_hand.answer_by_hand(newest(rows), needs, VECTOR.tolist(), Filters(), 10, 8, 5)
            )


def test_dead_rows_are_swept_and_the_living_keep_their_place_in_the_answers() -> None:
    chance = random.Random(4)
    roll = Roll(len(by_hand.SKILLS), by_hand.DIMENSIONS, room=64)
    for revision in range(5000):
        roll.apply([replace(some_row(chance, f"p{chance.randrange(150)}"), revision=revision)])
    parts = roll.look(()).parts
    living = sorted(part.block.ids[row] for part in parts for row in rows_of(part.living()).tolist())
    assert living == sorted(f"p{number}" for number in range(150))
    assert sum(part.count for part in parts) < 2 * len(living)


def test_two_blocks_that_die_in_one_change_lose_nobody() -> None:
    """The living of the first move behind the last, which is dissolved in the same change."""
    crowd = make_crowd([CrowdRow(f"a{n:02}", 1, NOBODY) for n in range(64)])
    crowd.apply([CrowdRow(f"b{n:02}", 2, NOBODY) for n in range(20)])
    crowd.apply([CrowdRow(f"{block}{n:02}", 3, gone=True) for block in "ab" for n in range(15)])
    crowd.apply([CrowdRow(f"{block}15", 4, gone=True) for block in "ab"])
    left = [f"a{n}" for n in range(16, 64)] + [f"b{n}" for n in range(16, 20)]
    assert [hit.id for hit in search(crowd, limit=100).hits] == left
    crowd.apply([CrowdRow(name, 5, NOBODY, state="OH") for name in left])
    assert search(crowd).options["state"] == {"OH": 52}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=by_hand.strokes(200), seed=st.integers(0, 9), needs=by_hand.needs())
def test_many_small_blocks_that_live_and_die_together_lose_nobody(
    changes: list[tuple[by_hand.Stroke, ...]], seed: int, needs: list[Need]
) -> None:
    chance = random.Random(seed)
    rows = [some_row(chance, f"p{number:03}") for number in range(200)]
    crowd = make_crowd(rows)
    for revision, change in enumerate(changes, start=1):
        more = [
            replace(chance.choice(rows[:200]), id=f"p{number:03}", revision=revision, gone=what == "gone")
            for what, first, many, step in change
            for number in range(first, min(first + many * step, 250), step)
        ]
        crowd.apply(more)
        rows += more
        found = search(crowd, needs, limit=250)
        assert found.pool == len(newest(rows))
    same(found, by_hand.answer_by_hand(newest(rows), needs, VECTOR.tolist(), Filters(), 250, 8, 5))


def test_searches_see_whole_changes_while_rows_are_written() -> None:
    """Everybody moves state and skill in one change; half of it in an answer would break both counts."""
    names = [f"p{number:03}" for number in range(400)]
    crowd = make_crowd(threads=2)
    crowd.apply(moved(names, 0))
    done, wrong = threading.Event(), []

    def look() -> None:
        while not done.is_set():
            needs = [Need("a", 1, 1.0, True)]
            found = search(crowd, needs, Filters(excluded=frozenset(names[:5])), limit=500)
            states = dict(found.options["state"])
            if (found.pool, found.fits in (0, 395), len(found.hits)) != (395, True, found.fits):
                wrong.append((found.pool, found.fits, len(found.hits)))
            if found.fits and states not in ({"OH": 395}, {"CA": 395}):
                wrong.append(states)
            if {hit.id for hit in found.hits} & set(names[:5]):
                wrong.append("somebody excluded was shown")

    readers = [threading.Thread(target=look) for _ in range(3)]
    for reader in readers:
        reader.start()
    for revision in range(1, 150):
        crowd.apply(moved(names, revision))
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def moved(names: Sequence[str], revision: int) -> list[CrowdRow]:
    """Everybody as of a revision: by turns in Ohio or California, by turns with a skill or without."""
    state, codes = ("OH", "CA")[revision // 2 % 2], by_hand.code({"a": (2, 1.0)} if revision % 2 else {})
    return [CrowdRow(name, revision, codes, bytes(4), state) for name in names]


def some_row(chance: random.Random, name: str) -> CrowdRow:
    """Somebody at random."""
    held = {s: (chance.randint(1, 4), chance.choice([0.6, 0.8, 1.0])) for s in by_hand.SKILLS if chance.random() < 0.7}
    vector = np.array([chance.randint(-40, 40) for _ in range(by_hand.DIMENSIONS)], np.int8).tobytes()
    return CrowdRow(name, 0, by_hand.code(held), vector, chance.choice(by_hand.STATES), demo=chance.random() < 0.1)


def some_needs(chance: random.Random) -> list[Need]:
    """Three needs, up to two of them musts."""
    skills = chance.sample(by_hand.SKILLS, 3)
    return [Need(skill, chance.randint(1, 4), 1 / 3, n < chance.randint(0, 2)) for n, skill in enumerate(skills)]
