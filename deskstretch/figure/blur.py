"""A soft light, blurred only where there is any: most of a picture is dark."""

from math import ceil

from PIL import Image, ImageFilter


def blurred(light: Image.Image, radius: float) -> Image.Image:
    """The same as Pillow's GaussianBlur of all of it, for an "L" picture that is mostly 0."""
    box = light.getbbox()
    if box is None:
        return light
    # As far as it spreads: Pillow makes it of three box blurs.
    reach = ceil(3 * radius) + 4
    width, height = light.size
    left, top, right, bottom = box
    around = (
        max(0, left - reach),
        max(0, top - reach),
        min(width, right + reach),
        min(height, bottom + reach),
    )
    light = light.copy()
    light.paste(light.crop(around).filter(ImageFilter.GaussianBlur(radius)), around)
    return light
