"""A figure's table: what a pose keeps of the one before, and what is said of a slip."""

from pathlib import Path

import pytest

from deskstretch.core.errors import CatalogueError
from deskstretch.figure.pose import Reach, Support
from deskstretch.figure.shelf import complaints, figure_of, figures_in, postures

GOOD = """\
[figure.lean]
view = "front"
works = ["both calf", "left side"]
arrows = [{ follow = "head", shift = [0, 12] }]

[[figure.lean.poses]]
from = "sitting"

[[figure.lean.poses]]
lower_back.side = 15
right_hand = { on = "head", out = 20 }
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_pose_begins_as_the_one_before_it(tmp_path: Path) -> None:
    [(name, figure)] = figures_in(written(tmp_path, GOOD))
    first, second = figure.poses
    assert name == "lean"
    assert first == postures()["sitting"]
    assert second.support is Support.SEAT
    assert second.left == first.left
    assert second.lower_back.side == 15
    assert second.right.hand == Reach("head", out=20)
    assert figure.scene.chair
    assert figure.works == ("right calf", "left calf", "left side")
    assert figure.told is second


def test_angles_free_a_hand_that_rested_on_something(tmp_path: Path) -> None:
    [(_, figure)] = figures_in(written(tmp_path, GOOD + "left_arm = { lift = 90 }\n"))
    assert figure.told.left.hand is None
    assert figure.told.right.hand is not None


def test_one_of_the_persons_own_counts_before_a_shipped_one(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace("lean", "chin-tuck"))
    own, shipped = figure_of("chin-tuck", tmp_path), figure_of("chin-tuck")
    assert own != shipped
    assert own is not None


def test_there_may_be_none(tmp_path: Path) -> None:
    assert figure_of("nobody-drew-it", tmp_path) is None


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (('view = "front"', 'view = "frnt"'), "mine.toml, line 2: lean: view: must be"),
        (('view = "front"\n', ""), "mine.toml, line 1: lean: view: is missing"),
        (
            ("lower_back.side = 15", "lower_back.sides = 15"),
            'line 10: lean: poses 2 lower_back sides: "sides" is no known key, did you mean "side"?',
        ),
        (("lower_back.side = 15", 'lower_back.side = "15"'), 'must be a number from -360 to 360, got "15"'),
        (("lower_back.side = 15", "lower_back = 15"), "must be a table of angles, got 15"),
        (('on = "head"', 'on = "haed"'), '"haed" is no known place, did you mean "head"?'),
        (('from = "sitting"', 'from = "siting"'), '"siting" is no known posture, did you mean "sitting"?'),
        (('follow = "head"', 'follow = "hed"'), '"hed" is no known point, did you mean "head"?'),
        (('"left side"', '"left sid"'), '"left sid" is no known place, did you mean "left side"?'),
        (("shift = [0, 12]", "shift = [0]"), "must be 2 numbers in brackets, like [0, 10]"),
        (('on = "head"', 'on = "desk"'), "rests on the desk: say where it is, like desk = 50"),
        (("works =", "telling = 3\nworks ="), "must be the number of a pose, 1 to 2, got 3"),
        (("[figure.lean]\n", "[figure.lean]\nwings = 2\n"), '"wings" is no known key'),
    ],
)
def test_a_slip_is_told_with_its_place_and_the_mend(
    tmp_path: Path, slip: tuple[str, str], said: str
) -> None:
    assert slip[0] in GOOD
    with pytest.raises(CatalogueError) as caught:
        list(figures_in(written(tmp_path, GOOD.replace(*slip))))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_written_cannot_steer_a_terminal(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        list(figures_in(written(tmp_path, GOOD.replace('on = "head"', 'on = "\\u001b[31mhead"'))))
    assert "\x1b" not in str(caught.value)


def test_a_file_without_figures_has_none(tmp_path: Path) -> None:
    assert list(figures_in(written(tmp_path, "# nothing yet\n"))) == []


def test_everything_wrong_in_a_file_is_said_with_its_line(tmp_path: Path) -> None:
    text = GOOD.replace('right_hand = { on = "head", out = 20 }', "head.bend = 60")
    text += '\n[figure.other]\nview = "side"\npsoes = []\n'
    said = list(complaints(written(tmp_path, text), {"other"}))
    assert said == [
        "mine.toml, line 1: lean: there is no stretch of that id",
        "mine.toml, line 1: lean: pose 2: head: bend is 60°; a body goes from -38 to 38°",
        'mine.toml, line 15: other: psoes: "psoes" is no known key, did you mean "poses"?',
    ]
