"""Mentions in one segment: which are met is told by small texts elsewhere; here that long lines are no trouble."""

import sys
from types import FrameType
from typing import Any

from pathways.domain.catalog import Catalog
from pathways.engine.reading import mentions
from pathways.engine.reading.forms import FormMatcher
from pathways.engine.reading.mentions import find_mentions, skill_forms
from pathways.engine.reading.pieces import Cut
from pathways.engine.reading.segments import Segment

WORDS = "must read electrical schematics and troubleshoot ladder logic "


def one_line(text: str) -> list[Cut]:
    """A text that is one segment."""
    return [Cut(Segment(text, 0, 1, "must"), (), ())]


def steps(matcher: FormMatcher, times: int) -> int:
    """How many steps of the interpreter the module takes for a line that says the same so many times."""
    cuts, taken = one_line(WORDS * times), 0

    def count(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal taken
        if frame.f_code.co_filename == mentions.__file__ or frame.f_code.co_name in ("__eq__", "longest", "<genexpr>"):
            frame.f_trace_opcodes = True
            taken += event == "opcode"
            return count
        return None

    before = sys.gettrace()
    sys.settrace(count)
    try:
        find_mentions(matcher, cuts)
    finally:
        sys.settrace(before)
    return taken


def test_a_line_twice_as_long_is_twice_the_work(catalog: Catalog) -> None:
    matcher = FormMatcher(skill_forms(catalog))
    assert steps(matcher, 80) < 2.2 * steps(matcher, 40)


def test_the_same_said_many_times_is_met_as_often(catalog: Catalog) -> None:
    matcher = FormMatcher(skill_forms(catalog))
    once = find_mentions(matcher, one_line(WORDS))
    often = find_mentions(matcher, one_line(WORDS * 7))
    assert once
    assert [(found.skill, found.contested, found.held) for found in often] == 7 * [
        (found.skill, found.contested, found.held) for found in once
    ]
