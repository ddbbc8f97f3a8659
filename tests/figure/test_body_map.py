"""The figure with its regions tinted: each where it is, and as strongly as was asked."""

import pytest
from PIL import Image, ImageChops, ImageStat

from deskstretch.core.stretch import Region
from deskstretch.figure.body_map import body_map
from deskstretch.figure.camera import View
from deskstretch.figure.theme import Theme

HEIGHT = 240
FRONT_ONLY = {Region.EYES, Region.BREATH}
BACK_ONLY = {Region.UPPER_BACK, Region.LOWER_BACK, Region.WHOLE_SPINE}


def tint(region: Region, view: View, strength: float = 1, theme: Theme = Theme.LIGHT) -> Image.Image:
    """What the tint of one region changes in the picture, in grey."""
    plain = body_map({}, view, HEIGHT, theme).convert("RGB")
    tinted = body_map({region: strength}, view, HEIGHT, theme).convert("RGB")
    return ImageChops.difference(plain, tinted).convert("L")


def middle(picture: Image.Image) -> float:
    """How far down what is not black lies, 0 to 1."""
    box = picture.point(lambda value: 255 if value > 20 else 0).getbbox()
    assert box
    return (box[1] + box[3]) / 2 / picture.height


@pytest.mark.parametrize("theme", list(Theme))
def test_the_figure_stands_free_on_clear_ground(theme: Theme) -> None:
    picture = body_map({}, View.FRONT, HEIGHT, theme)
    assert picture.size == (HEIGHT // 2, HEIGHT)
    left, top, right, bottom = picture.getchannel("A").getbbox() or (0, 0, 0, 0)
    assert left > 0
    assert right < HEIGHT // 2
    assert 0 < top < HEIGHT * 0.1
    assert HEIGHT * 0.9 < bottom < HEIGHT


@pytest.mark.parametrize("view", [View.FRONT, View.BACK])
def test_each_region_is_tinted_on_its_side_of_the_body(view: View) -> None:
    hidden = {Region.WHOLE_BODY} | (BACK_ONLY if view is View.FRONT else FRONT_ONLY)
    seen = {region for region in Region if tint(region, view).getextrema()[1] > 40}
    assert seen == set(Region) - hidden


def test_tints_lie_in_the_order_of_the_body() -> None:
    order = (Region.NECK, Region.SHOULDERS, Region.LOWER_BACK, Region.HIPS, Region.LEGS, Region.ANKLES)
    heights = [middle(tint(region, View.BACK)) for region in order]
    assert heights == sorted(heights)
    assert heights[0] < 0.3
    assert heights[-1] > 0.85


def test_a_stronger_tint_is_deeper_and_none_is_none() -> None:
    depths = [ImageStat.Stat(tint(Region.LOWER_BACK, View.BACK, share)).mean[0] for share in (0, 0.3, 1)]
    assert depths[0] == 0
    assert depths[1] * 2 < depths[2]


def test_where_two_meet_the_stronger_one_is_seen() -> None:
    both = {Region.WHOLE_SPINE: 0.1, Region.LOWER_BACK: 1.0}
    one = {Region.LOWER_BACK: 1.0}
    back = (HEIGHT // 4, round(HEIGHT * 0.4))
    pixels = [body_map(tints, View.BACK, HEIGHT, Theme.LIGHT).getpixel(back) for tints in (both, one)]
    assert pixels[0] == pixels[1]
