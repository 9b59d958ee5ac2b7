"""What kind of file this is: judged by content first, and by the ending of its name second."""

from collections.abc import Mapping
from typing import Literal

from pathways.domain.errors import BadFile
from pathways.sources.document_text import decode, looks_like_text

Kind = Literal["pdf", "docx", "html", "json", "text"]

ACCEPTED = "PDF, DOCX, TXT, HTML or JSON Resume"

_KIND_OF: Mapping[str, Kind] = {
    "pdf": "pdf",
    "docx": "docx",
    "html": "html",
    "htm": "html",
    "json": "json",
    "txt": "text",
    "text": "text",
    "md": "text",
}
_NAMES: Mapping[Kind, str] = {
    "pdf": "a PDF file",
    "docx": "a Word file",
    "html": "an HTML page",
    "json": "a JSON file",
    "text": "plain text",
}
_WRITING = ("html", "json", "text")
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")


def judge_kind(data: bytes, filename: str) -> Kind:
    """The kind of an uploaded file. Raises BadFile when it is none we read, or not what its name says."""
    if data.startswith(_OLD_OFFICE):
        raise BadFile(
            "old_or_locked_word",
            "This is an old Word file (.doc) or one with a password.",
            fix="Save it as DOCX or PDF, without a password, and try again.",
        )
    ending = _ending(filename)
    named = _KIND_OF.get(ending)
    if ending and not named:
        raise unsupported(f"Files ending in .{ending}" if _plain(ending) else "Files of this kind")
    found = _by_content(data)
    if named and not _agree(named, found):
        raise BadFile(
            "wrong_ending",
            f"This is not {_NAMES[named]}, although its name ends in .{ending}.",
            fix=f"Choose a file that is {ACCEPTED}.",
        )
    kind = named if named and found == "text" else found
    if kind is None:
        raise unsupported()
    return kind


def unsupported(what: str = "Files of this kind") -> BadFile:
    """The answer to a file that is none of the accepted kinds."""
    return BadFile("unsupported_file", f"{what} are not read here.", fix=f"Choose a file that is {ACCEPTED}.")


def _ending(filename: str) -> str:
    return filename.strip().rpartition(".")[2].lower() if "." in filename else ""


def _plain(ending: str) -> bool:
    return ending.isascii() and ending.isalnum() and len(ending) <= 8


def _by_content(data: bytes) -> Kind | None:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    return None if data.startswith(b"{\\rtf") else _by_text(data)


def _by_text(data: bytes) -> Kind | None:
    try:
        text = decode(data)
    except UnicodeDecodeError:
        return None
    if not looks_like_text(text):
        return None
    start = text[:4096].lstrip().lower()
    if start.startswith(("<!doctype html", "<html", "<head", "<body")) or "<html" in start:
        return "html"
    return "json" if start.startswith("{") and '"basics"' in text else "text"


def _agree(named: Kind, found: Kind | None) -> bool:
    """Text, HTML and JSON are all writing, so any of their endings will do for any of them."""
    return named == found or (named in _WRITING and found in _WRITING)
