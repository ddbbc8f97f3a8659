"""Draws a scene with Pillow: at four times the size, the far shapes first, then made smaller."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

from .blur import blurred
from .camera import Camera
from .flesh import flesh
from .furniture import furniture
from .head import Patch, head, head_shape
from .hull import Circle, Point, outline, stepped
from .pose import Scene
from .regions import Glow
from .shapes import Ball, Shape, Stuff
from .skeleton import Skeleton
from .stroke import band
from .theme import Colour, Palette, mixed

OVER = 4
"""How many times larger than the picture it is drawn."""

_LINE = 0.85
"""Width of the lines, in cm; on small pictures never under ``_THINNEST`` pixels."""

_THINNEST = 0.7
_BODY_SHADE = 0.2
_SHINING_THROUGH = 105
_TRUNK = frozenset({"lower back", "upper back"})
_NEAR_FLOOR = 12.0
"""In cm: what is higher casts no shadow."""

_FROM_ABOVE = 0.8
"""Who looks down sees no shadow that is worth it."""

_NO_SHADOW = (Stuff.WALL, Stuff.MAT)


@dataclass(frozen=True, slots=True)
class Crop:
    """What part of the plane is in the picture: its middle and its side, in cm. Pictures are square."""

    x: float
    y: float
    side: float


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is on the canvas already, for the seams of what comes after it."""

    polygon: list[Point]
    joints: dict[str, Circle]


Outlines = dict[Shape, list[Point]]
"""Of the furniture on the picture; the same on every frame of a movement."""


