"""Text that comes from files made fit for a screen: it stays text and can steer nothing."""

from collections.abc import Sequence

from ..core.reminder import Button

LONGEST_TITLE = 120
LONGEST_BODY = 1000
ELLIPSIS = "…"

# Embeddings, overrides and isolates: they make a text read otherwise than it is written.
_BIDI = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})


def clean_line(text: str, longest: int = LONGEST_TITLE) -> str:
    """One line without control characters, at most ``longest`` characters."""
    return shorten(" ".join(_harmless(text).split()), longest)


def clean_lines(text: str, longest: int = LONGEST_BODY) -> str:
    """The same for several lines; empty ones are left out."""
    lines = (" ".join(line.split()) for line in _harmless(text).split("\n"))
    return shorten("\n".join(line for line in lines if line), longest)


def shorten(text: str, longest: int) -> str:
    """At most ``longest`` characters, with an ellipsis in place of the rest."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + ELLIPSIS


def shorten_utf16(text: str, longest: int) -> str:
    """At most ``longest`` units of UTF-16, as Windows counts: an emoji is two."""
    while len(text.encode("utf-16-le")) > 2 * longest:
        over = len(text.encode("utf-16-le")) // 2 - longest
        text = shorten(text, len(text) - max(1, over // 2))
    return text


def way_to_answer(buttons: Sequence[Button]) -> str:
    """How to answer where there are no buttons."""
    return "Answer in the tray menu." if buttons else ""


def _harmless(text: str) -> str:
    return "".join(filter(_is_text, text.translate(_BREAKS).replace("\t", " ")))


def _is_text(char: str) -> bool:
    """Surrogates cannot be sent over a bus; noncharacters break a server's XML parser."""
    if char == "\n":
        return True
    # Not unicodedata: a megabyte of tables, mapped all day, for three ranges that never change.
    code = ord(char)
    control = code < 0x20 or 0x7F <= code <= 0x9F
    surrogate = 0xD800 <= code <= 0xDFFF
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not (control or surrogate or noncharacter or char in _BIDI)
