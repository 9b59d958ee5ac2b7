"""An employer, a worker and a program for each of them, on a database of their own."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from flask_openapi3.openapi import OpenAPI
from people_world import GAUGES, LADDER, PRINTS, Somebody, found_firm, keep_profile, let_in, make_profile, on
from werkzeug.test import TestResponse

from pathways.app import create_app
from pathways.domain.contact import Viewer
from pathways.domain.profile import Profile
from pathways.settings import Settings
from pathways.store.database import Store
from pathways.use_cases.tools import Tools

AD = (
    "Machinist, second shift. Toledo, OH. $28 - $34 per hour\n"
    "Requirements\n"
    "- Must read blueprints with GD&T on your own\n"
    "- Measure parts with micrometers and calipers\n"
    "- BS in engineering preferred\n"
    "We are a family and offer great benefits."
)
PEOPLE = {"Ada Lovelace": {PRINTS: 3, GAUGES: 3}, "Grace Hopper": {PRINTS: 2, GAUGES: 3}, "Mary Shelley": {LADDER: 3}}
"""Invented people, by what they can do."""


@dataclass(frozen=True)
class Market:
    """The service with some people in it. rosa is real and can be found; boss may see her, newcomer not yet."""

    app: OpenAPI
    tools: Tools
    firm: Viewer
    boss: Somebody
    newcomer: Somebody
    worker: Somebody
    rosa: Profile
    shy: Somebody

    @property
    def client(self) -> FlaskClient:
        """A program without cookies."""
        return self.app.test_client(use_cookies=False)

    def call(self, method: str, path: str, who: Somebody | None = None, **given: Any) -> TestResponse:
        """One request under /api/v1, with the token of somebody or of nobody."""
        headers = {**given.pop("headers", {}), **({"Authorization": f"Bearer {who.program}"} if who else {})}
        return self.client.open(f"/api/v1{path}", method=method, headers=headers, **given)

    def get(self, path: str, who: Somebody | None = None) -> Any:
        """The object an address answers."""
        return read(self.call("GET", path, who), 200)

    def post(self, path: str, body: Any, who: Somebody | None = None, status: int = 200, **given: Any) -> Any:
        """The object that comes back for a body."""
        return read(self.call("POST", path, who, json=body, **given), status)


def open_market(tools: Tools, folder: Path) -> Market:
    """A market of its own in a folder."""
    store = Store(f"sqlite:///{folder / 'market.db'}")
    store.migrate()
    own = on(tools, store)
    app = create_app(Settings(home=folder, secret_key="only for tests"), own)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    firm = found_firm(own, "Acme Tool")
    found_firm(own, "New Works", "pending")
    for name, held in PEOPLE.items():
        keep_profile(own, make_profile(name, held, demo=True))
    worker = let_in(own, "rosa@example.org", "worker")
    rosa = make_profile("Rosa Parks", {PRINTS: 4, GAUGES: 3, LADDER: 2}, quote="I read prints for Rosa's own jigs")
    return Market(
        app=app,
        tools=own,
        firm=firm,
        boss=let_in(own, "boss@acme.example", "employer", "Acme Tool"),
        newcomer=let_in(own, "new@works.example", "employer", "New Works"),
        worker=worker,
        rosa=keep_profile(
            own, replace(rosa, contact=replace(rosa.contact, email="rosa@example.org")), worker.account.id
        ),
        shy=let_in(own, "shy@example.org", "worker"),
    )


def read(response: TestResponse, status: int) -> Any:
    """The object of an answer that has this status."""
    assert response.status_code == status, response.get_data(as_text=True)
    return response.get_json()
