"""Forms: what is typed is kept, what is wrong is said beside its field, and a stranger's form does nothing."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from walking import ABOUT, MACHINIST, Walker, soup, text_of, worker_of

GATES = ("/understood", "/roles", "/compare", "/route/machinist", "/route", "/keep")


@pytest.mark.parametrize("path", GATES)
def test_a_page_that_lives_from_a_form_leads_back_to_the_start(visitor: FlaskClient, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/"


def test_a_form_without_its_token_is_refused_and_the_text_is_kept(visitor: FlaskClient) -> None:
    answer = visitor.post("/understood", data={"text": MACHINIST, **ABOUT})
    assert answer.status_code == 400
    assert soup(answer).select_one("textarea").text.strip() == MACHINIST  # type: ignore[union-attr]
    assert soup(answer).select_one("input[name=hours_week]")["value"] == "8"  # type: ignore[index]


def test_nothing_can_be_deleted_or_saved_without_a_token(visitor: FlaskClient) -> None:
    assert visitor.post("/keep", data={"worker": "{}"}).status_code == 400
    assert visitor.post("/kept/any/delete").status_code == 400


@pytest.mark.parametrize(
    ("field", "value"),
    [("state", "Atlantis"), ("hours_week", "0"), ("hours_week", "ten"), ("shift", "noon"), ("pay", "lots"),
     ("travel_miles", "-1"), ("start", "tomorrow")],
)  # fmt: skip
def test_a_wrong_value_is_said_beside_its_field_and_nothing_is_lost(walker: Walker, field: str, value: str) -> None:
    answer = walker.tell(**{field: value})
    tree = soup(answer)
    assert answer.status_code == 422
    assert tree.select_one("textarea").text.strip() == MACHINIST  # type: ignore[union-attr]
    wrong = tree.select_one("[aria-invalid=true]")
    assert wrong is not None
    assert wrong["name"] == field
    assert tree.select_one(f"#{field}-problem") is not None
    assert f"{field}-problem" in str(wrong["aria-describedby"])


def test_an_empty_form_asks_for_words(walker: Walker) -> None:
    answer = walker.tell("")
    assert answer.status_code == 422
    assert "no words to read" in text_of(answer)


def test_markup_in_the_text_comes_back_as_text(walker: Walker) -> None:
    answer = walker.tell("<script>alert(1)</script>", state="Atlantis")
    assert "<script>alert" not in answer.get_data(as_text=True)


def test_an_uploaded_text_is_read_like_a_typed_one(walker: Walker) -> None:
    answer = walker.tell("", file=(BytesIO(MACHINIST.encode()), "resume.txt"))
    assert answer.status_code == 200
    assert "Machinist" in text_of(answer)


def test_a_file_that_cannot_be_read_says_so_and_keeps_the_text(walker: Walker) -> None:
    answer = walker.tell(file=(BytesIO(b"\x89PNG\r\n\x1a\n0000"), "photo.png"))
    assert answer.status_code in (415, 422)
    assert soup(answer).select_one("textarea").text.strip() == MACHINIST  # type: ignore[union-attr]


def test_a_request_that_is_too_large_gets_a_page_that_says_so(walker: Walker) -> None:
    answer = walker.tell("", file=(BytesIO(b"x" * (11 * 1024 * 1024)), "big.txt"))
    assert answer.status_code == 413
    assert "too large" in text_of(answer)


@pytest.mark.parametrize("worker", ["", "{}", "[]", "not json", '{"worker":{},"circumstances":{}}', "1" * 400_000])
def test_a_carried_worker_that_was_altered_is_refused(walker: Walker, worker: str) -> None:
    answer = walker.post("/roles", {"worker": worker})
    assert answer.status_code == 400
    assert "Start again" in text_of(answer)


def test_an_unknown_job_is_named_with_the_nearest(walker: Walker) -> None:
    answer = walker.post("/route/machinest", {"worker": walker.told()})
    assert answer.status_code == 404
    assert "machinist" in text_of(answer)


def test_comparing_nothing_says_what_to_do(walker: Walker) -> None:
    answer = walker.post("/compare", {"worker": walker.told()})
    assert answer.status_code == 422
    assert "Tick" in text_of(answer)


def test_a_wrong_method_and_a_wrong_address_get_pages_in_our_look(visitor: FlaskClient) -> None:
    for answer, status in ((visitor.put("/about"), 405), (visitor.get("/no/such/page"), 404)):
        assert answer.status_code == status
        assert soup(answer).select_one("main h1") is not None


def test_what_breaks_here_is_a_number_and_never_a_value(
    site: Flask, visitor: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    broken = site.view_functions["about.about"]
    number = "-".join(("419", "555", "0134"))
    site.view_functions["about.about"] = lambda: {}[number]
    answer = visitor.get("/about")
    site.view_functions["about.about"] = broken
    assert answer.status_code == 500
    assert number not in answer.get_data(as_text=True) + caplog.text
    assert "incident" in caplog.text


def test_the_worker_of_a_page_is_the_worker_of_the_next(walker: Walker) -> None:
    first = walker.told()
    assert worker_of(walker.post("/roles", {"worker": first})) == first
