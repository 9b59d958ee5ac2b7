"""The text of a PDF, page by page."""

from io import BytesIO

from pypdf import PageObject, PdfReader

from pathways.domain.errors import BadFile
from pathways.sources.document_limits import DocumentLimits
from pathways.sources.pdf_columns import reads_across, split_columns

_LAID_OUT_PAGES = 10
"""Columns are looked for on the first pages only: laying a page out costs as much again as reading it, and a
document longer than this is no résumé."""


def read_pdf(data: bytes, limits: DocumentLimits) -> str:
    """Text in the order the file draws it, which most programs keep to the order of reading.

    Where that order runs across two columns, each column is read on its own. A file locked only against
    changes is opened; one that asks for a password is not. Raises BadFile: locked_pdf, too_many_pages.
    """
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise BadFile("locked_pdf", "This PDF is protected.", fix="Save it without a password and try again.")
    pages = len(reader.pages)
    if pages > limits.pages:
        raise BadFile(
            "too_many_pages",
            f"The file has {pages} pages; at most {limits.pages} can be read.",
            fix="Upload only the pages that matter.",
        )
    return "\n".join(_page_text(page, number) for number, page in enumerate(reader.pages))


def _page_text(page: PageObject, number: int) -> str:
    plain = page.extract_text()
    if number >= _LAID_OUT_PAGES or not plain.strip():
        return plain
    columns = split_columns(_laid_out(page))
    return columns.text if columns and reads_across(plain, columns) else plain


def _laid_out(page: PageObject) -> str:
    try:
        return page.extract_text(extraction_mode="layout")
    except MemoryError:
        raise
    except Exception:  # the layout is only a second opinion, and the plain text is there already
        return ""
