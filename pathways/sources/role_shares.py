"""The shares of roles in the jobs of their occupations, from data/figures/role_shares.yaml."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from pathways.domain.errors import BadFile, BadInput
from pathways.domain.role_shares import change_shares
from pathways.domain.state_gap import RoleShare

NAME = "role_shares.yaml"


def load_role_shares(folder: Path) -> tuple[RoleShare, ...]:
    """Every share in a folder of figures. Raises BadFile for one that is missing, twice or no share."""
    try:
        raw = yaml.safe_load((folder / NAME).read_text("utf-8"))["shares"]
        shares = tuple(_share(item) for item in raw)
        twice = [pair for pair, times in Counter((item.soc, item.role) for item in shares).items() if times > 1]
        if twice:
            raise ValueError(f"{twice[0]} stands there twice")
        return change_shares(shares, {(item.soc, item.role): item.share for item in shares})
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, BadInput) as error:
        message = f"{NAME} does not hold: {error}."
        raise BadFile("bad_shares", message, fix="Put it back from the release of this program.") from error


def _share(raw: Mapping[str, Any]) -> RoleShare:
    return RoleShare(str(raw["soc"]), str(raw["role"]), float(raw["share"]), str(raw["why"]))
