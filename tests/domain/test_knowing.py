"""From a reading to a worker: credentials prove, titles bring a job, corrections win."""

from pathways.domain.catalog import Catalog
from pathways.domain.knowing import change_credentials, know_worker
from pathways.domain.reading import CredentialFound, Reading, TitleFound
from pathways.domain.skill import Evidence, HeldSkill
from pathways.domain.worker import Worker


def title(role: str, confidence: float, present: bool = True) -> TitleFound:
    return TitleFound(role, "51-4041.00", "Machinists", role, confidence, 1, present)


def test_the_present_job_outranks_a_surer_past_one(catalog: Catalog) -> None:
    reading = Reading("worker", titles=(title("welder-fabricator", 0.9, present=False), title("machinist", 0.7)))
    assert know_worker(reading, catalog).start_role == "machinist"


def test_a_doubtful_title_brings_no_job(catalog: Catalog) -> None:
    assert know_worker(Reading("worker", titles=(title("machinist", 0.3),)), catalog).start_role == ""


def test_a_credential_proves_skills_marked_apart_from_what_is_said(catalog: Catalog) -> None:
    said = HeldSkill("machine-safety", 3, 0.9, "quoted", (Evidence("safe"),))
    found = CredentialFound("osha-10-general", Evidence("OSHA 10", 1, 0))
    worker = know_worker(Reading("worker", held=(said,), credentials=(found,)), catalog)
    sources = {item.skill: item.source for item in worker.held}
    assert sources["machine-safety"] == "quoted"
    assert "credential" in sources.values()


def test_a_credential_taken_back_takes_back_what_it_proved(catalog: Catalog) -> None:
    with_it = change_credentials(Worker(), ("osha-10-general",), catalog)
    assert with_it.held
    assert change_credentials(with_it, (), catalog).held == ()
