"""An ad, a document or a JobPosting becomes an opening."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pathways.domain.errors import BadFile, BadInput
from pathways.domain.posting import LONGEST_TEXT, Posting
from pathways.engine.reading.ad_musts import narrow_musts
from pathways.engine.reading.ads import AdReading, read_ad, read_posting, read_postings
from pathways.sources.ad_text import plain_text
from pathways.sources.job_postings import find_postings, read_job_postings
from pathways.use_cases.read_resume import read_resume
from pathways.use_cases.tools import Tools

POSTED_AS = {"text": "description", "employer": "hiringOrganization", "reference": "identifier"}
"""Fields of ours under the names that schema.org gives them."""


def read_opening(tools: Tools, *, text: str) -> AdReading:
    """What an ad asks for, from its text, from HTML, or from a JobPosting as JSON-LD.

    Raises BadInput when there is none, or more than LONGEST_TEXT characters. A thin one has questions.
    """
    if not text or not any(char.isalnum() for char in text):
        fix = "Paste the whole ad, or upload it as a file."
        raise BadInput("empty_text", "There are no words to read.", field="text", fix=fix)
    if len(text) > LONGEST_TEXT:
        message = f"The ad has {len(text):,} characters; at most {LONGEST_TEXT:,} are read."
        raise BadInput("text_too_long", message, field="text", fix="Send one ad at a time.")
    found = find_postings(text)
    if found:
        return read_posting_of(tools, posting=found[0])
    return _narrow(read_ad(tools.atlas.instruments, plain_text(text), places=tools.catalog.places))


def read_opening_file(tools: Tools, *, data: bytes, filename: str) -> AdReading:
    """The same from a PDF, DOCX, TXT or HTML file, or a JobPosting. Raises BadFile when it cannot be read."""
    if filename.lower().endswith((".json", ".jsonld")):
        return read_opening(tools, text=_posting_text(data))
    return read_opening(tools, text=read_resume(tools, data=data, filename=filename))


def _posting_text(data: bytes) -> str:
    text = data.decode("utf-8-sig", "replace")
    if len(text) > LONGEST_TEXT or not find_postings(text):
        message = "This JSON file holds no schema.org JobPosting that can be read."
        fix = "Export the job as a JobPosting with title and description, or paste the ad's text."
        raise BadFile("no_posting", message, field="file", fix=fix)
    return text


def read_job_posting(tools: Tools, *, posting: Mapping[str, object]) -> AdReading:
    """The same from one schema.org JobPosting. Raises BadInput (bad_posting) naming the field that does not hold."""
    found = read_job_postings(json.dumps(posting))
    if found.problems:
        fault = found.problems[0]
        field = f"posting.{POSTED_AS.get(fault.column, fault.column)}"
        raise BadInput("bad_posting", fault.rule, field=field, fix=fault.fix)
    if len(found.postings) > 1:
        message = f"There are {len(found.postings)} postings in it."
        raise BadInput("bad_posting", message, field="posting", fix="Send one at a time.")
    return read_posting_of(tools, posting=found.postings[0])


def read_posting_of(tools: Tools, *, posting: Posting) -> AdReading:
    """One posting of a file; what its fields say overrules its words."""
    return _narrow(read_posting(tools.atlas.instruments, posting, places=tools.catalog.places))


def read_postings_of(tools: Tools, postings: Sequence[Posting]) -> Iterator[AdReading]:
    """The same of many postings, in their order and quicker."""
    return map(_narrow, read_postings(tools.atlas.instruments, postings, places=tools.catalog.places))


def _narrow(read: AdReading) -> AdReading:
    return replace(read, opening=narrow_musts(read.opening, read.told))
