"""Pictures: where things stand follows the figures, and nothing is drawn outside the frame."""

from walking import Walker, soup

from pathways.domain.gap import Readiness
from pathways.domain.route import FrontierPoint
from pathways.pages.pictures import draw_band, draw_frontier


def test_a_readiness_bar_ends_where_its_figures_say() -> None:
    band = draw_band(Readiness(0.5, 0.2, 0.6))
    assert (band.sure.width, band.doubt.x, band.doubt.width, band.value) == ("20.00%", "20.00%", "40.00%", "50.00%")


def test_more_readiness_is_drawn_higher_and_more_hours_further_right() -> None:
    low, high = draw_frontier([FrontierPoint(0, 0.2, ()), FrontierPoint(100, 0.9, ("a",))]).dots
    assert high.y < low.y
    assert float(high.x.rstrip("%")) > float(low.x.rstrip("%"))


def test_every_picture_has_a_name_and_stays_inside_its_frame(walker: Walker) -> None:
    tree = soup(walker.post("/route/automation-technologist", {"worker": walker.told()}))
    pictures = tree.select("svg[role=img]")
    assert len(pictures) >= 6
    assert [picture for picture in pictures if not picture.get("aria-label") or picture.title is None] == []
    for rect in tree.select("svg[role=img] rect"):
        start, width = (float(str(rect.get(name, "0")).rstrip("%")) for name in ("x", "width"))
        assert 0 <= start <= 100
        assert start + width <= 100.01
