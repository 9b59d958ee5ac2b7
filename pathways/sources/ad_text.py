"""A job ad that somebody pasted, whatever they copied it from, as plain lines."""

import re

from pathways.sources.document_text import tidy
from pathways.sources.html_text import read_html

_ELEMENT = re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|ul|ol|li|h[1-6]|span|table|strong|b|section|article)\b[^<>]{0,500}>", re.I
)
FEW = 2
"""One thing in angle brackets may be a slip of the pen; several are markup."""


def plain_text(text: str) -> str:
    """The words of an ad in HTML or in plain text, without invisible characters."""
    marked = len(_ELEMENT.findall(text[:20_000])) >= FEW
    return tidy(read_html(text.encode("utf-8", "ignore"))) if marked else tidy(text)
