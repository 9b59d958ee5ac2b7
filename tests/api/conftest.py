"""The application on real Tools, and one worker's words that many tests send."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_openapi3.openapi import OpenAPI

from pathways.app import create_app
from pathways.settings import Settings
from pathways.use_cases.tools import Tools

WORDS = (
    "CNC machinist, four years on Haas mills, Toledo, second shift. I read prints and do my own offsets.\n"
    "I hold a NIMS Level I credential. I want to learn robot programming."
)
CIRCUMSTANCES = {"state": "ohio", "hours_week": 8, "shift": "second", "pay": 24.5, "pay_unit": "hour"}


@pytest.fixture(scope="session")
def app(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> OpenAPI:
    """The whole service."""
    made = create_app(Settings(home=tmp_path_factory.mktemp("home"), secret_key="only for tests"), tools)
    made.config["PROPAGATE_EXCEPTIONS"] = False
    return made


@pytest.fixture
def client(app: OpenAPI) -> FlaskClient:
    """A program without cookies."""
    return app.test_client(use_cookies=False)


@pytest.fixture
def told() -> dict[str, Any]:
    """A worker's words and circumstances, as a program sends them."""
    return {"text": WORDS, "circumstances": dict(CIRCUMSTANCES)}
