"""A figure's table: what a pose keeps of the one before, and what is said of a slip."""

from pathlib import Path

import pytest

from deskstretch.core.errors import CatalogueError
from deskstretch.figure.camera import View
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


def test_of_several_packs_the_last_counts_as_it_does_for_their_stretches(tmp_path: Path) -> None:
    for name, view in (("a", "front"), ("b", "side")):
        (tmp_path / f"{name}.toml").write_text(
            f'[figure.mine]\nview = "{view}"\n[[figure.mine.poses]]\nfrom = "standing"\n'
        )
    found = figure_of("mine", tmp_path)
    assert found
    assert found.view is View.SIDE


@pytest.mark.parametrize("name", ["mine.toml", ".#mine.toml"])
@pytest.mark.parametrize(
    "content", [b"# M\xfcller", b'# nearly a chin-tuck\n"', b"figure = 1 # for the chin-tuck"]
)
def test_a_pack_that_cannot_be_read_takes_no_figure_from_the_others(
    tmp_path: Path, name: str, content: bytes
) -> None:
    """Its stretches are left out too, and that is where the person is told."""
    (tmp_path / name).write_bytes(content)
    assert figure_of("chin-tuck", tmp_path) == figure_of("chin-tuck")


def test_what_an_editor_left_behind_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / ".mine.toml").write_text(
        '[figure.mine]\nview = "front"\n[[figure.mine.poses]]\nfrom = "standing"\n'
    )
    assert figure_of("mine", tmp_path) is None


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
        (("works =", 'shows = ""\nworks ='), "line 3: lean: shows: must be a line of text in quotes"),
        (("works =", 'shows = "a\\nb"\nworks ='), "shows: must be one line without control characters"),
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
