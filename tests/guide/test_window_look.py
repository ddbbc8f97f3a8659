"""Colours that can be read, and sizes that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.guide.look import CONTRAST, DARK, LIGHT, Look, Sizes, look_of
from deskstretch.guide.window_fit import fit


def brightness(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in bytes.fromhex(colour[1:]))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("look", "least"), [(LIGHT, 4.5), (DARK, 4.5), (CONTRAST, 7)])
def test_every_text_can_be_read(look: Look, least: float):
    pairs = [(ink, ground) for ink in (look.ink, look.quiet) for ground in (look.ground, look.card)]
    pairs += [(look.accent, look.ground), (look.ink, look.breath)]
    pairs += [(look.ink, face) for face in (look.button, look.button_hover, look.button_pressed)]
    pairs += [(look.strong_ink, face) for face in (look.strong, look.strong_hover, look.strong_pressed)]
    assert not [(pair, round(contrast(*pair), 2)) for pair in pairs if contrast(*pair) < least]


@pytest.mark.parametrize("look", [LIGHT, DARK, CONTRAST])
def test_the_focus_and_the_ring_can_be_seen(look: Look):
    assert contrast(look.focus, look.ground) >= 3
    assert contrast(look.accent, look.track) >= 3


@pytest.mark.parametrize(
    ("theme", "desktop", "look"),
    [
        ("light", "dark", LIGHT),
        ("dark", "light", DARK),
        ("contrast", "light", CONTRAST),
        ("auto", "dark", DARK),
        ("auto", "contrast", CONTRAST),
        ("auto", "light", LIGHT),
        ("auto", "something new", LIGHT),
    ],
)
def test_the_look_is_what_was_set_or_else_the_desktops(theme: str, desktop: str, look: Look):
    assert look_of(theme, desktop) is look


def needs(sizes: Sizes) -> tuple[int, int]:
    """Words that take 30 lines of 20 ems in all, and a picture."""
    words = round(sizes.em * 30 * 20 / sizes.width_ems)
    if sizes.beside:
        return sizes.inner + sizes.picture, max(sizes.picture, words)
    return sizes.inner, sizes.picture + words


def test_on_a_large_screen_the_picture_is_large_and_above_the_words():
    sizes = fit(13, (1900, 1000), needs)
    assert sizes == Sizes(13)


def test_on_a_low_screen_the_picture_goes_beside_the_words_before_the_letters_become_smaller():
    sizes = fit(26, (1200, 700), needs)
    assert sizes.beside
    assert sizes.em == 26


def test_on_a_tiny_screen_the_letters_become_smaller():
    sizes = fit(26, (500, 400), needs)
    assert sizes.em < 26


@given(st.floats(9, 96), st.integers(200, 4000), st.integers(200, 4000))
def test_it_fits_or_is_as_small_as_it_can_be(em: float, width: int, height: int):
    sizes = fit(em, (width, height), needs)
    needed = needs(sizes)
    assert (needed[0] <= width and needed[1] <= height) or sizes.em <= em * 0.5
