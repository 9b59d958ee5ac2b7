"""What is known of a worker as a résumé file that other services read."""

from pathways.domain.worker import Worker
from pathways.sources.json_resume import write_json_resume
from pathways.use_cases.tools import Tools


def export_resume(tools: Tools, *, worker: Worker) -> dict[str, object]:
    """The worker as JSON Resume 1.0.0, ready to be written as JSON: no name, address or number is in it."""
    return write_json_resume(worker, tools.catalog)
