"""The colours of a picture: on light ground, on dark ground, and with high contrast."""

from dataclasses import dataclass
from enum import StrEnum

from .shapes import Stuff

Colour = tuple[int, int, int]


class Theme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Palette:
    """``line`` is mixed into every colour for its edge, ``far`` into what is farther from the eye."""

    stuff: dict[Stuff, Colour]
    accent: Colour
    halo: Colour
    line: Colour
    line_share: float
    far: Colour
    floor: tuple[int, int, int, int]

    def edge(self, colour: Colour) -> Colour:
        return mixed(colour, self.line, self.line_share)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """``share`` of the other colour in the one; 0 leaves it."""
    r, g, b = (round(a + (z - a) * share) for a, z in zip(one, other, strict=True))
    return (r, g, b)


def palette(theme: Theme) -> Palette:
    return _PALETTES[theme]


_LIGHT = {
    Stuff.SKIN: (219, 168, 137),
    Stuff.SHIRT: (46, 143, 148),
    Stuff.TROUSERS: (59, 74, 102),
    Stuff.SHOE: (38, 46, 64),
    Stuff.HAIR: (74, 54, 50),
    Stuff.FEATURE: (60, 42, 40),
    Stuff.PAD: (176, 184, 196),
    Stuff.METAL: (143, 151, 165),
    Stuff.WOOD: (205, 178, 145),
    Stuff.WALL: (205, 210, 218),
    Stuff.MAT: (158, 190, 186),
    Stuff.FOAM: (132, 146, 178),
}

_DARK = {
    Stuff.SKIN: (222, 174, 144),
    Stuff.SHIRT: (64, 172, 176),
    Stuff.TROUSERS: (116, 134, 172),
    Stuff.SHOE: (176, 186, 206),
    Stuff.HAIR: (112, 86, 78),
    Stuff.FEATURE: (52, 36, 34),
    Stuff.PAD: (92, 100, 114),
    Stuff.METAL: (112, 120, 134),
    Stuff.WOOD: (134, 112, 88),
    Stuff.WALL: (80, 86, 98),
    Stuff.MAT: (70, 106, 104),
    Stuff.FOAM: (84, 96, 128),
}

_CONTRAST = {
    Stuff.SKIN: (255, 255, 255),
    Stuff.SHIRT: (255, 255, 255),
    Stuff.TROUSERS: (214, 214, 214),
    Stuff.SHOE: (60, 60, 60),
    Stuff.HAIR: (40, 40, 40),
    Stuff.FEATURE: (0, 0, 0),
    Stuff.PAD: (150, 150, 150),
    Stuff.METAL: (120, 120, 120),
    Stuff.WOOD: (150, 150, 150),
    Stuff.WALL: (150, 150, 150),
    Stuff.MAT: (150, 150, 150),
    Stuff.FOAM: (150, 150, 150),
}

_PALETTES = {
    Theme.LIGHT: Palette(
        _LIGHT, (233, 84, 60), (255, 255, 255), (22, 28, 44), 0.42, (40, 48, 70), (30, 40, 60, 34)
    ),
    Theme.DARK: Palette(
        _DARK, (255, 122, 92), (28, 32, 40), (10, 14, 22), 0.55, (18, 22, 32), (0, 0, 0, 90)
    ),
    Theme.CONTRAST: Palette(
        _CONTRAST, (225, 30, 0), (255, 255, 255), (0, 0, 0), 1.0, (90, 90, 90), (0, 0, 0, 70)
    ),
}
