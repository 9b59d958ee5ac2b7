"""Documents the tests make for themselves: sound ones, broken ones and hostile ones."""

import zipfile
import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO

import docx
from docx.oxml import parse_xml
from pypdf import PageObject, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

Placed = tuple[float, float, str]
"""A text and where it stands on the page, in points from its lower left corner."""

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(*pages: Iterable[Placed]) -> bytes:
    """A PDF whose pages draw the texts in the order given."""
    writer = PdfWriter()
    for texts in pages:
        _draw(writer, writer.add_blank_page(612, 792), texts)
    return _written(writer)


def pdf_lines(lines: Sequence[str]) -> bytes:
    """A PDF of one page with one line under the other."""
    return pdf([(72, 720 - 14 * number, line) for number, line in enumerate(lines)])


def locked_pdf(lines: Sequence[str], *, user_password: str, algorithm: str = "RC4-128") -> bytes:
    """The same, encrypted; with an empty user password it is locked only against changes."""
    writer = PdfWriter(clone_from=BytesIO(pdf_lines(lines)))
    writer.encrypt(user_password, "owner", algorithm=algorithm)
    return _written(writer)


def blank_pdf(pages: int) -> bytes:
    """A PDF of empty pages, as a scanner makes that leaves no text."""
    return pdf(*[[] for _ in range(pages)])


def slow_pdf() -> bytes:
    """A small PDF whose one page takes many seconds to interpret: millions of drawing steps, well packed."""
    steps = zlib.compress(b"q 1 0 0 1 0 0 cm BT ET Q\n" * 1_200_000, 9)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    font = b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Courier>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>endobj\n"
    stream = b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n" % (len(steps), steps)
    return head + page + font + stream + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"


def circular_pdf() -> bytes:
    """A PDF whose page tree and whose chain of cross-reference tables both lead back to themselves."""
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
    place = len(body)
    table = b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n"
    return body + table + b"trailer<</Size 3/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF" % (place, place)


def word(lines: Sequence[str]) -> bytes:
    """A Word file of plain paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def rich_word() -> bytes:
    """A Word file with a header, a heading, a list, a table, a text box, tabs and a footer."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Maintenance technician"
    document.sections[0].footer.paragraphs[0].text = "Page foot"
    document.add_heading("Experience", 1)
    document.add_paragraph("Programmed Allen-Bradley PLCs", style="List Bullet")
    document.add_paragraph("2019\tLine lead")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Skill", "Years", "CNC turning", "5"), strict=True):
        cell.text = text
    document.element.body.insert(1, parse_xml(_TEXT_BOX))
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    """The bytes of a document made with python-docx."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(data: bytes, changed: dict[str, bytes], *, again: Sequence[str] = ()) -> bytes:
    """A Word file with some of its parts replaced or added, and some written a second time."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | changed
        for name in (*parts, *again):
            new.writestr(name, parts[name])
    return out.getvalue()


def bare_zip() -> bytes:
    """A ZIP that is no Word file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("notes.txt", "machinist")
    return out.getvalue()


def billion_laughs() -> bytes:
    """A document part that would grow a billionfold if its entities were filled in."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return document_part("&l9;", f'<!DOCTYPE w:document [<!ENTITY l0 "lol">{entities}]>')


def document_part(text: str, declaration: str = "") -> bytes:
    """word/document.xml with one paragraph."""
    body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return f'<?xml version="1.0"?>{declaration}<w:document {WORD}>{body}</w:document>'.encode()


def _draw(writer: PdfWriter, page: PageObject, texts: Iterable[Placed]) -> None:
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Courier", "/Encoding": "/WinAnsiEncoding"}
    named = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(named)})
    stream = DecodedStreamObject()
    stream.set_data("\n".join(f"BT /F1 9 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET" for x, y, text in texts).encode())
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream)


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


_BOXED = "<w:txbxContent><w:p><w:r><w:t>Certified welder</w:t></w:r></w:p></w:txbxContent>"
_TEXT_BOX = f"""
<w:p {WORD} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
     xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
     xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wps:txbx>{_BOXED}</wps:txbx></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:textbox>{_BOXED}</v:textbox></w:pict></mc:Fallback>
</mc:AlternateContent></w:r></w:p>"""
