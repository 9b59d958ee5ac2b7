"""Walk the pages as a browser without scripts does: read the fields of a form, change some, send it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

MACHINIST = (
    "Machinist on Haas mills, four years, Toledo, second shift. I read prints and do my own offsets. "
    "No experience with robot programming. I want to learn CAM programming. Call me at 419-555-0134."
)
ABOUT = {"state": "OH", "hours_week": "8", "shift": "second"}


@dataclass(frozen=True)
class Walker:
    """A client that carries the token of the first page."""

    client: FlaskClient

    @property
    def token(self) -> str:
        """A token that holds for this client's session."""
        return str(soup(self.client.get("/")).select_one("input[name=csrf_token]")["value"])  # type: ignore[index]

    def post(self, path: str, fields: Mapping[str, object] | MultiDict[str, str]) -> TestResponse:
        """Send a form with its token."""
        data: MultiDict[str, object] = MultiDict()
        for name, value in fields.items(multi=True) if isinstance(fields, MultiDict) else fields.items():
            data.add(name, value)
        data.setlist("csrf_token", [self.token])
        return self.client.post(path, data=data, content_type="multipart/form-data")

    def tell(self, text: str = MACHINIST, **changes: object) -> TestResponse:
        """Fill in the first page."""
        return self.post("/understood", {"text": text, **ABOUT, **changes})

    def told(self, text: str = MACHINIST, **changes: object) -> str:
        """What the next pages carry in their hidden field."""
        return worker_of(self.tell(text, **changes))


def soup(answer: TestResponse) -> BeautifulSoup:
    """An answer as a tree."""
    return BeautifulSoup(answer.get_data(as_text=True), "html.parser")


def worker_of(answer: TestResponse) -> str:
    """The carried worker of a page."""
    return str(_one(soup(answer), "input[name=worker]")["value"])


def text_of(answer: TestResponse) -> str:
    """The words of the main part, with single spaces."""
    return " ".join(_one(soup(answer), "main").get_text(" ").split())


def fields_of(answer: TestResponse, form: str) -> MultiDict[str, str]:
    """The fields a browser would send for a form: hidden, ticked, chosen and typed ones."""
    fields: MultiDict[str, str] = MultiDict()
    for item in _one(soup(answer), form).select("input, select, textarea"):
        for name, value in _values(item):
            fields.add(name, value)
    return fields


def _values(item: Tag) -> Iterable[tuple[str, str]]:
    name, kind = str(item.get("name", "")), item.get("type", "text")
    if item.name == "select":
        chosen = item.select_one("option[selected]") or item.select_one("option")
        return [(name, str(chosen["value"]))] if chosen else []
    if item.name == "textarea":
        return [(name, item.text)]
    silent = kind in ("checkbox", "radio") and not item.has_attr("checked")
    return [] if silent or not name else [(name, str(item.get("value", "")))]


def _one(tree: BeautifulSoup, selector: str) -> Tag:
    found = tree.select_one(selector)
    assert found is not None, f"no {selector}"
    return found
