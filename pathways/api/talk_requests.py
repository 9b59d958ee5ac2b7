"""What programs send about people: notes, requests to get in touch, answers to them, and badges to check."""

from typing import Annotated, Any, Literal

from pydantic import Field

from pathways.api.opening_requests import documented, examples
from pathways.api.request_models import Given, Id
from pathways.domain.contact import Share
from pathways.use_cases.openings.shortlist import LONGEST_NOTE
from pathways.use_cases.profiles.contacts import LONGEST_MESSAGE

LONGEST_BADGE = 300_000
EXAMPLE_BADGE = {
    "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": {"id": "https://college.example/issuer", "type": ["Profile"], "name": "Example College"},
    "validFrom": "2026-01-01T00:00:00Z",
    "credentialSubject": {
        "type": ["AchievementSubject"],
        "achievement": {
            "id": "https://college.example/achievements/robotics-1",
            "type": ["Achievement"],
            "name": "Robotics 1",
            "description": "Runs a robot cell.",
            "criteria": {"narrative": "Ran a robot cell."},
        },
    },
    "proof": {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-01-01T00:00:00Z",
        "verificationMethod": "https://college.example/issuer#z6MkehRgf7yJbgaGfYsdoAsKdBPE3dj2CYhowQdcjqSJgvVd",
        "proofPurpose": "assertionMethod",
        "proofValue": "z2tWK63K4zrvKs1ZoRR66WFVhd4caD84jpCrNWmByk193tPRW1MpSp7ETwoWJNUvmu5NfZ7LL2piyfVmU1nKgqA2X",
    },
}
"""Made up, by an issuer nobody pinned."""


class NoteGiven(Given):
    """A note of the employer's own."""

    note: str = Field(default="", max_length=LONGEST_NOTE, description="No worker reads it.")


class ContactAsked(Given):
    """A request to get in touch."""

    model_config = examples(
        plain={"worker": "9f2c41d07be34a6a8c11d0f2", "message": "Third shift in Dayton, $38 an hour. May we talk?"}
    )

    worker: Id = Field(description="Id of the worker, as a ranking tells it.")
    message: str = Field(
        description="What the job is and why you ask.", json_schema_extra=documented(maxLength=LONGEST_MESSAGE)
    )


class AnswerGiven(Given):
    """A worker's answer to a request."""

    model_config = examples(yes={"answer": "yes", "shares": ["name", "email"]}, no={"answer": "no"})

    answer: Literal["yes", "no", "withdraw"] = Field(description="withdraw: take a yes back.")
    shares: list[Share] = Field(default=[], max_length=3, description="What a yes hands over.")


class BadgeSent(Given):
    """A badge to check."""

    model_config = examples(unknown={"badge": EXAMPLE_BADGE})

    badge: dict[str, Any] | Annotated[str, Field(max_length=LONGEST_BADGE)] = Field(
        description="An Open Badges 3.0 credential: the JSON document, or a VC-JWT as text."
    )
