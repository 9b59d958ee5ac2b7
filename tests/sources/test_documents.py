"""What people upload becomes text, and what must not be read is answered, in time and without a trace."""

import os
import random
import subprocess
import sys
from pathlib import Path

import made_files as made
import psutil
import pytest

from pathways.domain.errors import BadFile, BadInput
from pathways.sources.document_limits import DocumentLimits
from pathways.sources.documents import read_document

WORDS = ["CNC machinist", "Set up lathes and mills for 5 years"]
LEFT = ["PROFILE AND SUMMARY", "Skilled operator with", "many years of cutting", "on lathes and on mills"] * 2
RIGHT = ["WORK HISTORY IN FULL", "Acme Tools of Dayton", "ran three lathes daily", "kept quality records"] * 2
DATES = ["Jan 2019 - Present", "2015 to 2019", "Mar 2012 - Feb 2015", "2010 - 2012"] * 2


def refusal(data: bytes, filename: str, limits: DocumentLimits | None = None) -> BadFile:
    """The answer to a file that is not read."""
    with pytest.raises(BadFile) as caught:
        read_document(data, filename, limits=limits or DocumentLimits())
    return caught.value


def children() -> set[int]:
    return {child.pid for child in psutil.Process().children(recursive=True)}


def side_by_side(left: list[str], right: list[str], x: float) -> list[made.Placed]:
    rows = [(700 - 14 * number, *pair) for number, pair in enumerate(zip(left, right, strict=True))]
    return [place for y, here, there in rows for place in ((50, y, here), (x, y, there))]


def test_a_pdf_keeps_its_lines() -> None:
    assert read_document(made.pdf_lines(WORDS), "resume.PDF").split("\n") == WORDS


def test_a_word_file_keeps_its_lines() -> None:
    assert read_document(made.word(WORDS), "resume.docx").split("\n") == WORDS


def test_headers_lists_tables_and_text_boxes_of_a_word_file_are_read_once() -> None:
    lines = [line for line in read_document(made.rich_word(), "resume.docx").split("\n") if line]
    assert lines[0] == "Maintenance technician"
    assert lines[-1] == "Page foot"
    assert {"- Programmed Allen-Bradley PLCs", "2019\tLine lead", "CNC turning\t5"} <= set(lines)
    assert lines.count("Certified welder") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_plain_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    text = "Résumé\r\nSeñor machinist"
    assert read_document(text.encode(encoding), "resume.txt") == "Résumé\nSeñor machinist"


def test_nul_and_invisible_characters_are_dropped_and_ligatures_spelt_out() -> None:
    text = "Certi\ufb01ed wel\u00adder\u200b, 6G pipe and plate\0"
    assert read_document(text.encode(), "resume.txt") == "Certified welder, 6G pipe and plate"


def test_html_is_read_without_scripts_styles_and_hidden_parts() -> None:
    page = b"""<!doctype html><html><head><style>p{}</style></head><body><p>CNC <b>machinist</b>
      for 5 years</p><script>evil()</script><p hidden>a</p><p style="display: none">b</p>
      <ul><li>Lathes<li>Mills</ul></body></html>"""
    assert read_document(page, "resume.html") == "CNC machinist for 5 years\n- Lathes\n- Mills"


def test_a_json_resume_is_read_by_its_content_when_the_name_says_nothing() -> None:
    data = b'{"basics": {"label": "Machinist"}, "skills": [{"name": "CNC turning", "level": "Master"}]}'
    assert read_document(data, "upload").split("\n") == ["Machinist", "", "Skills", "CNC turning (Master)"]


def test_two_columns_drawn_row_by_row_are_read_one_after_the_other() -> None:
    text = read_document(made.pdf(side_by_side(LEFT, RIGHT, 320)), "resume.pdf")
    assert [line for line in text.split("\n") if line] == LEFT + RIGHT


def test_two_columns_drawn_one_after_the_other_stay_so() -> None:
    rows = side_by_side(LEFT, RIGHT, 320)
    text = read_document(made.pdf(rows[::2] + rows[1::2]), "resume.pdf")
    assert text.split("\n") == LEFT + RIGHT


def test_dates_at_the_right_edge_stay_on_their_line() -> None:
    text = read_document(made.pdf(side_by_side(LEFT, DATES, 420)), "resume.pdf")
    assert text.split("\n")[1] == "Skilled operator with 2015 to 2019"


def test_a_pdf_locked_only_against_changes_is_read() -> None:
    assert read_document(made.locked_pdf(WORDS, user_password=""), "resume.pdf").split("\n") == WORDS


def test_a_pdf_with_a_password_says_how_to_mend_it() -> None:
    error = refusal(made.locked_pdf(WORDS, user_password="secret"), "resume.pdf")
    assert (error.code, error.fix) == ("locked_pdf", "Save it without a password and try again.")


def test_an_empty_file_is_named_so() -> None:
    assert str(refusal(b"", "resume.pdf")) == "The file is empty. Choose another file."


def test_a_scan_without_text_asks_for_words() -> None:
    error = refusal(made.blank_pdf(2), "resume.pdf")
    assert str(error) == "We found no text. Type your skills or upload a text version."


def test_too_many_pages_name_the_limit() -> None:
    error = refusal(made.blank_pdf(500), "resume.pdf")
    assert error.code == "too_many_pages"
    assert "500" in error.message
    assert "60" in error.message


def test_a_file_over_the_limit_gives_limit_and_size() -> None:
    error = refusal(b"a" * (11 * 1024 * 1024), "resume.txt")
    assert error.code == "file_too_large"
    assert "11.0 MB" in error.message
    assert "10 MB" in error.message


