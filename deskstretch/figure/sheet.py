"""A contact sheet: all figures side by side, for the eye of whoever draws them."""

from collections.abc import Callable, Sequence
from math import ceil

from PIL import Image, ImageDraw, ImageFont

from .figure import Figure
from .picture import Drawn, still, unheard
from .theme import Theme

GROUND = {Theme.LIGHT: (250, 250, 252), Theme.DARK: (32, 35, 42), Theme.CONTRAST: (255, 255, 255)}
INK = {Theme.LIGHT: (40, 46, 60), Theme.DARK: (226, 230, 238), Theme.CONTRAST: (0, 0, 0)}


def sheet(
    figures: Sequence[tuple[str, Figure]],
    theme: Theme,
    size: int = 256,
    *,
    columns: int = 8,
    left: bool = False,
    drawn: Drawn = unheard,
) -> Image.Image:
    """The stills with their names, ``columns`` in a row, each ``size`` pixels wide, of either side."""
    label = _label(size)
    rows = ceil(len(figures) / columns)
    page = Image.new("RGBA", (columns * size, rows * (size + label)), (*GROUND[theme], 255))
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(size=label * 0.66)
    for index, (name, figure) in enumerate(figures):
        x, y = index % columns * size, index // columns * (size + label)
        page.alpha_composite(still(figure, size, theme, mirrored=left), (x, y))
        words = _fitting(name, size * 0.96, font.getlength)
        draw.text((x + size / 2, y + size + label * 0.1), words, fill=INK[theme], font=font, anchor="ma")
        drawn(index + 1, len(figures))
    return page


def _label(size: int) -> int:
    """The height of the line below a picture, in pixels."""
    return max(14, size // 11)


def _fitting(name: str, width: float, length: Callable[[str], float]) -> str:
    """As much of the name as there is room for; a name is not written into its neighbour."""
    if length(name) <= width:
        return name
    while name and length(f"{name}...") > width:
        name = name[:-1].rstrip()
    return f"{name}..."
