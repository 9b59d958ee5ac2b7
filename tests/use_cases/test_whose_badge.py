"""A badge proves something for the person it was given to, and for nobody else who has its file."""

import json
from collections.abc import Iterator

import pytest
from badge_cases import AWARD, ISSUER, SECRET, issued
from people_world import PRINTS, Somebody, keep_profile, let_in, make_profile, on

from pathways.domain.badge import CERTIFICATE, Award, Recipient
from pathways.domain.profile import Verified
from pathways.sources.badge_issue import issue_badge
from pathways.sources.badge_keys import public_multibase
from pathways.store.badges import list_badge_holders
from pathways.store.database import Store
from pathways.use_cases.badges.issue import give_badge
from pathways.use_cases.badges.issuers import pin, unpin
from pathways.use_cases.profiles.badges import bring_badge, check_badges
from pathways.use_cases.profiles.leave import delete_profile
from pathways.use_cases.profiles.my_profile import get_my_profile
from pathways.use_cases.tools import Tools
