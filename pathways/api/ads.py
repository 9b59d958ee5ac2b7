"""Job ads of a whole market: bring them in, see how far it is, list what is there. Needs a program lead's token."""

from flask import Response
from flask_openapi3.models.tag import Tag

from pathways.api.ads_models import AdCollections, AdsImport
from pathways.api.ads_requests import AdsSent
from pathways.api.ads_shapes import collections_shape, import_shape
from pathways.api.blueprints import answer, get_tools, make_blueprint, problem_responses
from pathways.api.request_models import ThingAsked
from pathways.use_cases.ads.collections import list_collections
from pathways.use_cases.ads.import_jobs import see_ads_import, start_ads_import

TAG = Tag(name="job ads", description="Imported job ads; needs the token of a program lead.")
ads = make_blueprint("ads", TAG, token="needed")
ads_sent = make_blueprint("ads_sent", TAG, takes="file", token="needed")


@ads.get("/ads/collections", operation_id="listAdCollections", responses={200: AdCollections})
def collections() -> Response:
    """All collections of ads, by name"""
    return answer(collections_shape(list_collections(get_tools())))


@ads_sent.post("/ads/imports", operation_id="importAds", responses={202: AdsImport})
def bring(form: AdsSent) -> Response:
    """Begin an import of ads in the background

    The same ad twice is one, so the same file again changes nothing. With a row that does not hold nothing is kept,
    unless keep_good is set. Ask for the import by its id until its state is done or failed.
    """
    tools = get_tools()
    job = start_ads_import(
        tools,
        data=form.file.read(),
        filename=form.file.filename or "",
        collection=form.collection,
        keep_good=form.keep_good,
    )
    return answer(import_shape(*see_ads_import(tools, job=job)), 202)


@ads.get("/ads/imports/<id>", operation_id="getAdsImport", responses={200: AdsImport, **problem_responses(404)})
def see(path: ThingAsked) -> Response:
    """How far an import is, and what it did"""
    return answer(import_shape(*see_ads_import(get_tools(), job=path.id)))
