"""Who looks for people: the firm of whoever is signed in, or nobody in particular."""

from pathways.domain.contact import Viewer, viewer_of
from pathways.pages.guards import current


def get_viewer() -> Viewer:
    """The firm that asks; a visitor, a worker or an unfinished session asks as nobody, and sees invented people."""
    return viewer_of(current())
