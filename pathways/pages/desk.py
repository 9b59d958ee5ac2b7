"""What every page reaches for: the Tools that create_app opened, and the way back to the first page."""

from typing import cast

from flask import Response, current_app, redirect, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.catalog import Catalog
from pathways.use_cases.tools import Tools

TOOLS = "pathways.tools"
"""Key of the Tools in app.extensions."""


def get_tools() -> Tools:
    """The Tools of the running application."""
    return cast(Tools, current_app.extensions[TOOLS])


def get_catalog() -> Catalog:
    """The catalogue of the running application."""
    return get_tools().catalog


def download(text: str | bytes, kind: str, name: str) -> Response:
    """A file to keep."""
    answer = current_app.response_class(text, mimetype=kind)
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def back_to_start(**_ids: str) -> ResponseReturnValue:
    """Pages that live from what a form carries cannot be opened by address alone: begin at the beginning."""
    return redirect(url_for("worker.start"), 303)
