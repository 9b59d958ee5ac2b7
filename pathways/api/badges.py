"""Badges, checked for anybody: nothing that is sent is kept."""

import json

from flask import Response
from flask_openapi3.models.tag import Tag

from pathways.api.blueprints import answer, get_tools, make_blueprint
from pathways.api.talk_models import BadgeChecked
from pathways.api.talk_requests import BadgeSent
from pathways.api.talk_shapes import badge_shape
from pathways.use_cases.profiles.badges import check_now

badges = make_blueprint("badges", Tag(name="badges", description="Open Badges 3.0."), takes="json")


@badges.post("/badges/checks", operation_id="checkBadge", responses={200: BadgeChecked})
def check(body: BadgeSent) -> Response:
    """Check a badge: whether a pinned issuer signed it, it is unchanged and in force, and why

    Open Badges 3.0 as JSON-LD with an eddsa-rdfc-2022 proof, or as a VC-JWT. Nothing is fetched and nothing is kept.
    """
    tools = get_tools()
    text = body.badge if isinstance(body.badge, str) else json.dumps(body.badge, ensure_ascii=False)
    return answer(badge_shape(check_now(tools, text.encode()), tools.catalog))