def test_text_over_the_limit_names_it() -> None:
    with pytest.raises(BadInput, match="100,000"):
        read_document(b"weld cut " * 12_000, "resume.txt")
    with pytest.raises(BadInput, match="100,000"):
        read_document(made.word(["weld cut " * 12_000]), "resume.docx")


@pytest.mark.parametrize("filename", ["run.exe", "resume.docm", "photo.png", "drawing.svg", "resume.odt"])
def test_other_endings_are_told_what_is_accepted(filename: str) -> None:
    error = refusal(made.word(WORDS), filename)
    assert error.code == "unsupported_file"
    assert "PDF, DOCX, TXT, HTML or JSON Resume" in error.fix


@pytest.mark.parametrize(
    ("data", "filename", "message"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "resume.pdf", "This is not a PDF file"),
        (made.pdf_lines(WORDS), "resume.docx", "This is not a Word file"),
        (made.bare_zip(), "resume.docx", "This is not a Word file"),
        (made.word(WORDS), "resume.pdf", "This is not a PDF file"),
        (b"MZ\x90\x00\x03" + bytes(range(256)), "resume.txt", "This is not plain text"),
    ],
)
def test_content_counts_before_the_ending(data: bytes, filename: str, message: str) -> None:
    assert refusal(data, filename).message.startswith(message)


def test_an_old_word_file_is_told_apart() -> None:
    assert refusal(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "resume.doc").code == "old_or_locked_word"


def test_macros_are_refused_whatever_the_file_is_called() -> None:
    types = b'<Types xmlns="x"><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    data = made.repacked(made.word(WORDS), {"[Content_Types].xml": types})
    assert refusal(data, "resume.docx").code == "unsupported_file"


@pytest.mark.parametrize(
    "parts",
    [
        {"word/x.xml": b" " * 70_000_000},
        {"word/x.xml": b" " * 5_000_000},
        {f"word/{number}.xml": b"x" for number in range(1_001)},
    ],
    ids=["size", "ratio", "entries"],
)
def test_a_bomb_is_too_large_when_opened(parts: dict[str, bytes]) -> None:
    error = refusal(made.repacked(made.word(WORDS), parts), "resume.docx")
    assert (error.code, error.message) == ("too_large_opened", "The file is too large when opened.")


def test_memory_is_limited() -> None:
    lines = [" ".join(f"{line * 10**6 + number:x}" for number in range(60_000)) for line in range(1001, 1009)]
    long, wide = made.word(lines), DocumentLimits(characters=10**9)
    assert len(read_document(long, "resume.docx", limits=wide)) > 10**6
    small = DocumentLimits(memory=40 * 1024 * 1024, characters=10**9)
    assert refusal(long, "resume.docx", small).code in ("too_large_opened", "unreadable_file")


@pytest.mark.parametrize(
    "part",
    [
        made.billion_laughs(),
        made.document_part("&x;", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
        made.document_part("x", '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">'),
        made.billion_laughs().decode().encode("utf-16"),
    ],
    ids=["billion laughs", "local file", "remote file", "utf-16"],
)
def test_entities_are_never_filled_in(part: bytes) -> None:
    data = made.repacked(made.word(WORDS), {"word/document.xml": part})
    assert refusal(data, "resume.docx").code == "unsafe_word"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_packed_files_inside_and_stray_names_are_refused() -> None:
    sound = made.word(WORDS)
    assert refusal(made.repacked(sound, {"word/a.bin": made.bare_zip()}), "a.docx").code == "unsafe_word"
    assert refusal(made.repacked(sound, {"../../etc/x": b"x"}), "a.docx").code == "unsafe_word"
    assert refusal(made.repacked(sound, {"/etc/x": b"x"}), "a.docx").code == "unsafe_word"
    assert refusal(made.repacked(sound, {}, again=["word/document.xml"]), "a.docx").code == "unsafe_word"


def test_a_pdf_that_leads_back_to_itself_is_answered() -> None:
    assert refusal(made.circular_pdf(), "resume.pdf").code == "unreadable_file"


@pytest.mark.parametrize(
    ("start", "filename"), [(b"", "a.txt"), (b"%PDF-1.7\n", "a.pdf"), (b"PK\x03\x04", "a.docx"), (b"", "a.json")]
)
def test_random_bytes_are_answered(start: bytes, filename: str) -> None:
    noise = random.Random(7).randbytes(40_000)
    assert refusal(start + noise, filename).code in {"unreadable_file", "not_word", "wrong_ending"}


def test_a_file_that_takes_too_long_is_stopped_and_leaves_no_process() -> None:
    before = children()
    error = refusal(made.slow_pdf(), "resume.pdf", DocumentLimits(seconds=1))
    assert error.code == "document_timeout"
    assert error.message.startswith("The file could not be read in 1 second")
    assert children() == before


@pytest.mark.parametrize(
    "deed", ["__import__('socket').socket()", "open('left.txt', 'w')", "__import__('subprocess').run(['true'])"]
)
def test_the_parsing_process_can_neither_call_out_nor_write_nor_start_another(deed: str, tmp_path: Path) -> None:
    code = f"from pathways.sources.document_limits import STANDARD, enter_cage; enter_cage(STANDARD); {deed}"
    paths = {"PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run([sys.executable, "-c", code], env=paths, cwd=tmp_path, capture_output=True, check=False)
    assert b"PermissionError" in ended.stderr
    assert os.listdir(tmp_path) == []


def test_nothing_is_left_on_disk_or_in_the_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    read_document(made.word(WORDS), "../../resume of Ann Other.docx")
    assert "Ann" not in str(refusal(made.bare_zip(), "resume of Ann Other.docx"))
    assert os.listdir(tmp_path) == []
