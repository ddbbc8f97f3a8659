"""The pictures of a figure: a still, a strip of its key poses, and the movement."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from PIL import Image, ImageChops, ImageOps

from .arrows import blade, path
from .between import blend, eased
from .camera import Camera, camera
from .figure import Figure
from .flesh import flesh
from .furniture import furniture
from .head import head_shape
from .paint import Canvas, Crop, Outlines
from .pose import Pose, Scene
from .regions import glow
from .shapes import Shape
from .solve import solve
from .theme import Theme, palette

MARGIN = 0.05
"""Of the picture's side, all around."""

SMALLEST = 120.0
"""A picture never shows less than this many cm, so that nobody is a giant."""

CLOSEST = 78.0
FADE = 0.16
"""How much of a close picture fades out below; half of it at the sides."""

Drawn = Callable[[int, int], None]
"""Is told after every picture how many there are, and of how many."""


def unheard(done: int, of: int) -> None:
    """A ``Drawn`` for whoever does not want to know."""


def still(figure: Figure, size: int, theme: Theme, *, mirrored: bool = False) -> Image.Image:
    """The telling pose with its arrows, ``size`` pixels square, on transparent ground.

    ``mirrored``: for the left side. It is the mirror image, so that the working side is as plain to see.
    """
    frame = crop(figure, camera(figure.view))
    return _turned(_drawn(figure, figure.told, size, theme, frame, arrows=True), mirrored=mirrored)


def strip(figure: Figure, height: int, theme: Theme, *, mirrored: bool = False) -> Image.Image:
    """The key poses side by side, the arrows in the telling one."""
    frame = crop(figure, camera(figure.view))
    picture = Image.new("RGBA", (height * len(figure.poses), height))
    for index, pose in enumerate(figure.poses):
        tells = pose is figure.told
        drawn = _drawn(figure, pose, height, theme, frame, arrows=tells)
        picture.paste(_turned(drawn, mirrored=mirrored), (index * height, 0))
    return picture


class Way(NamedTuple):
    """How far it is from one key pose to another, by their numbers: 0 at ``start``, 1 at ``end``.

    A way back is told as the way there, so that both are the same pictures.
    """

    start: int
    end: int
    share: float


class Animation:
    """The movement from pose to pose and back, over and over: it rests a little in each.

    Without a rest it goes round evenly.
    """

    def __init__(self, figure: Figure, size: int, theme: Theme, *, mirrored: bool = False) -> None:
        self._figure = figure
        self._mirrored = mirrored
        self._size = size
        self._theme = theme
        self._furniture: Outlines = {}

    @property
    def period(self) -> float:
        """The length of one round, in seconds."""
        return len(self._figure.poses) * (self._figure.move + self._figure.hold)

    def frame(self, phase: float) -> Image.Image:
        """The picture at ``phase`` of the round, from 0 to 1; the same phase gives the same picture."""
        return self.picture(self._way_at(phase))

    def pose(self, phase: float) -> Pose:
        return self._pose(self._way_at(phase))

    def ways(self, rate: float, most: int) -> Iterator[tuple[Way, float]]:
        """All frames of one round, each with the seconds it is to be seen: a rest is one of them.

        ``rate``: so many a second while it moves, and ``most`` of them from pose to pose.
        """
        figure = self._figure
        steps = max(1, min(most, round(figure.move * rate)))
        for index in range(len(figure.poses)):
            for step in range(steps):
                rest = 0.0 if step else figure.hold
                yield self._way(index, step / steps), rest + figure.move / steps

    def picture(self, way: Way) -> Image.Image:
        figure, pose = self._figure, self._pose(way)
        drawn = _drawn(
            figure, pose, self._size, self._theme, self._crop, arrows=False, furniture=self._furniture
        )
        return _turned(drawn, mirrored=self._mirrored)

    def _way_at(self, phase: float) -> Way:
        figure = self._figure
        at = (phase % 1.0) * len(figure.poses)
        index, share = int(at), at - int(at)
        rest = figure.hold / (figure.hold + figure.move)
        return self._way(index, max(0.0, share - rest) / (1 - rest))

    def _way(self, index: int, going: float) -> Way:
        """On the way from the pose of that index to the next one, when ``going`` of the time has passed."""
        poses = self._figure.poses
        share = round(eased(going) if self._figure.hold else going, 9)
        start, end = (poses.index(poses[number % len(poses)]) for number in (index, index + 1))
        if share == 0:
            return Way(start, start, 0)
        return Way(start, end, share) if start < end else Way(end, start, round(1 - share, 9))

    def _pose(self, way: Way) -> Pose:
        poses = self._figure.poses
        return blend(poses[way.start], poses[way.end], way.share)

    @cached_property
    def _crop(self) -> Crop:
        return crop(self._figure, camera(self._figure.view))


