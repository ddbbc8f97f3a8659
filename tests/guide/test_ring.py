"""The ring that counts, looked at pixel by pixel."""

from dataclasses import replace
from math import cos, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from deskstretch.guide.look import CONTRAST, DARK, LIGHT, Look
from deskstretch.guide.ring import Dial, draw_ring

SIZE = 120


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def drawn(dial: Dial, look: Look = LIGHT, size: int = SIZE) -> Image.Image:
    return draw_ring(dial, size, look, look.ground)


def at(picture: Image.Image, degrees: float, radius: float = 0.465) -> object:
    """The colour at an angle from the top; ``radius`` as a share of the size, by default on the line."""
    size = picture.width
    x = (size - 1) / 2 + size * radius * sin(radians(degrees))
    y = (size - 1) / 2 - size * radius * cos(radians(degrees))
    return picture.getpixel((round(x), round(y)))


@pytest.mark.parametrize("look", [LIGHT, DARK, CONTRAST])
@pytest.mark.parametrize("size", [40, 80, 161])
def test_it_fills_clockwise_from_the_top(look: Look, size: int):
    picture = drawn(Dial(0.5), look, size)
    assert [at(picture, degrees) for degrees in (20, 90, 160)] == [rgb(look.accent)] * 3
    assert [at(picture, degrees) for degrees in (200, 270, 340)] == [rgb(look.track)] * 3


def test_nothing_and_all_of_it_are_whole_rings():
    for share, colour in ((0.0, LIGHT.track), (1.0, LIGHT.accent)):
        picture = drawn(Dial(share))
        assert {at(picture, degrees) for degrees in range(0, 360, 5)} == {rgb(colour)}


@pytest.mark.parametrize("parts", [2, 6, 10, 16, 24])
def test_each_repetition_has_its_part_with_gaps_between(parts: int):
    picture = drawn(Dial(1.0, parts), size=200)
    step = 360 / parts
    assert {at(picture, step * number) for number in range(parts)} == {rgb(LIGHT.ground)}
    assert {at(picture, step * (number + 0.5)) for number in range(parts)} == {rgb(LIGHT.accent)}


def test_many_repetitions_are_one_line():
    picture = drawn(Dial(0.5, 30))
    assert {at(picture, degrees) for degrees in range(15, 165, 3)} == {rgb(LIGHT.accent)}


def test_the_time_before_the_work_has_another_colour():
    assert at(drawn(Dial(0.5, waiting=True)), 90) == rgb(LIGHT.quiet)


def test_a_breath_swells_and_sinks():
    empty, full = drawn(Dial(0.1, breath=0.0)), drawn(Dial(0.1, breath=1.0))
    assert at(empty, 45, 0.3) == rgb(LIGHT.ground)
    assert at(full, 45, 0.3) == rgb(LIGHT.breath)
    assert at(empty, 0, 0) == at(full, 0, 0) == rgb(LIGHT.breath)


def test_the_end_is_a_tick():
    assert at(drawn(Dial(1.0, done=True)), 180, 0.1) == rgb(LIGHT.accent)


def test_its_edges_are_soft():
    """Several shades between the line and the ground, not the steps of one."""
    column = [drawn(Dial(0.5)).getpixel((x, 30)) for x in range(SIZE // 2)]
    assert len(set(column)) > 3


@given(
    st.floats(-0.5, 1.5),
    st.integers(0, 200),
    st.none() | st.floats(0, 1),
    st.sampled_from([16, 80, 200]),
)
def test_whatever_it_shows_it_is_as_large_as_was_asked(
    share: float, parts: int, breath: float | None, size: int
):
    assert drawn(Dial(share, parts, breath), size=size).size == (size, size)


@given(st.floats(0, 1), st.none() | st.floats(0, 1))
def test_what_looks_alike_is_not_drawn_again(share: float, breath: float | None):
    dial = Dial(share, 3, breath)
    rough = dial.rough(80)
    assert rough == rough.rough(80)
    assert abs(rough.share - share) < 0.002
    assert replace(rough, share=share, breath=breath) == dial
