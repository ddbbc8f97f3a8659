"""Where the window goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.guide.corner import Box, Frame, clear_of, corner, screen_at

LEFT = Box(0, 0, 1280, 1024)
RIGHT = Box(1280, 0, 1920, 1080)
PRIMARY_FIRST = [RIGHT, LEFT]


@pytest.mark.parametrize(
    ("point", "screen"), [((0, 0), LEFT), ((1279, 1023), LEFT), ((1280, 0), RIGHT), ((3199, 1079), RIGHT)]
)
def test_the_screen_is_the_one_with_the_point(point: tuple[int, int], screen: Box):
    assert screen_at(PRIMARY_FIRST, point) == screen


@pytest.mark.parametrize("point", [None, (-5, 10), (100, 1050)])
def test_without_a_point_on_any_screen_it_is_the_first(point: tuple[int, int] | None):
    assert screen_at(PRIMARY_FIRST, point) == RIGHT


@pytest.mark.parametrize(
    ("panel", "left_over"),
    [
        (Box(0, 0, 1280, 30), Box(0, 30, 1280, 994)),
        (Box(0, 984, 1280, 40), Box(0, 0, 1280, 984)),
        (Box(0, 0, 60, 1024), Box(60, 0, 1220, 1024)),
        (Box(1220, 0, 60, 1024), Box(0, 0, 1220, 1024)),
        (Box(1280, 1040, 1920, 40), LEFT),
        (Box(0, 0, 0, 0), LEFT),
    ],
)
def test_the_window_keeps_clear_of_a_panel_along_an_edge_of_its_screen(panel: Box, left_over: Box):
    assert clear_of(LEFT, [panel]) == left_over


def test_panels_on_several_edges_all_count():
    panels = [Box(0, 0, 1280, 30), Box(0, 984, 1280, 40), Box(0, 30, 50, 954), Box(0, 994, 1280, 30)]
    assert clear_of(LEFT, panels) == Box(50, 30, 1230, 954)


def test_a_panel_that_reserves_a_whole_screen_beside_its_own_is_no_panel_there():
    """On the left edge of the right screen it reserves everything from the left edge of the desktop."""
    reserved = Box(0, 0, 1280 + 64, 1080)
    assert clear_of(LEFT, [reserved]) == LEFT
    assert clear_of(RIGHT, [reserved]) == Box(1344, 0, 1856, 1080)


def test_the_frame_stands_a_margin_away_from_the_corner():
    x, y = corner(LEFT, 360, 480, 16, Frame(left=2, right=2, top=24, bottom=3))
    assert x + 2 + 360 + 2 == 1280 - 16
    assert y + 24 + 480 + 3 == 1024 - 16


boxes = st.builds(
    Box, st.integers(-4000, 4000), st.integers(-4000, 4000), st.integers(200, 4000), st.integers(200, 4000)
)
frames = st.builds(Frame, st.integers(0, 20), st.integers(0, 20), st.integers(0, 60), st.integers(0, 20))


@given(boxes, st.integers(1, 5000), st.integers(1, 5000), st.integers(0, 50), frames)
def test_the_title_is_always_on_the_screen(area: Box, width: int, height: int, margin: int, frame: Frame):
    assert area.holds(corner(area, width, height, margin, frame))


@given(boxes, st.lists(boxes, max_size=5))
def test_panels_leave_something_of_every_screen(screen: Box, panels: list[Box]):
    area = clear_of(screen, panels)
    assert screen.shared(area) == area
    assert area.width >= 0
    assert area.height >= 0
