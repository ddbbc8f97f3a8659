"""One standing figure with its regions tinted, each as strongly as it was worked."""

from collections.abc import Mapping
from dataclasses import replace

from PIL import Image

from ..core.stretch import Region
from .camera import View, camera
from .figure import Figure
from .paint import Canvas
from .picture import crop
from .pose import Arm, Leg, Pose, Scene, Side
from .regions import Glow, glow
from .shapes import Stuff
from .skeleton import Skeleton
from .solve import solve
from .theme import Colour, Palette, Theme, palette

_SIDE = Side(arm=Arm(lift=20, plane=90, elbow=14), leg=Leg(out=7))
_STANDING = Pose(right=_SIDE, left=_SIDE)

WIDTH = 0.5
"""Of the height: a standing figure is no square."""

_RUNS_OUT = {
    Region.SHOULDERS: frozenset({"upper back"}),
    Region.HIPS: frozenset({"pelvis"}),
    Region.LEGS: frozenset({"pelvis"}),
}
"""The parts on which a tint ends softly: a shoulder does not end where the sleeve is sewn on."""

_GREYS: Mapping[Theme, tuple[Colour, Colour, Colour, Colour]] = {
    Theme.LIGHT: ((226, 232, 234), (209, 217, 220), (190, 200, 205), (160, 172, 178)),
    Theme.DARK: ((108, 124, 131), (90, 105, 111), (76, 90, 97), (62, 74, 80)),
    Theme.CONTRAST: ((255, 255, 255), (255, 255, 255), (214, 214, 214), (60, 60, 60)),
}
"""Skin, shirt, trousers, and what is darkest. Without colours of its own the body shows the tint alone."""

_PLACES: Mapping[View, Mapping[Region, tuple[str, ...]]] = {
    View.FRONT: {
        Region.EYES: ("eyes",),
        Region.NECK: ("front of the neck",),
        Region.SHOULDERS: ("right shoulder", "left shoulder"),
        Region.BREATH: ("chest",),
        Region.HIPS: ("right front of the hip", "left front of the hip"),
        Region.LEGS: ("right front of the thigh", "left front of the thigh"),
        Region.WRISTS: ("right wrist", "left wrist"),
        Region.ANKLES: ("right ankle", "left ankle"),
    },
    View.BACK: {
        Region.WHOLE_SPINE: ("spine",),
        Region.NECK: ("neck",),
        Region.UPPER_BACK: ("between the shoulder blades",),
        Region.LOWER_BACK: ("lower back",),
        Region.SHOULDERS: ("right back of the shoulder", "left back of the shoulder"),
        Region.HIPS: ("right buttock", "left buttock"),
        Region.LEGS: (
            *("right back of the thigh", "left back of the thigh"),
            *("right calf", "left calf"),
        ),
        Region.WRISTS: ("right wrist", "left wrist"),
        Region.ANKLES: ("right ankle", "left ankle"),
    },
}


def body_map(strengths: Mapping[Region, float], view: View, height: int, theme: Theme) -> Image.Image:
    """The figure from the front or the back, ``height`` pixels high and half as wide, on clear ground.

    ``strengths`` are 0 to 1; a region that is not named, or of the other side, is not tinted. The whole
    body has no place of its own.
    """
    bones = solve(_STANDING, Scene())
    # The weakest first: where two meet, the stronger one lies on top.
    worked = sorted(
        (region for region in _PLACES[view] if strengths.get(region)), key=strengths.__getitem__
    )
    glows = [_tint(region, name, bones, strengths) for region in worked for name in _PLACES[view][region]]
    figure = Figure(poses=(_STANDING,), view=view)
    eye = camera(view)
    canvas = Canvas(height, crop(figure, eye), eye, _colours(theme))
    canvas.scene(bones, figure.scene, glows)
    picture = canvas.tinted(glows)
    aside = round(height * (1 - WIDTH) / 2)
    return picture.crop((aside, 0, aside + round(height * WIDTH), height))


def _tint(region: Region, place: str, bones: Skeleton, strengths: Mapping[Region, float]) -> Glow:
    found = glow(place, bones)
    parts = found.parts | _RUNS_OUT.get(region, frozenset())
    return replace(found, parts=parts, strength=strengths[region])


def _colours(theme: Theme) -> Palette:
    skin, shirt, trousers, dark = _GREYS[theme]
    body = {Stuff.SKIN: skin, Stuff.SHIRT: shirt, Stuff.TROUSERS: trousers}
    rest = dict.fromkeys((Stuff.SHOE, Stuff.HAIR, Stuff.FEATURE), dark)
    usual = palette(theme)
    return replace(usual, stuff={**usual.stuff, **body, **rest}, line_share=0.3)
