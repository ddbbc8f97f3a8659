"""Pictures: every size, the mirror image, everything in the frame, and the movement."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageStat

from deskstretch.figure.camera import View, camera
from deskstretch.figure.figure import Arrow, Figure
from deskstretch.figure.files import animated, encoded
from deskstretch.figure.picture import Animation, crop, extent, still, strip
from deskstretch.figure.pose import Bend, Pose, Reach, Scene
from deskstretch.figure.theme import Theme, palette

from .test_solve import SITTING

LEANING = replace(SITTING, lower_back=Bend(side=15), upper_back=Bend(side=12))
LEAN = Figure(
    poses=(SITTING, LEANING),
    view=View.FRONT,
    scene=Scene(chair=True),
    works=("left side",),
    arrows=(Arrow("head", (0, 12)),),
)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean of what the pictures differ by on white, 0 to 255."""
    ground = Image.new("RGBA", one.size, "white")
    flat = [Image.alpha_composite(ground, picture).convert("RGB") for picture in (one, other)]
    return sum(ImageStat.Stat(ImageChops.difference(*flat)).mean) / 3


@pytest.mark.parametrize("size", [64, 255, 1024])
def test_a_still_has_the_size_that_was_asked_for_and_empty_edges(size: int) -> None:
    picture = still(LEAN, size, Theme.LIGHT)
    assert picture.size == (size, size)
    alpha = picture.getchannel("A")
    edge = max(1, size // 100)
    for box in ((0, 0, size, edge), (0, 0, edge, size), (size - edge, 0, size, size)):
        assert alpha.crop(box).getextrema() == (0, 0), box


def test_the_picture_for_the_left_side_is_the_mirror_image_from_the_front() -> None:
    right, left = still(LEAN, 256, Theme.LIGHT), still(LEAN, 256, Theme.LIGHT, mirrored=True)
    assert difference(right, left) > 3
    assert difference(right.transpose(Image.Transpose.FLIP_LEFT_RIGHT), left) < 0.6


def test_the_working_side_is_tinted_and_only_it() -> None:
    accent = palette(Theme.LIGHT).accent
    plain = replace(LEAN, works=(), arrows=())
    tinted = (
        ImageChops.difference(
            still(plain, 256, Theme.LIGHT).convert("RGB"),
            still(replace(plain, works=LEAN.works), 256, Theme.LIGHT).convert("RGB"),
        )
        .convert("L")
        .point(lambda value: 255 if value > 12 else 0)
    )
    left, _, right, _ = tinted.getbbox() or (0, 0, 0, 0)
    assert left > 118, "the person's left is on the right of the picture"
    assert right - left > 10
    assert accent[0] > accent[2]


def test_every_theme_draws_with_colours_of_its_own() -> None:
    pictures = [still(LEAN, 128, theme) for theme in Theme]
    assert difference(pictures[0], pictures[1]) > 2
    assert difference(pictures[0], pictures[2]) > 2


def test_a_strip_has_the_key_poses_side_by_side() -> None:
    assert strip(LEAN, 100, Theme.DARK).size == (200, 100)


def test_the_movement_begins_in_the_first_pose_rests_and_comes_back() -> None:
    movement = Animation(LEAN, 96, Theme.LIGHT)
    assert movement.pose(0) == movement.pose(0.2) == SITTING
    assert movement.pose(0.5) == movement.pose(0.7) == LEANING
    first, moving = movement.pose(0.35), movement.pose(0.4)
    assert (
        SITTING.lower_back.side < first.lower_back.side < moving.lower_back.side < LEANING.lower_back.side
    )
    assert movement.pose(1.0) == SITTING


def test_all_frames_are_in_the_picture() -> None:
    eye = camera(LEAN.view)
    seen = crop(LEAN, eye)
    movement = Animation(LEAN, 64, Theme.LIGHT)
    for step in range(20):
        passing: Pose = movement.pose(step / 20)
        left, low, right, high = extent(replace(LEAN, poses=(passing,), arrows=(), telling=0), eye)
        assert seen.x - seen.side / 2 < left < right < seen.x + seen.side / 2
        assert seen.y - seen.side / 2 <= low < high < seen.y + seen.side / 2


def test_a_webp_moves_for_as_long_as_one_round() -> None:
    data = animated(Animation(LEAN, 64, Theme.LIGHT))
    picture = Image.open(io.BytesIO(data))
    assert picture.format == "WEBP"
    assert getattr(picture, "n_frames", 1) > 10
    lengths = []
    for frame in range(picture.n_frames):  # type: ignore[attr-defined]
        picture.seek(frame)
        picture.load()
        lengths.append(picture.info["duration"])
    assert sum(lengths) == pytest.approx(1000 * Animation(LEAN, 64, Theme.LIGHT).period, abs=120)


def test_the_way_back_has_the_pictures_of_the_way_there() -> None:
    told: list[tuple[int, int]] = []
    animated(Animation(LEAN, 64, Theme.LIGHT), 10, lambda done, of: told.append((done, of)))
    assert told[-1] == (12, 12), "two that rest, ten on the way"
    assert len(list(Animation(LEAN, 64, Theme.LIGHT).ways(10, 24))) == 22


def test_there_and_back_is_the_same_way_whatever_it_passes() -> None:
    """Also for a hand that lets go of one thing and takes hold of another."""
    holding = replace(LEANING, right=replace(LEANING.right, hand=Reach("head")))
    movement = Animation(replace(LEAN, poses=(SITTING, holding, SITTING, LEANING)), 64, Theme.LIGHT)
    ways = [way for way, _ in movement.ways(10, 24)]
    there, back = ways[1:11], ways[12:22]
    assert back == there[::-1]
    assert ways[22] == ways[0], "a pose that comes twice is the same one"


def test_a_round_is_as_long_as_its_frames_and_never_has_too_many_of_them() -> None:
    slow = Animation(replace(LEAN, move=8, hold=0), 64, Theme.LIGHT)
    ways = list(slow.ways(15, 24))
    assert len(ways) == 48
    assert sum(seconds for _, seconds in ways) == pytest.approx(slow.period)


def test_a_frame_of_a_movement_does_not_depend_on_those_drawn_before_it() -> None:
    """The furniture's outlines are kept from frame to frame."""
    movement = Animation(LEAN, 96, Theme.LIGHT)
    movement.frame(0.1)
    fresh = Animation(LEAN, 96, Theme.LIGHT)
    assert movement.frame(0.4).tobytes() == fresh.frame(0.4).tobytes()


def test_the_same_figure_gives_the_same_bytes() -> None:
    assert encoded(LEAN, ".png", 96, Theme.LIGHT) == encoded(LEAN, ".png", 96, Theme.LIGHT)
