"""The visible text of an HTML page, one line a block."""

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from pathways.sources.document_text import decode

_UNSEEN = {"script", "style", "template", "noscript", "svg", "iframe", "object", "head", "select", "textarea"}
_BLOCKS = {
    *("p", "div", "li", "tr", "ul", "ol", "table", "section", "article", "header", "footer", "main", "aside", "nav"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre", "blockquote", "address", "figure", "form", "hr"),
}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_html(data: bytes) -> str:
    """Text of the page without scripts, styles and elements hidden by attribute or inline style."""
    page = BeautifulSoup(decode(data), "lxml")
    for element in page.find_all(_is_hidden):
        element.decompose()
    for block in page.find_all(_is_block):
        block.append(page.new_tag("br"))
    text = "".join(map(_piece, page.descendants))
    return re.sub(r" {2,}", " ", re.sub(r"\s*\n\s*", "\n", text))


def _is_hidden(element: Tag) -> bool:
    hidden = element.name in _UNSEEN or element.has_attr("hidden")
    return hidden or bool(_HIDING.search(str(element.get("style", ""))))


def _is_block(element: Tag) -> bool:
    return element.name in _BLOCKS


def _piece(node: PageElement) -> str:
    """What one node adds to the text, those within it aside. Comments and the like add nothing."""
    if isinstance(node, Tag):
        return _STARTS.get(node.name, "")
    return _words(node) if type(node) is NavigableString else ""


def _words(string: NavigableString) -> str:
    """Line breaks in the source of a page are spaces, except where the page says they are not."""
    return string if string.find_parent("pre") else re.sub(r"\s+", " ", string)


_STARTS = {**dict.fromkeys({*_BLOCKS, "br"}, "\n"), "li": "\n- ", "td": "\t", "th": "\t"}
