"""Blurring a part of a picture: nobody can tell."""

import pytest
from PIL import Image, ImageDraw, ImageFilter

from deskstretch.figure.blur import blurred


@pytest.mark.parametrize("radius", [0.4, 3.0, 7.7, 21.0])
@pytest.mark.parametrize(
    "box", [(90, 90, 120, 140), (0, 0, 20, 199), (150, 180, 230, 250), (99, 99, 99, 99)]
)
def test_it_is_the_same_as_blurring_all_of_it(radius: float, box: tuple[int, int, int, int]) -> None:
    light = Image.new("L", (200, 200))
    ImageDraw.Draw(light).ellipse(box, fill=235)
    whole = light.filter(ImageFilter.GaussianBlur(radius))
    assert blurred(light, radius).tobytes() == whole.tobytes()


def test_nothing_stays_nothing() -> None:
    assert blurred(Image.new("L", (20, 20)), 5).getextrema() == (0, 0)
