"""Texts from files, made harmless."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from deskstretch.notify.text import (
    clean_line,
    clean_lines,
    shorten,
    shorten_utf16,
    way_to_answer,
)
from tests.notify.said import BUTTONS

ANYTHING = st.text(st.characters(exclude_categories=()))
"""Surrogates included: no file holds them, but nothing here should depend on that."""


def test_a_line_is_one_line() -> None:
    assert clean_line(" Chin\ttuck\r\n now\u2028! ") == "Chin tuck now !"


def test_lines_stay_lines_and_empty_ones_go() -> None:
    assert clean_lines("Sit  tall.\r\n\r\n\x0b10 × 5 s\n") == "Sit tall.\n10 × 5 s"


def test_nothing_that_steers_a_terminal_or_turns_the_text_around_is_left() -> None:
    assert clean_line("\x1b[31mred\x9b0m\x07 \u202edesrever\u2069\x00\ufffe\ud800") == "[31mred0m desrever"


def test_letters_of_every_script_and_emoji_stay() -> None:
    text = "Nackenübung · 首のストレッチ · מתיחה · 🧘‍♀️"
    assert clean_line(text) == text


@given(ANYTHING)
def test_whatever_comes_in_text_comes_out(text: str) -> None:
    line, lines = clean_line(text), clean_lines(text)
    assert "\n" not in line
    for cleaned in (line, lines.replace("\n", "")):
        assert not {unicodedata.category(char) for char in cleaned} & {"Cc", "Cs", "Zl", "Zp"}
        assert not any(
            unicodedata.bidirectional(char) in ("RLO", "LRO", "RLE", "LRE", "RLI") for char in cleaned
        )
        cleaned.encode()
    assert (clean_line(line), clean_lines(lines)) == (line, lines), "what is clean stays as it is"


@given(ANYTHING, st.integers(1, 50))
def test_a_text_fits_where_it_has_to(text: str, longest: int) -> None:
    assert len(clean_line(text, longest)) <= longest
    assert len(shorten_utf16(clean_lines(text), longest).encode("utf-16-le")) <= 2 * longest


def test_a_short_text_is_left_alone_and_a_long_one_says_that_it_goes_on() -> None:
    assert shorten("12345", 5) == "12345"
    assert shorten("1234 67", 6) == "1234…"
    assert shorten_utf16("🧘🧘", 4) == "🧘🧘"
    assert shorten_utf16("🧘🧘🧘", 4) == "🧘…"


def test_the_way_to_answer_is_only_said_where_there_is_a_question() -> None:
    assert way_to_answer(BUTTONS) == "Answer in the tray menu."
    assert way_to_answer([]) == ""
