"""What programs send about job ads."""

from flask_openapi3.models.file import FileStorage
from pydantic import Field

from pathways.api.request_models import Asked
from pathways.use_cases.ads.import_ads import LONGEST_NAME


class AdsSent(Asked):
    """A file of job ads."""

    file: FileStorage = Field(
        description="CSV, JSON Lines (our fields or USA Staffing announcements) or JSON-LD of schema.org/JobPosting."
    )
    collection: str = Field(
        default="", max_length=LONGEST_NAME, description="Name to keep them under; else the file's name."
    )
    keep_good: bool = Field(default=False, description="If some rows do not hold, keep the others.")
