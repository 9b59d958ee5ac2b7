"""What is somebody else's, wished for, lapsed or pasted counts for nothing; Spanish and misspelt words do count."""

import pytest

from pathways.domain.catalog import Catalog
from pathways.engine.reading.credentials import credential_forms, find_credentials
from pathways.engine.reading.cues import find_scopes, is_taken_back, scope_at
from pathways.engine.reading.degrees import find_degrees
from pathways.engine.reading.forms import FormMatcher
from pathways.engine.reading.misspelling import misspell
from pathways.engine.reading.pasted import is_no_account
from pathways.engine.reading.pieces import cut_pieces
from pathways.engine.reading.segments import cut
from pathways.engine.reading.spanish import gloss, is_spanish


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I hand the drives to the PLC guys", "drives"),
        ("Our engineers program the robots", "robots"),
        ("Stress analysis is the engineers' job", "Stress"),
        ("The plant runs collaborative robots", "robots"),
        ("Los variadores los ve el electricista", "variadores"),
        ("No CAM, but I read prints", "CAM"),
    ],
)
def test_what_others_do_and_what_is_denied_is_under_a_cue(text: str, word: str) -> None:
    start = text.index(word)
    assert scope_at(find_scopes(text, is_ad=False), start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I work as a molding technician and set pressures", "pressures"),
        ("No CAM, but I read prints", "prints"),
        ("Ran four presses with no scrap", "presses"),
        ("Maintenance tech, fix pumps and do PMs", "pumps"),
    ],
)
def test_a_person_s_own_work_is_under_no_cue(text: str, word: str) -> None:
    start = text.index(word)
    assert scope_at(find_scopes(text, is_ad=False), start, start + len(word)) is None


def test_a_sentence_that_only_names_a_topic_is_taken_back_by_the_next() -> None:
    assert is_taken_back("PLCs", "That's the controls guys")
    assert not is_taken_back("I weld pipe", "Never late")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A.A.S. Mechanical Engineering Technology 2017", {"associate-engineering-technology"}),
        ("B.S. in mechanical engineering", {"bachelor-engineering"}),
        ("AS or BS in electromechanical engineering technology",
         {"associate-engineering-technology", "bachelor-engineering-technology"}),
        ("Bachelor of Arts, music", set()),
        ("Associate degree in a technical field", set()),
    ],
)  # fmt: skip
def test_degrees_are_met_as_people_write_them(text: str, found: set[str]) -> None:
    assert {degree for degree, _, _ in find_degrees(text)} == found


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("OSHA 30, CMRP in progress", {"osha-30-general"}),
        ("AWS certified welder (expired)", set()),
        ("Working toward my CMRP certification", set()),
        ("A.A.S. in Mechatronics, expected 2027", set()),
        ("A.A.S. in Mechatronics, 2015", {"associate-engineering-technology"}),
    ],
)
def test_credentials_under_way_or_lapsed_are_not_held(catalog: Catalog, text: str, held: set[str]) -> None:
    matcher = FormMatcher(credential_forms(catalog))
    found = find_credentials(matcher, cut_pieces(cut(text, False), False), text)
    assert {item.credential for item in found} == held


def test_a_gloss_knows_where_its_words_stand() -> None:
    text = "Reviso las piezas con micrómetro y leo planos"
    assert is_spanish(text)
    english = gloss(text)
    start = english.text.index("micrometer")
    first, last = english.place(start, start + len("micrometer"))
    assert text[first:last] == "micrómetro"
    assert not is_spanish("I check parts with a micrometer and read prints")


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("We are hiring a welder! You will read prints. Apply now. EOE", True),
        ("PLC robot PLC HMI PLC robot welding PLC HMI CNC CNC", True),
        ("I weld pipe; we are hiring a second shift, and you will find me there", False),
        ("Welder, ten years, MIG and TIG on stainless", False),
    ],
)
def test_a_pasted_ad_and_a_heap_of_terms_tell_of_nobody(text: str, nobody: bool) -> None:
    assert is_no_account(text) is nobody


def test_a_misspelt_double_keeps_its_quotes() -> None:
    text = "I measure bearings with micrometers and change gearboxes every week"
    spoilt, become = misspell(text, ["change gearboxes"], seed=3)
    assert spoilt != text.lower()
    assert become["change gearboxes"] in spoilt
    assert misspell(text, [], seed=3)[0] == spoilt
