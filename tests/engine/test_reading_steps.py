"""The steps of reading, each on texts that nobody tuned for."""

import pytest

from pathways.engine.reading.cues import find_scopes, scope_at
from pathways.engine.reading.forms import Form, FormMatcher, contexts, longest
from pathways.engine.reading.levels import read_level
from pathways.engine.reading.redact import redact
from pathways.engine.reading.segments import cut
from pathways.engine.reading.spelling import Speller


@pytest.mark.parametrize(
    ("text", "secret", "kind"),
    [
        ("Call me at (419) 555-0142 any time", "555-0142", "phone number"),
        ("mail: jo.public+work@example.org", "jo.public", "e-mail address"),
        ("SSN 123-45-6789, available Monday", "123-45-6789", "social security number"),
        ("DOB: 04/12/1988 and US citizen", "04/12/1988", "birth date"),
        ("I live at 1482 Maple Street, Toledo", "1482 Maple", "street address"),
        ("https://www.linkedin.com/in/somebody", "somebody", "web address"),
    ],
)
def test_identifiers_are_blanked_at_equal_length(text: str, secret: str, kind: str) -> None:
    clean, removed = redact(text)
    assert secret not in clean
    assert len(clean) == len(text)
    assert kind in removed


def test_dimensions_and_part_numbers_are_no_identifiers() -> None:
    text = "Held 0.0005 on part 4471-202-8, 480 VAC, S7-1500, 316L"
    assert redact(text) == (text, ())


def test_a_word_of_a_hundred_thousand_letters_is_no_trouble() -> None:
    assert redact("x" * 100_000) == ("x" * 100_000, ())  # a backtracking pattern takes minutes here


def test_segments_know_their_section_and_their_place() -> None:
    text = "ABOUT US\nWe love welding.\n\nREQUIREMENTS\n- Read weld symbols\n- Run a brake press\n\nBENEFITS\n401(k)"
    found = cut(text, is_ad=True)
    asked = [part for part in found if not part.boilerplate]
    assert [part.text for part in asked] == ["Read weld symbols", "Run a brake press"]
    assert {part.section for part in asked} == {"must"}
    assert all(text[part.start :].startswith(part.text) for part in found)


def test_wrapped_lines_are_one_sentence_and_keep_their_offset() -> None:
    text = "Set up and run vertical mills from prints and written work\ninstructions on second shift."
    (only,) = cut(text, is_ad=False)
    assert only.text.startswith("Set up")
    assert only.text.endswith("second shift")


@pytest.mark.parametrize(
    ("text", "word", "cue"),
    [
        ("I never ran a robot in my life", "robot", "denied"),
        ("No hands-on experience with lasers yet", "lasers", "denied"),
        ("Would like to learn CAM programming", "CAM", "wished"),
        ("The electricians handle the drives", "drives", "others"),
        ("My brother is a welder", "welder", "others"),
        ("I run a lathe but never a mill", "lathe", None),
        ("Not only do I weld, I also grind", "grind", None),
    ],
)
def test_cues_govern_what_follows_them(text: str, word: str, cue: str | None) -> None:
    start = text.index(word)
    assert scope_at(find_scopes(text, is_ad=False), start, start + len(word)) == cue


def test_an_ad_does_not_ask_for_what_it_will_teach() -> None:
    text = "We will train you on robots"
    assert scope_at(find_scopes(text, is_ad=True), text.index("robots"), len(text)) == "wished"


def matcher(*forms: Form) -> FormMatcher:
    return FormMatcher(forms, Speller({"work": 1}, {w.lower() for f in forms for w in f.text.split()}))


def met(finder: FormMatcher, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in longest(finder.find(text))]


def test_forms_are_met_inflected_split_joined_misspelt_and_with_small_words_between() -> None:
    finder = matcher(Form("a", "troubleshoot motors"), Form("b", "set up mills"), Form("c", "calipers"))
    assert met(finder, "I trouble shoot motors") == ["trouble shoot motors"]
    assert met(finder, "setting up the mills") == ["setting up the mills"]
    assert met(finder, "uses a calliper") == ["calliper"]
    assert met(finder, "set the table, grind mills") == []


def test_acronyms_count_in_capitals_only_and_shared_stems_are_not_enough() -> None:
    finder = matcher(Form("a", "SAT", "acronym"), Form("b", "Plotly"))
    assert met(finder, "we sat down to plot") == []
    assert met(finder, "ran FAT and SAT") == ["SAT"]


def test_the_longer_form_wins_over_one_inside_it() -> None:
    finder = matcher(Form("a", "lathe"), Form("b", "cnc lathe programming"))
    assert met(finder, "CNC lathe programming") == ["CNC lathe programming"]


def test_contexts_are_runs_of_stems() -> None:
    assert contexts(["reading prints", ""]) == (("read", "print"),)


@pytest.mark.parametrize(
    ("text", "word", "level"),
    [
        ("Trained six operators on gauge studies", "gauge studies", 4),
        ("Helped the tech with gauge studies", "gauge studies", 2),
        ("Some exposure to robots at school", "robots", 1),
        ("Runs gauge studies", "gauge studies", 3),
        ("I check parts with calipers, and I trained two new guys", "calipers", 3),
        ("Assisted with wiring, piping and alignment", "alignment", 2),
    ],
)
def test_levels_follow_words_of_degree(text: str, word: str, level: int) -> None:
    found = read_level(text, text.index(word), text.index(word) + len(word), "worker")
    assert found.level == level
    assert found.reason
