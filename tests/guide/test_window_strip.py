"""Key poses as large as a card has room for."""

import pytest
from PIL import Image

from deskstretch.guide.window_strip import arranged, parted

GAP = 4


def strip(count: int, box: tuple[int, int, int, int], side: int = 100) -> Image.Image:
    """So many poses, each with a body that fills this box of its square."""
    whole = Image.new("RGBA", (side * count, side))
    for number in range(count):
        body = Image.new("RGBA", (box[2] - box[0], box[3] - box[1]), (200, 40 * number, 0, 255))
        whole.paste(body, (side * number + box[0], box[1]))
    return whole


def test_the_room_that_no_pose_needs_goes():
    poses = parted(strip(3, (30, 10, 70, 90)))
    assert [pose.size for pose in poses] == [(40, 80)] * 3


def test_what_one_pose_needs_all_of_them_have():
    """Or the body would jump from one to the next."""
    whole = strip(2, (30, 10, 70, 90))
    whole.paste((1, 2, 3, 255), (100, 50, 130, 60))  # an arm of the second
    assert [pose.size for pose in parted(whole)] == [(70, 80)] * 2


def test_narrow_poses_stand_in_one_row_as_high_as_the_card():
    row = arranged(parted(strip(3, (30, 0, 70, 100))), 340, 100, GAP)
    assert row.size == (3 * 40 + 2 * GAP, 100)


def test_low_and_wide_ones_stand_in_two_rows_and_the_odd_one_in_the_middle():
    rows = arranged(parted(strip(3, (0, 60, 100, 95))), 210, 100, GAP)
    assert rows.height > 60
    last = rows.crop((0, rows.height - 1, rows.width, rows.height)).getbbox()
    assert last is not None
    assert abs(last[0] - (rows.width - last[2])) <= 1


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("box", [(30, 0, 70, 100), (0, 60, 100, 95), (0, 0, 100, 100)])
def test_they_never_leave_the_card(count: int, box: tuple[int, int, int, int]):
    drawn = arranged(parted(strip(count, box)), 170, 90, GAP)
    assert drawn.width <= 170
    assert drawn.height <= 90
