"""The process that parses one document: bytes in over stdin, one line of JSON out, then gone.

It is started by documents.py with the kind and the limits as its last two arguments.
"""

import json
import sys
from collections.abc import Callable, Mapping

from pathways.domain.errors import PathwaysError
from pathways.sources.document_limits import DocumentLimits, enter_cage, too_large_opened
from pathways.sources.document_text import tidy
from pathways.sources.docx_text import read_docx
from pathways.sources.html_text import read_html
from pathways.sources.json_resume import parse_json_resume
from pathways.sources.pdf_text import read_pdf

_READERS: Mapping[str, Callable[[bytes, DocumentLimits], str]] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "html": lambda data, _: read_html(data),
    "json": lambda data, _: parse_json_resume(data),
}


def main() -> None:
    """Read stdin as the named kind and print {"text": ...} or {"code", "message", "fix"}."""
    kind, limits = sys.argv[-2], DocumentLimits(**json.loads(sys.argv[-1]))
    enter_cage(limits)
    sys.stdout.write(json.dumps(_answer(kind, sys.stdin.buffer.read(), limits)))


def _answer(kind: str, data: bytes, limits: DocumentLimits) -> dict[str, str]:
    try:
        text = tidy(_READERS[kind](data, limits))
    except PathwaysError as refusal:
        return _refusal(refusal)
    except MemoryError:
        return _refusal(too_large_opened())
    except Exception:  # a stranger's file can break a parser in any way; none of it may reach a log
        return {"code": "unreadable_file"}
    return {"text": text[: limits.characters + 1]}


def _refusal(error: PathwaysError) -> dict[str, str]:
    return {"code": error.code, "message": error.message, "fix": error.fix}
