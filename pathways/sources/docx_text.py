"""The text of a Word file: headers, paragraphs, tables and text boxes in the order they stand, then footers.

A DOCX is a ZIP of XML, so both are checked before anything is unpacked or parsed.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from pathways.domain.errors import BadFile
from pathways.sources.document_kinds import unsupported
from pathways.sources.document_limits import MIB, DocumentLimits, too_large_opened

_DECLARATION = re.compile(rb"<\0?!\0?(?:D\0?O\0?C|E\0?N\0?T)", re.IGNORECASE)
_SYMLINK = 0o120000


def read_docx(data: bytes, limits: DocumentLimits) -> str:
    """The text of a DOCX. Raises BadFile: not_word, unsupported_file (macros), unsafe_word, too_large_opened."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_package(archive, len(data), limits)
            _check_parts(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise _not_word() from None
    return _whole_text(_open(data))


def _check_package(archive: zipfile.ZipFile, size: int, limits: DocumentLimits) -> None:
    """Sizes as declared are safe to go by: zipfile never unpacks more of an entry than it declares."""
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    bursting = unpacked > MIB and unpacked > limits.ratio * size
    if len(entries) > limits.entries or unpacked > limits.unpacked or bursting:
        raise too_large_opened()
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names:
        raise _not_word()
    if len(names) < len(entries) or any(map(_is_astray, entries)):
        raise _unsafe("names that lead outside of it or stand twice")


def _check_parts(archive: zipfile.ZipFile) -> None:
    for entry in archive.infolist():
        content = archive.read(entry)
        if content.startswith(b"PK\x03\x04"):
            raise _unsafe("another packed file inside it")
        if _DECLARATION.search(content) and entry.filename.endswith((".xml", ".rels")):
            raise _unsafe("declarations that Word never writes")
    if b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise unsupported("Word files with macros")


def _is_astray(entry: zipfile.ZipInfo) -> bool:
    outside = entry.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", entry.filename)
    return outside or (entry.external_attr >> 16) & 0o170000 == _SYMLINK


def _open(data: bytes) -> Document:
    try:
        return docx.Document(BytesIO(data))
    except MemoryError:
        raise
    except Exception:  # python-docx lets through whatever its parsers raise on a package that is no document
        raise _not_word() from None


def _whole_text(document: Document) -> str:
    parts = [relation.target_part for relation in document.part.rels.values() if not relation.is_external]
    headers = [part.element for part in parts if part.partname.startswith("/word/header")]
    footers = [part.element for part in parts if part.partname.startswith("/word/footer")]
    texts = [_render(element) for element in (*headers, document.element.body, *footers)]
    return "\n".join(dict.fromkeys(texts))


def _render(element: Any) -> str:
    """Text of an XML element and all below it."""
    render = _RENDERERS.get(element.tag, _inside)
    return render(element) if isinstance(element.tag, str) else ""


def _inside(element: Any) -> str:
    return "".join(map(_render, element))


def _paragraph(element: Any) -> str:
    return f"{'- ' if _is_listed(element) else ''}{_inside(element)}\n"


def _is_listed(paragraph: Any) -> bool:
    number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    if number is not None:
        return bool(number.get(qn("w:val")) != "0")
    return style is not None and str(style.get(qn("w:val"))).startswith(("ListBullet", "ListNumber"))


def _row(element: Any) -> str:
    """Cells of one line each stand side by side; longer ones, as in a page laid out by a table, one by one."""
    cells = [text for text in map(str.strip, _cells(element)) if text]
    apart = any("\n" in cell for cell in cells)
    return ("\n" if apart else "\t").join(cells) + "\n"


def _cells(row: Any) -> Iterator[str]:
    return (_inside(cell) for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row)


_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RENDERERS: dict[str, Callable[[Any], str]] = {
    qn("w:t"): lambda element: element.text or "",
    qn("w:tab"): lambda _: "\t",
    qn("w:br"): lambda _: "\n",
    qn("w:cr"): lambda _: "\n",
    qn("w:noBreakHyphen"): lambda _: "-",
    qn("w:pPr"): lambda _: "",
    qn("w:p"): _paragraph,
    qn("w:tr"): _row,
    qn("w:txbxContent"): lambda element: f"\n{_inside(element)}",
    _FALLBACK: lambda _: "",
}


def _not_word() -> BadFile:
    return BadFile("not_word", "This is not a Word file.", fix="Open it in Word, save it as DOCX or PDF and try again.")


def _unsafe(why: str) -> BadFile:
    return BadFile("unsafe_word", f"This Word file holds {why}.", fix="Save it again in Word and try once more.")
