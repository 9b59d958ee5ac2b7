"""What program leads do with job ads: bring them in, see what is there, delete a collection."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadFile, BadInput
from pathways.pages.desk import get_tools
from pathways.pages.forms import make_problem
from pathways.pages.views_ads import AdsImportPage, AdsPage
from pathways.use_cases.ads.collections import delete_collection, find_collection, list_collections
from pathways.use_cases.ads.import_jobs import see_ads_import, start_ads_import

bp = Blueprint("ads", __name__, url_prefix="/program/ads")


@bp.get("")
def listed() -> str:
    """All collections, and the form to bring more."""
    return render_template("program/ads.html", page=AdsPage(list_collections(get_tools())))


@bp.post("")
def bring() -> ResponseReturnValue:
    """Many ads from one file, in the background."""
    tools, form, file = get_tools(), request.form, request.files.get("file")
    named = form.get("collection", "")
    try:
        if file is None or not file.filename:
            fix = "Choose a CSV, JSON Lines or JSON file."
            raise BadFile("no_file", "No file was chosen.", field="file", fix=fix)
        job = start_ads_import(
            tools, data=file.read(), filename=file.filename, collection=named, keep_good="keep_good" in form
        )
    except (BadFile, BadInput) as error:
        page = AdsPage(list_collections(tools), named, make_problem(error))
        return render_template("program/ads.html", page=page), 422
    return redirect(url_for("ads.imported", job=job), 303)


@bp.get("/import/<job>")
def imported(job: str) -> str:
    """How far an import is, and what it did."""
    found, report = see_ads_import(get_tools(), job=job)
    return render_template("program/ads_import.html", page=AdsImportPage(found, report))


@bp.get("/delete/<path:collection>")
def ask_delete(collection: str) -> str:
    """Ask once before deleting a collection."""
    page = find_collection(get_tools(), collection=collection)
    return render_template("program/ads_delete.html", page=page)


@bp.post("/delete/<path:collection>")
def delete(collection: str) -> ResponseReturnValue:
    """Delete a collection with its ads, for good."""
    delete_collection(get_tools(), collection=collection)
    return redirect(url_for("ads.listed"), 303)
