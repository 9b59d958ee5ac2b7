"""Imports of ads in the background: one at a time for all program leads."""

from pathways.domain.ranking import ImportJob, OpeningsImport
from pathways.use_cases.ads.import_ads import check_name, import_ads
from pathways.use_cases.openings.import_jobs import see_job, start_job
from pathways.use_cases.openings.import_openings import Finish, Progress
from pathways.use_cases.tools import Tools


def start_ads_import(tools: Tools, *, data: bytes, filename: str, collection: str, keep_good: bool) -> str:
    """Begin an import of ads; its id comes back at once. Raises BadInput (bad_collection, import_running)."""
    name = check_name(collection or filename)

    def work(tell: Progress, finish: Finish) -> None:
        import_ads(
            tools, data=data, filename=filename, collection=name, keep_good=keep_good, progress=tell, finish=finish
        )

    return start_job(tools, firm="", work=work)


def see_ads_import(tools: Tools, *, job: str) -> tuple[ImportJob, OpeningsImport | None]:
    """Where an import of ads stands, and what it did once it is done. Raises NotFound."""
    return see_job(tools, firm="", job=job)
