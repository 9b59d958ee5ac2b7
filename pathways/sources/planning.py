"""The assumptions that a plan of seats begins with, from data/figures/planning.yaml."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from pathways.domain.errors import BadFile
from pathways.domain.seat_plan import Assumption, PlanningDefaults


def load_planning(folder: Path) -> PlanningDefaults:
    """The assumptions in a folder of figures. Raises BadFile when one is missing or is no number."""
    try:
        raw = yaml.safe_load((folder / "planning.yaml").read_text("utf-8"))["assumed"]
        return PlanningDefaults(**{name: _assumption(raw[name]) for name in PlanningDefaults.__slots__})
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        message = f"planning.yaml does not hold: {error}."
        raise BadFile("bad_planning", message, fix="Put it back from the release of this program.") from error


def _assumption(raw: Mapping[str, Any]) -> Assumption:
    ends = {name: float(raw[name]) for name in ("low", "high") if name in raw}
    return Assumption(float(raw["value"]), str(raw["reason"]), **ends)
