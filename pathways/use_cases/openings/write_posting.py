"""A corrected opening as a schema.org JobPosting, for job boards and applicant systems."""

from pathways.domain.opening import Opening
from pathways.sources.job_postings import write_job_posting
from pathways.use_cases.tools import Tools


def export_posting(tools: Tools, *, opening: Opening, text: str) -> dict[str, object]:
    """The opening as JSON-LD, ready to be written: its demands as corrected, the ad's own text as description."""
    return write_job_posting(opening, tools.catalog, text=text, posted=tools.clock())
