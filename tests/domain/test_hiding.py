"""Names are taken out of somebody's words however they are spelt, and nothing else is touched."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.domain.hiding import HIDDEN, make_hider
from pathways.domain.profile import firm_key

CASES = (
    ("Ana Lima", "ANA set it up; Lima's fixture; analysis, limabean", f"{HIDDEN} set it up; {HIDDEN}'s fixture; "
     "analysis, limabean"),
    ("Smith, John", "John and SMITH", f"{HIDDEN} and {HIDDEN}"),
    ("J. R. Smith", "J. R. Smith, J.R.Smith and Smith", f"{HIDDEN}, {HIDDEN} and {HIDDEN}"),
    ("José Núñez", "Jose\u0301 Nun\u0303ez, JOSE NUNEZ", f"{HIDDEN}, {HIDDEN}"),
    ("Anne-Marie O'Neill", "Anne or Marie or ONeill or O’Neill", " or ".join([HIDDEN] * 4)),
    ("Maria de la Cruz", "la planta de la Cruz", f"la planta de la {HIDDEN}"),
    ("Robert (Bob) Doe", "bob_doe; robert.doe", f"{HIDDEN}_{HIDDEN}; {HIDDEN}.{HIDDEN}"),
    ("Quinnell Fox", "quinnellfox", HIDDEN),
    ("Cam Mill", "CAM on the mill, mills", f"{HIDDEN} on the {HIDDEN}, mills"),
    ("王伟", "我叫王伟在工厂", f"我叫{HIDDEN}在工厂"),
    ("ＡＮＡ", "Ana", HIDDEN),
    ("X", "X-ray of axle X", "X-ray of axle X"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "text", "shown"), CASES)
def test_a_name_is_found_in_every_spelling(name: str, text: str, shown: str) -> None:
    assert make_hider([name], [])(text) == shown


@pytest.mark.parametrize("name", ["", " ", ".*", "(", "[a-z]+", "\\b", "a{99999}", "(?i)x", "|", "^$", "x" * 5_000])
def test_a_name_of_odd_signs_is_no_pattern(name: str) -> None:
    text = "I set up lathes (2 axes) and mills | 5 axes."
    assert make_hider([name], [name])(text) == text


def test_a_phrase_goes_as_a_whole_whatever_stands_between_its_words() -> None:
    hide = make_hider([], ["acme tool", "740-555-0177", "ana.lima@example.org"])
    assert hide("At ACME-TOOL, Inc. and AcmeTool") == f"At {HIDDEN}, Inc. and {HIDDEN}"
    assert hide("Acme and tool, a tool of acme") == "Acme and tool, a tool of acme"
    assert hide("(740) 555 0177 or ana.lima@example.org") == f"({HIDDEN} or {HIDDEN}"


WORDS = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Mn", "Nd")), min_size=2, max_size=12)


def plain(text: str) -> str:
    """A text without capitals and accents."""
    folded = "".join(unicodedata.normalize("NFKD", char.casefold()) for char in text)
    return "".join(char for char in folded if not unicodedata.combining(char))


@given(st.lists(WORDS, min_size=1, max_size=3), WORDS, st.sampled_from((" ", ", ", " (", "/")))
def test_no_word_of_a_name_stays_and_the_text_around_it_does(name: list[str], other: str, gap: str) -> None:
    text = f"start{gap}{gap.join(name)}{gap}end {other}"
    shown = make_hider([" ".join(name).title()], [])(text)
    left = set(re.findall(r"[^\W_]+", plain(shown)))
    told = [word for word in re.findall(r"[^\W_]+", plain(" ".join(name).title())) if len(word) > 1]
    assert not left & {word for word in told if word not in ("start", "end")} or any(w in plain(other) for w in told)
    assert shown.startswith("start") or "start" in plain(" ".join(name))


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=3))
def test_hiding_never_fails_and_never_adds_words(text: str, names: list[str]) -> None:
    shown = make_hider(names, names)(text)
    assert set(re.findall(r"[^\W_]+", plain(shown))) <= set(re.findall(r"[^\W_]+", plain(text))) or HIDDEN in shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Tool, Inc.", "ACME TOOL INC"),
        ("Café Tool", "Cafe\u0301 Tool"),
        ("ＡＣＭＥ Tool", "acme tool"),
        ("Straße GmbH", "STRASSE gmbh"),
        ("Ma & Pa Co", "ma  &  pa company"),
        ("Company", "company"),
    ],
)
def test_a_firm_cannot_get_round_a_block_by_its_spelling(one: str, other: str) -> None:
    assert firm_key(one) == firm_key(other) != ""
