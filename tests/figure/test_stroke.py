"""A line as a polygon: as wide as it was asked for, all along."""

from math import cos, hypot, pi, sin

import pytest

from deskstretch.figure.stroke import band


def test_a_straight_line_becomes_a_rectangle() -> None:
    assert band([(0, 0), (10, 0)], 4) == [(0, 2), (10, 2), (10, -2), (0, -2)]


def test_a_line_that_ends_where_it_began_is_a_ring_without_a_notch() -> None:
    corners = [(10 * cos(2 * pi * i / 28), 10 * sin(2 * pi * i / 28)) for i in range(28)]
    shape = band([*corners, corners[0]], 2)
    assert sorted({round(hypot(x, y), 2) for x, y in shape}) == [9, 11]
    assert shape[0] == pytest.approx(shape[28])


def test_a_point_twice_is_one_and_one_alone_is_no_line() -> None:
    assert band([(0, 0), (0, 0), (10, 0)], 4) == band([(0, 0), (10, 0)], 4)
    assert band([(5, 5), (5, 5)], 4) == []
    assert band([], 4) == []
