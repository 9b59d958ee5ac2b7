"""The application on real Tools, and somebody who walks through it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from walking import Walker

from pathways.app import create_app
from pathways.settings import Settings
from pathways.use_cases.tools import Tools


@pytest.fixture(scope="session")
def site(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The whole service."""
    made = create_app(Settings(home=tmp_path_factory.mktemp("site"), secret_key="only for tests"), tools)
    made.config["PROPAGATE_EXCEPTIONS"] = False
    return made


@pytest.fixture
def visitor(site: Flask) -> FlaskClient:
    """A browser with its cookies."""
    return site.test_client()


@pytest.fixture
def walker(visitor: FlaskClient) -> Walker:
    """A browser that fills in forms."""
    return Walker(visitor)
