"""The yearly report as a PDF: the tables of the page, with page numbers, and the same bytes for the same figures."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from xml.sax.saxutils import escape

from flask_babel import gettext
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from pathways.domain.report import Report
from pathways.domain.report_lines import whose_learners
from pathways.pages.views_reports import ReportPage, ReportTable

MARGIN = 0.75 * inch
BAR_WIDTH, BAR_HEIGHT, LABEL_WIDTH = 250, 16, 110

_TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=9, leading=12, spaceAfter=4)
_TITLE = ParagraphStyle("title", parent=_TEXT, fontName="Helvetica-Bold", fontSize=17, leading=21, spaceAfter=6)
_HEADING = ParagraphStyle(
    "heading", parent=_TEXT, fontName="Helvetica-Bold", fontSize=11.5, leading=15, spaceBefore=10, keepWithNext=True
)
_CELL = ParagraphStyle("cell", parent=_TEXT, fontSize=8, leading=9.5, spaceAfter=0)
_NUMBER = ParagraphStyle("number", parent=_CELL, alignment=2)
_GRID = TableStyle([
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey),
    ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
])  # fmt: skip


def write_report_pdf(page: ReportPage) -> bytes:
    """The report on US Letter. No clock is read: the only day in it is the last day counted."""
    out = BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=letter, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
        title=f"{page.report.title}, Pathways", author="Pathways", subject=whose_learners(page.report),
        keywords=f"as of {page.report.as_of.isoformat()}; fingerprint {page.fingerprint}", lang="en-US", invariant=1,
    )  # fmt: skip
    document.afterFlowable = partial(_outline, document)
    foot = _Foot(page.report)
    document.build(_story(page, document.width), onFirstPage=foot.draw, onLaterPages=foot.draw)
    return out.getvalue()


def _outline(document: SimpleDocTemplate, flowable: Flowable) -> None:
    """Headings are the outline: the library tags nothing, so this is the way around for who does not see the page."""
    if isinstance(flowable, Paragraph) and flowable.style in (_TITLE, _HEADING):
        words, canvas = flowable.getPlainText(), document.canv
        canvas.bookmarkPage(words)
        canvas.addOutlineEntry(words, words, level=int(flowable.style is _HEADING))
        canvas.setViewerPreference("DisplayDocTitle", "true")


class _Foot:
    """What stands at the foot of each page."""

    def __init__(self, report: Report) -> None:
        self._left = f"{report.title}. {whose_learners(report)}"

    def draw(self, canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 7.5)
        canvas.drawString(MARGIN, MARGIN / 2, self._left)
        canvas.drawRightString(letter[0] - MARGIN, MARGIN / 2, gettext("Page %(number)s", number=document.page))
        canvas.restoreState()


def _story(page: ReportPage, width: float) -> list[Flowable]:
    story: list[Flowable] = [Paragraph(escape(page.report.title), _TITLE)]
    story += [Paragraph(escape(sentence), _TEXT) for sentence in page.head]
    story += [Paragraph(gettext("From enquiry to hiring"), _HEADING), _bars(page), Spacer(1, 6)]
    for table in page.tables:
        story += [Paragraph(escape(table.title), _HEADING), _table(table, width)]
    for title, sentences in page.notes:
        story.append(Paragraph(escape(title), _HEADING))
        story += [Paragraph(escape(sentence), _TEXT) for sentence in sentences]
    return story


def _table(table: ReportTable, width: float) -> Table:
    head = [Paragraph(f"<b>{escape(cell)}</b>", _NUMBER if place else _CELL) for place, cell in enumerate(table.head)]
    rows = [
        [Paragraph(escape(name), _CELL), *(Paragraph(escape(cell), _NUMBER) for cell in cells)]
        for name, cells in table.rows
    ]
    return Table([head, *rows], colWidths=_widths(len(table.head), width), repeatRows=1, style=_GRID)


def _widths(columns: int, width: float) -> Sequence[float]:
    first = 0.28 * width
    return [first, *[(width - first) / (columns - 1)] * (columns - 1)]


def _bars(page: ReportPage) -> Drawing:
    """The funnel of all learners; a figure that is a lower end is drawn as far as it is known, a hidden one not."""
    most = max([value for _, value, _ in page.bars if value] or [1])
    drawing = Drawing(LABEL_WIDTH + BAR_WIDTH + 90, len(page.bars) * (BAR_HEIGHT + 4))
    for place, (label, value, words) in enumerate(page.bars):
        up = (len(page.bars) - 1 - place) * (BAR_HEIGHT + 4)
        long = BAR_WIDTH * (value or 0) / most
        drawing.add(String(0, up + 4, label, fontName="Helvetica", fontSize=8.5))
        drawing.add(Rect(LABEL_WIDTH, up, long, BAR_HEIGHT, fillColor=colors.HexColor("#55707a"), strokeColor=None))
        drawing.add(String(LABEL_WIDTH + long + 5, up + 4, words, fontName="Helvetica", fontSize=8.5))
    return drawing
