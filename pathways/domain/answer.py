"""An answer that somebody asked to keep, so that they can come back to it with a link."""

import datetime
from dataclasses import dataclass

from pathways.domain.worker import Circumstances, Worker


@dataclass(frozen=True, slots=True)
class KeptText:
    """A kept answer as it lies in the store: its text, the day it was kept and the first day it is gone."""

    payload: str
    created: datetime.date
    expires: datetime.date


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A kept answer opened again. goal is the role it was about ('' none); on the day expires it is gone."""

    worker: Worker
    circumstances: Circumstances
    goal: str
    created: datetime.date
    expires: datetime.date
