"""The words of an uploaded document."""

from pathways.sources.documents import read_document
from pathways.use_cases.tools import Tools


def read_resume(tools: Tools, *, data: bytes, filename: str) -> str:
    """The text of a PDF, DOCX, TXT, HTML or JSON Resume file, lines kept. Nothing is stored.

    Raises BadFile when it cannot be read, with what to do about it.
    """
    return read_document(data, filename)
