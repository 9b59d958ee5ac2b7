"""On real announcements the queue holds things of the trades, and nothing of the employer, the law or the form."""

import gzip
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pathways.domain.ad_phrases import AdLeft
from pathways.engine.drift_groups import Grouper
from pathways.engine.reading.ads import read_ad
from pathways.sources.usa_staffing import read_announcement
from pathways.use_cases.tools import Tools

pytestmark = pytest.mark.releases
FILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "usajobs" / "assessments_manufacturing.jsonl.gz"
ADS, TOP = 160, 40
IDLE = re.compile(
    r"\b(?:equal|opportunit\w+|eeo|veterans?|résumés?|resumes?|applicants?|applications?|vacancy|announcements?|"
    r"transcripts?|benefits?|insurance|holidays?|salary|clearance|citizen\w*|questionnaire|specialized|experience|"
    r"months?|years?|grade|degree|discriminat\w+|disabilit\w+|leave|union|accommodations?|telework)\b"
)


def test_the_head_of_the_queue_holds_no_text_of_the_form_the_employer_or_the_law(
    tools: Tools, require: Callable[[object, str], None]
) -> None:
    require(FILE.exists(), "the announcements are not there")
    instruments = tools.atlas.instruments
    ads = []
    for line in gzip.decompress(FILE.read_bytes()).decode().splitlines()[::17][:ADS]:
        found = read_announcement(json.loads(line))
        if found["text"]:
            read = read_ad(instruments, f"{found['title']}\n\n{found['text']}", places=tools.catalog.places)
            words = hashlib.sha256(found["text"].encode()).hexdigest()
            ads.append(AdLeft(found["reference"], words, "", "", found["title"], read.left))
    grouper = Grouper(instruments.encoder, instruments.space, instruments.speller.common)
    groups = grouper.group(lambda: ads, least=3)[:TOP]
    assert len(groups) == TOP
    told = [phrase for group in groups for phrase in group.phrases]
    assert [phrase for phrase in told if IDLE.search(phrase)] == []
    assert {"valves", "pumps"} & set(told)
