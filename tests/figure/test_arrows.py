"""The arrows: where they run, and how long."""

from dataclasses import replace
from itertools import pairwise
from math import hypot

from deskstretch.figure.arrows import POINTS, SHORTEST, path
from deskstretch.figure.camera import View, camera
from deskstretch.figure.figure import Arrow, Figure
from deskstretch.figure.hull import Point
from deskstretch.figure.pose import Arm, Bend, Pose, Shoulder, Side
from deskstretch.figure.solve import solve

SIDE = camera(View.SIDE)
AT_REST = Pose()


def shrugged(up: float, forward: float) -> Pose:
    side = Side(shoulder=Shoulder(up=up, forward=forward))
    return replace(AT_REST, right=side, left=side)


def figure(*poses: Pose, telling: int = -1) -> Figure:
    return Figure(poses=poses, view=View.SIDE, telling=telling % len(poses))


def long(line: list[Point]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line))


def test_an_arrow_ends_where_its_point_is_in_the_telling_pose() -> None:
    told = replace(AT_REST, right=Side(arm=Arm(lift=90, plane=0)))
    line = path(figure(AT_REST, told), Arrow("right hand"), SIDE)
    assert line[-1] == SIDE.flat(POINTS["right hand"](solve(told, figure(told).scene)))


def test_a_small_movement_is_drawn_larger_up_to_where_it_ends() -> None:
    told = shrugged(up=5, forward=0)
    line = path(figure(AT_REST, told), Arrow("right shoulder"), SIDE)
    assert abs(long(line) - SHORTEST) < 0.1
    assert line[-1] == SIDE.flat(POINTS["right shoulder"](solve(told, figure(told).scene)))


def test_a_small_movement_to_and_fro_is_drawn_larger_at_either_end() -> None:
    shapes = figure(AT_REST, shrugged(up=5, forward=0))
    once, both = (path(shapes, Arrow("right shoulder", both=both), SIDE) for both in (False, True))
    assert long(both) > long(once)
    assert both[-1][1] > once[-1][1] > both[0][1]


CORNERS = (shrugged(0, 0), shrugged(3, -4), shrugged(7, 0), shrugged(3, 4))


def test_an_arrow_around_goes_the_way_of_the_poses_and_stays_open() -> None:
    line = path(figure(*CORNERS, telling=2), Arrow("right shoulder around"), SIDE)
    assert line[-1][1] == max(y for _, y in line)
    assert line[-2][0] < line[-1][0]  # back, up, and then forward: with the clock, seen from the right
    assert hypot(line[0][0] - line[-1][0], line[0][1] - line[-1][1]) > 5


def test_a_small_round_is_drawn_wide_enough_to_be_seen() -> None:
    small = tuple(shrugged(pose.right.shoulder.up / 4, pose.right.shoulder.forward / 4) for pose in CORNERS)
    line = path(figure(*small), Arrow("right shoulder around"), SIDE)
    assert max(x for x, _ in line) - min(x for x, _ in line) > 15


def test_a_shifted_arrow_stands_beside_the_body() -> None:
    shapes = figure(AT_REST, replace(AT_REST, neck=Bend(bend=30)))
    line, shifted = (path(shapes, Arrow("nose", shift), SIDE) for shift in ((0, 0), (8, -3)))
    assert [(x + 8, y - 3) for x, y in line] == shifted


def test_shoulder_blades_come_together_when_the_shoulders_are_drawn_back() -> None:
    def apart(pose: Pose) -> float:
        bones = solve(pose, figure(pose).scene)
        right, left = (POINTS[f"{side} shoulder blade"](bones) for side in ("right", "left"))
        return left[1] - right[1]

    assert apart(shrugged(0, -5)) < apart(AT_REST) - 10


def test_the_sight_is_near_with_the_head_bowed_and_far_with_it_level() -> None:
    def ahead(bend: float) -> float:
        pose = replace(AT_REST, head=Bend(bend=bend))
        return POINTS["sight"](solve(pose, figure(pose).scene))[0]

    assert ahead(0) > ahead(12) + 25
