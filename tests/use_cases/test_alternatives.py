"""What the alternatives to a route say."""

from dataclasses import replace

import pytest
from builders import held

from pathways.domain.plan import Alternative
from pathways.domain.route import Route
from pathways.domain.worker import Worker
from pathways.use_cases.alternatives import find_alternatives
from pathways.use_cases.tools import Tools

FITTER = Worker(held({"mechanical-drives": 3, "electrical-measurement": 3}), start_role="maintenance-technician")
NEED = Route("cnc-programmer", "need", (), 200, 0.3, 0.81, True, (), True, "")


def alternatives(tools: Tools, whole_after: float, whole_hours: int = 640) -> dict[str, Alternative]:
    """By kind, what else there is when the whole certificate lifts readiness as far as this."""
    whole = replace(NEED, mode="whole", hours=whole_hours, after=whole_after)
    found = find_alternatives(tools, FITTER, tools.catalog.roles["cnc-programmer"], NEED, whole)
    return {item.kind: item for item in found}


def test_a_certificate_that_lifts_readiness_says_by_how_much(tools: Tools) -> None:
    detail = alternatives(tools, 0.95)["whole"].detail
    assert detail == "640 hours instead of 200: readiness 95% instead of 81%, and the certificate to show."


@pytest.mark.parametrize(
    ("after", "figures"),
    [(0.81, "readiness 81% either way"), (0.813, "readiness 81% either way"), (0.78, "readiness 78% instead of 81%")],
)
def test_a_certificate_that_lifts_nothing_is_said_to_bring_nobody_nearer(
    tools: Tools, after: float, figures: str
) -> None:
    detail = alternatives(tools, after)["whole"].detail
    assert f"no nearer to this job ({figures}), but the certificate to show" in detail


def test_a_certificate_of_no_more_hours_is_no_alternative(tools: Tools) -> None:
    assert "whole" not in alternatives(tools, 0.9, whole_hours=200)


def test_titles_inside_sentences_keep_letters_that_stand_for_words(tools: Tools) -> None:
    found = alternatives(tools, 0.9)
    assert "Stay an industrial maintenance technician" in found["stay"].title
    assert "for CNC programmer" in found["stay"].detail
    assert "for CNC programmer" in found["other_role"].detail