class Canvas:
    """A picture in the making. ``known``: outlines from the frame before, and for the next one."""

    def __init__(
        self, size: int, crop: Crop, eye: Camera, colours: Palette, known: Outlines | None = None
    ) -> None:
        self._known = {} if known is None else known
        self._size = size
        self._scale = size * OVER / crop.side
        self._crop = crop
        self._eye = eye
        self._colours = colours
        # Not RGBA: making that smaller would convert all of it twice, which takes longer than to draw it.
        self._image = Image.new("RGBX", (size * OVER, size * OVER))
        self._draw = ImageDraw.Draw(self._image)
        self._mask = Image.new("L", (size * 2, size * 2), 0)
        self._masking = ImageDraw.Draw(self._mask)
        self._line = round(max(_LINE * self._scale, _THINNEST * OVER))
        self._drawn: list[_Drawn] = []
        self._glowing: frozenset[str] = frozenset()
        self._trunk: tuple[float, ...] = ()

    def scene(self, bones: Skeleton, scene: Scene, glows: Sequence[Glow]) -> None:
        """The furniture and the body, with the working parts remembered for the tint."""
        self._glowing = frozenset(part for glow in glows for part in glow.parts)
        skull = head_shape(bones.trunk)
        shapes = [*furniture(scene), *flesh(bones), skull]
        middle = self._eye.depth(bones.trunk.chest)
        trunk = bones.trunk
        self._trunk = tuple(map(self._eye.depth, (trunk.hips, trunk.chest, trunk.collar)))
        self._shadow(shapes)
        for shape in sorted(shapes, key=lambda shape: self._eye.depth(shape.middle) + shape.lift):
            if shape is skull:
                self._head(bones)
            else:
                self._shape(shape, self._shade(shape, middle))

    def tinted(self, glows: Sequence[Glow]) -> Image.Image:
        """The finished picture, the working region in the accent's colour."""
        small = self._image.reduce(OVER)
        picture = Image.frombytes("RGBa", small.size, small.tobytes()).convert("RGBA")
        if not glows:
            return picture
        light = ImageChops.multiply(self._light(glows), self._mask.reduce(2))
        colour = Image.new("RGBA", picture.size, (*self._colours.accent, 255))
        colour.putalpha(picture.getchannel("A"))
        return Image.composite(colour, picture, light.point(lambda value: int(value * 0.86)))

    def _light(self, glows: Sequence[Glow]) -> Image.Image:
        """How strongly each point is tinted, before what is no working part is left out."""
        light = Image.new("L", (self._size, self._size), 0)
        draw = ImageDraw.Draw(light)
        for glow in glows:
            circles = [self._circle(ball) for ball in glow.balls]
            strength = _SHINING_THROUGH if self._is_behind(glow) else 235
            polygon = [(x / OVER, y / OVER) for x, y in outline(circles)]
            draw.polygon(polygon, fill=round(strength * glow.strength))
        return blurred(light, 2.6 * self._scale / OVER)

    def _is_behind(self, glow: Glow) -> bool:
        """Whether it is on the far side of the trunk: it is to be known, and not to look like the front."""
        if glow.parts.isdisjoint(_TRUNK):
            return False
        depths = [self._eye.depth(middle) for middle, _ in glow.balls]
        return sum(depths) / len(depths) < sum(self._trunk) / len(self._trunk) - 3.5

    def polygon(self, points: Iterable[Point], colour: Colour, *, halo: int = 0) -> None:
        """A flat shape, in cm on the plane, over everything; ``halo``: width of a rim in cm."""
        corners = [self._pixel(point) for point in points]
        if halo:
            rim = round(halo * self._scale)
            self._draw.line(
                [*corners, corners[0], corners[1]],
                fill=(*self._colours.halo, 255),
                width=rim,
                joint="curve",
            )
        self._draw.polygon(corners, fill=(*colour, 255))

    def _shape(self, shape: Shape, shade: float) -> None:
        colour = mixed(self._colours.stuff[shape.stuff], self._colours.far, shade)
        polygon = self._outline(shape)
        self._fill(polygon, colour, shape.part)
        joints = {name: self._circle(ball) for name, ball in shape.seams}
        self._edge(polygon, joints, self._colours.edge(colour))
        self._drawn.append(_Drawn(polygon, joints))

    def _outline(self, shape: Shape) -> list[Point]:
        if shape.part:
            return outline([self._circle(ball) for ball in shape.balls])
        if shape not in self._known:
            self._known[shape] = outline([self._circle(ball) for ball in shape.balls])
        return self._known[shape]

    def _fill(self, polygon: list[Point], colour: Colour, part: str) -> None:
        self._draw.polygon(polygon, fill=(*colour, 255))
        half = [(x * 2 / OVER, y * 2 / OVER) for x, y in polygon]
        self._masking.polygon(half, fill=255 if part in self._glowing else 0)

    def _edge(self, polygon: list[Point], joints: dict[str, Circle], colour: Colour) -> None:
        """The line around a shape, left out where it goes over into one that is drawn already."""
        near = [
            (joint, drawn.polygon)
            for drawn in self._drawn
            for name, joint in joints.items()
            if name in drawn.joints
        ]
        run: list[Point] = []
        for point in stepped(polygon, 1.5 * self._scale) if near else [*polygon, polygon[0]]:
            if any(_within(point, joint) and inside(point, other) for joint, other in near):
                self._stroke(run, colour)
                run = []
            else:
                run.append(point)
        self._stroke(run, colour)

    def _stroke(self, points: list[Point], colour: Colour) -> None:
        # One less: a polygon of Pillow's has the pixels of its edge, too.
        if corners := band(points, self._line - 1):
            self._draw.polygon(corners, fill=(*colour, 255))

    def _head(self, bones: Skeleton) -> None:
        colours = self._colours
        layers = list(head(bones, self._eye))
        for layer in layers:
            if isinstance(layer, Shape) and layer.part == "head":
                rim = outline([self._circle(ball) for ball in layer.balls])
                self._stroke([*rim, rim[0]], colours.edge(colours.stuff[layer.stuff]))
        for layer in layers:
            colour = mixed(colours.stuff[layer.stuff], colours.line, layer.shade)
            if isinstance(layer, Patch):
                points = [self._circle((point, layer.radius)) for point in layer.points]
                self._fill(outline(points, 8), colour, "face")
                continue
            polygon = outline([self._circle(ball) for ball in layer.balls])
            self._fill(polygon, colour, "face" if layer.part == "head" else layer.part)

    def _shadow(self, shapes: Iterable[Shape]) -> None:
        """What is near the floor darkens it, so that nobody hangs in the air."""
        circles = [
            self._circle(((x, y, 0.0), radius + 5))
            for shape in shapes
            for (x, y, z), radius in shape.balls
            if shape.stuff not in _NO_SHADOW and z - radius < _NEAR_FLOOR
        ]
        if not circles or self._eye.near[2] > _FROM_ABOVE:
            return
        flat = max(0.12, abs(self._eye.near[2]))
        polygon = [(x, y * flat) for x, y in outline([(x, y / flat, radius) for x, y, radius in circles])]
        self._draw.polygon(polygon, fill=_ink(self._colours.floor))

    def _shade(self, shape: Shape, middle: float) -> float:
        """How far into the dark a limb on the far side is."""
        if not shape.part or shape.part in ("pelvis", "lower back", "upper back", "neck"):
            return 0
        behind = middle - self._eye.depth(shape.middle)
        return _BODY_SHADE * max(0.0, min(1.0, (behind - 4) / 14))

    def _circle(self, ball: Ball) -> Circle:
        x, y = self._pixel(self._eye.flat(ball[0]))
        return x, y, ball[1] * self._scale

    def _pixel(self, point: Point) -> Point:
        half = self._size * OVER / 2
        return half + (point[0] - self._crop.x) * self._scale, half - (
            point[1] - self._crop.y
        ) * self._scale


def _ink(colour: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """A translucent colour as it is drawn: every canvas is kept with the alpha multiplied in."""
    r, g, b, alpha = colour
    return (round(r * alpha / 255), round(g * alpha / 255), round(b * alpha / 255), alpha)


def inside(point: Point, polygon: list[Point]) -> bool:
    """Whether a point is in a convex polygon."""
    x, y = point
    sign = 0.0
    for (ax, ay), (bx, by) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        side = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        if side * sign < 0:
            return False
        sign = sign or side
    return True


def _within(point: Point, circle: Circle) -> bool:
    x, y, radius = circle
    return (point[0] - x) ** 2 + (point[1] - y) ** 2 <= radius * radius