def crop(figure: Figure, eye: Camera) -> Crop:
    """What the picture has to show: every key pose, so that nothing jumps between them."""
    left, low, right, high = extent(figure, eye)
    margin = FADE / 2 if _fades(figure) else MARGIN
    side = max(right - left, high - low, CLOSEST if figure.close else SMALLEST) / (1 - 2 * margin)
    middle = (left + right) / 2
    if figure.close:  # cut off below: what is smaller than the picture stands on its lower edge
        return Crop(middle, low - side * margin + side / 2, side)
    return Crop(middle, (low + high) / 2, side)


def extent(figure: Figure, eye: Camera) -> tuple[float, float, float, float]:
    """Left, low, right and high on the plane, in cm, of what has to be in the picture."""
    boxes = []
    for pose in figure.poses:
        bones = solve(pose, figure.scene)
        body = [*flesh(bones), head_shape(bones.trunk)]
        around = [] if figure.close else list(furniture(_in_full(figure.scene)))
        for shape in [*(body if not figure.close else filter(_upper, body)), *around]:
            for point, radius in shape.balls:
                x, y = eye.flat(point)
                boxes.append((x - radius, y - radius, x + radius, y + radius))
    for arrow in figure.arrows:
        for x, y in path(figure, arrow, eye):
            boxes.append((x - 4, y - 4, x + 4, y + 4))
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    return min(lefts), min(lows), max(rights), max(highs)


def _in_full(scene: Scene) -> Scene:
    """What has to be seen as a whole. A mat may go on beyond the picture: it would make everybody small."""
    return replace(scene, props={name: where for name, where in scene.props.items() if name != "mat"})


def _upper(shape: Shape) -> bool:
    return not any(word in shape.part for word in ("thigh", "shin", "foot", "pelvis"))


def _drawn(
    figure: Figure,
    pose: Pose,
    size: int,
    theme: Theme,
    frame: Crop,
    *,
    arrows: bool,
    furniture: Outlines | None = None,
) -> Image.Image:
    bones, eye, colours = solve(pose, figure.scene), camera(figure.view), palette(theme)
    glows = [glow(name, bones) for name in figure.works]
    canvas = Canvas(size, frame, eye, colours, furniture)
    canvas.scene(bones, figure.scene, glows)
    picture = canvas.tinted(glows)
    if _fades(figure):
        picture = _faded(picture, below=figure.close)
    if not arrows or not figure.arrows:
        return picture
    over = Canvas(size, frame, eye, colours)
    for arrow in figure.arrows:
        shapes = blade(path(figure, arrow, eye), 3.2 * frame.side / 150, both=arrow.both)
        for points in shapes:
            over.polygon(points, colours.accent, halo=3)
        for points in shapes:
            over.polygon(points, colours.accent)
    return Image.alpha_composite(picture, over.tinted(()))


def _fades(figure: Figure) -> bool:
    """Whether something goes on beyond the edges of the picture."""
    return figure.close or "mat" in figure.scene.props


def _turned(picture: Image.Image, *, mirrored: bool) -> Image.Image:
    return ImageOps.mirror(picture) if mirrored else picture


def _faded(picture: Image.Image, *, below: bool) -> Image.Image:
    """The picture with its edges gone softly where things go on beyond them: nobody was cut in two."""
    size = picture.width
    aside = [_ramp(min(x, size - 1 - x), size * FADE / 2) for x in range(size)]
    row, column = Image.new("L", (size, 1)), Image.new("L", (1, size))
    row.putdata(aside)
    column.putdata([_ramp(size - 1 - y, size * FADE) for y in range(size)] if below else aside)
    mask = ImageChops.multiply(row.resize(picture.size), column.resize(picture.size))
    picture.putalpha(ImageChops.multiply(picture.getchannel("A"), mask))
    return picture


def _ramp(distance: float, length: float) -> int:
    """From nothing at the edge to everything ``length`` away from it."""
    return min(255, round(255 * distance / length))
