"""The steps as they are told for the side at work."""

import re
from dataclasses import replace

import pytest

from deskstretch.catalogue import load_catalogue
from deskstretch.core.steps import mirrored, steps
from deskstretch.core.stretch import Sides, Stretch
from deskstretch.core.timeline import Side
from tests.desk import stretch

FIGURE_FOUR = stretch(
    "figure four",
    sides=Sides.EACH,
    steps=("Lay your right ankle on your left knee.", "Lean forward.", "Breathe. Then the left."),
)
TWO_SIDED = [shipped for shipped in load_catalogue() if shipped.sides is not Sides.NONE]


def test_the_left_side_is_told_with_left_and_right_exchanged():
    assert steps(FIGURE_FOUR, Side.RIGHT)[0] == "Lay your right ankle on your left knee."
    assert steps(FIGURE_FOUR, Side.LEFT)[0] == "Lay your left ankle on your right knee."


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("Breathe. Then the left.", ("Breathe.",)),
        ("Come up slowly, then lean left.", ("Come up slowly.",)),
        ("Keep still. Turn round for the other leg.", ("Keep still.",)),
        ("Circles: five one way, five the other.", ("Circles: five one way, five the other.",)),
        ("Lay the right hand on the other.", ("Lay the right hand on the other.",)),
    ],
)
def test_that_the_other_side_follows_is_left_to_the_guide(step: str, told: tuple[str, ...]):
    assert steps(replace(FIGURE_FOUR, steps=(step,)), Side.RIGHT) == told


def test_a_step_that_says_nothing_else_is_left_out_but_never_the_last_one():
    short = replace(FIGURE_FOUR, steps=("Lean forward.", "Then the left."))
    assert steps(short, Side.LEFT) == ("Lean forward.",)
    only = replace(FIGURE_FOUR, steps=("Then the left.",))
    assert steps(only, Side.RIGHT) == ("Then the left.",)


def test_without_a_side_the_steps_stay_as_they_are_written():
    assert steps(FIGURE_FOUR, None) == FIGURE_FOUR.steps


@pytest.mark.parametrize("shipped", TWO_SIDED, ids=lambda shipped: shipped.id)
def test_no_shipped_step_speaks_of_the_side_that_comes_later(shipped: Stretch):
    for side in Side:
        told = steps(shipped, side)
        assert not re.search(r"then (the|lean) (left|right)|the other (side|leg)", " ".join(told), re.I)
        assert all(step.endswith(".") and not step.endswith("..") and step[0] != " " for step in told)
    assert tuple(map(mirrored, steps(shipped, Side.LEFT))) == steps(shipped, Side.RIGHT)


def test_a_right_that_is_no_side_stays():
    assert mirrored("Right away, at a right angle, lift the Right foot right up to the left one.") == (
        "Right away, at a right angle, lift the Left foot right up to the right one."
    )
