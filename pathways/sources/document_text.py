"""Bytes into characters, and characters into plain lines."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NEWLINES = dict.fromkeys(map(ord, "\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_CONTROLS = dict.fromkeys([*range(0x09), *range(0x0E, 0x1C), 0x1F, *range(0x7F, 0x85), *range(0x86, 0xA0)], "")
_UNSEEN = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF], "")
_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_TIDY = {**_CONTROLS, **_UNSEEN, **_NEWLINES, **_LIGATURES}


def decode(data: bytes) -> str:
    """The characters of a text file: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows Latin-1.

    Raises UnicodeDecodeError only for a marked file that breaks its own mark.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _latin(data)


def looks_like_text(text: str) -> bool:
    """Whether decoded characters are writing and not the bytes of something else."""
    sample = text[:20_000]
    nuls = sample.count("\0")
    controls = sum(map(_is_control, sample)) - nuls
    return controls <= 0.02 * len(sample) and nuls <= max(1, 0.1 * len(sample))


def tidy(text: str) -> str:
    """One kind of line break, no NUL, control or invisible characters, ligatures spelt out, at most one blank line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TIDY)
    text = text.encode("utf-8", "ignore").decode("utf-8")
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _latin(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _is_control(character: str) -> bool:
    return _CONTROLS.get(ord(character)) == ""
