"""An uploaded résumé or job ad into text, read in a process of its own that cannot outlive or outgrow its limits.

Words hidden by their colour or size (white on white, one point) are read like any other; nothing here can tell.
"""

import json
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from pathways.domain.errors import BadFile, BadInput
from pathways.sources.document_kinds import Kind, judge_kind
from pathways.sources.document_limits import MIB, STANDARD, DocumentLimits
from pathways.sources.document_text import decode, tidy

_START = "import sys; sys.path.append(sys.argv[1]); from pathways.sources.documents_child import main; main()"
_ROOT = Path(__file__).resolve().parents[2]
_OUT_OF_TIME = {-signal.SIGXCPU, -signal.SIGALRM}


def read_document(data: bytes, filename: str, *, limits: DocumentLimits = STANDARD) -> str:
    """The text of a PDF, DOCX, TXT, HTML or JSON Resume file, line breaks kept; nothing is written to disk.

    Raises BadFile (empty_file, file_too_large, unsupported_file, wrong_ending, old_or_locked_word, locked_pdf,
    not_word, not_json_resume, unsafe_word, too_many_pages, too_large_opened, unreadable_file, document_timeout,
    no_text) and BadInput (text_too_long). A slow file holds the calling thread for limits.seconds at most.
    """
    _check_size(data, limits)
    kind = judge_kind(data, filename)
    text = tidy(decode(data)) if kind == "text" else _parse_apart(kind, data, limits)
    return _accept(text, limits)


def _check_size(data: bytes, limits: DocumentLimits) -> None:
    if not data:
        raise BadFile("empty_file", "The file is empty.", fix="Choose another file.")
    if len(data) > limits.file_size:
        raise BadFile(
            "file_too_large",
            f"The file has {len(data) / MIB:.1f} MB; at most {limits.file_size / MIB:g} MB can be read.",
            fix="Save it without pictures, or paste the text.",
        )


def _accept(text: str, limits: DocumentLimits) -> str:
    if not text.strip():
        raise BadFile("no_text", "We found no text.", fix="Type your skills or upload a text version.")
    if len(text) > limits.characters:
        raise BadInput(
            "text_too_long",
            f"The text has more than {limits.characters:,} characters, which is the most that is read at once.",
            fix="Upload only the part that matters.",
        )
    return text


def _parse_apart(kind: Kind, data: bytes, limits: DocumentLimits) -> str:
    """Parse in a bare interpreter: no environment, no user site, no path but the package's own, last."""
    command = [sys.executable, "-I", "-B", "-X", "utf8", "-c", _START, str(_ROOT), kind, json.dumps(asdict(limits))]
    try:
        ended = subprocess.run(
            command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}, timeout=limits.seconds
        )
    except subprocess.TimeoutExpired:
        raise _timeout(limits) from None
    if ended.returncode in _OUT_OF_TIME:
        raise _timeout(limits)
    return _text_of(ended)


def _text_of(ended: subprocess.CompletedProcess[bytes]) -> str:
    answer = json.loads(ended.stdout) if ended.returncode == 0 else {}
    if "text" in answer:
        return str(answer["text"])
    raise BadFile(
        answer.get("code", "unreadable_file"),
        answer.get("message", "The file could not be read."),
        fix=answer.get("fix", "Open it, save it again as PDF or DOCX, or paste the text."),
    )


def _timeout(limits: DocumentLimits) -> BadFile:
    return BadFile(
        "document_timeout",
        f"The file could not be read in {limits.seconds:g} {'second' if limits.seconds == 1 else 'seconds'}.",
        fix="Save it again as a simpler PDF or DOCX, or paste the text.",
    )
