"""Ads that ask, in different sentences, for something that no skill explains, between text that asks for nothing."""

import csv
import io

from pathways.sources.opening_files import read_openings
from pathways.use_cases.ads.import_ads import keep_ads, read_ads
from pathways.use_cases.drift.count_drift import count_drift
from pathways.use_cases.drift.recount import tell_nobody
from pathways.use_cases.tools import Tools

PHRASE = "ultrasonic degassing"
"""What the ads ask for; the catalogue has no word for it."""
COPIED = "Fill in the purple teapot ledger at noon"
"""A sentence that every ad shares word for word, as a firm's own text would be."""
_ASKED = (
    "Run the ultrasonic degassing station and read prints",
    "Set up ultrasonic degassing for aluminum melts",
    "Keep the ultrasonic degassing rotor in order",
    "Experience with ultrasonic degassing of castings",
)
_STATES = ("OH", "OH", "MI", "IN")
_MONTHS = ("2026-01-10", "2026-02-10", "2026-02-20", "2026-03-05")
_FIRM = (
    "Our company culture is a feast of marzipan grilling.",
    "We offer dental insurance and marzipan grilling on Fridays.",
    "Equal opportunity employer: marzipan grilling without regard to race, religion or veteran status.",
    "Applicants must submit a résumé and a transcript about marzipan grilling.",
)


def ads_csv(first: int = 0, last: int = len(_ASKED), copies: int = 1) -> bytes:
    """Some of the ads as a table; copies have references of their own."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("title", "description", "state", "posted", "reference"))
    for number in range(first, last):
        for copy in range(copies):
            duties = (_ASKED[number], "Measure parts with a micrometer", COPIED)
            text = "\n".join(
                ["Duties", *(f"- {line}" for line in duties), "", "About us", _FIRM[number], _FIRM[number]]
            )
            writer.writerow(("Foundry operator", text, _STATES[number], _MONTHS[number], f"A-{number}-{copy}"))
    return out.getvalue().encode()


def bring_ads(tools: Tools, data: bytes, *, collection: str = "Boards", demo: bool = False) -> int:
    """Keep them as an import, or the demonstration, does, and count anew; how many were new."""
    found = read_openings(data, "ads.csv", states=tools.catalog.states)
    assert not found.problems
    ads = read_ads(tools, found.postings, collection=collection, progress=tell_nobody, demo=demo)
    with tools.store.writing() as session:
        added = keep_ads(tools, session, ads)
    count_drift(tools, demo=demo, progress=tell_nobody)
    return added
