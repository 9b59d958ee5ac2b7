"""Read a worker's words or a job ad: skills with quotes, credentials, the job named, and what to ask."""

from pathways.domain.errors import BadInput
from pathways.domain.reading import Reading, TextKind
from pathways.engine.reading.reader import read
from pathways.use_cases.tools import Tools

LONGEST_TEXT = 100_000


def read_text(tools: Tools, *, text: str, kind: TextKind = "worker") -> Reading:
    """The reading of a text. Raises BadInput when there is none, or more than LONGEST_TEXT characters."""
    if not text or not any(char.isalnum() for char in text):
        fix = "Write your job and what you do in a sentence or two, or upload a résumé."
        raise BadInput("empty_text", "There are no words to read.", field="text", fix=fix)
    if len(text) > LONGEST_TEXT:
        message = f"The text has {len(text):,} characters; at most {LONGEST_TEXT:,} are read."
        raise BadInput("text_too_long", message, field="text", fix="Send the part about your work only.")
    return read(tools.atlas.instruments, text, kind)
