"""Which shapes and colours make the look of each phase, as layers from bottom to top.

Panels are light or dark and do not tell. So the body is a disc of a middle lightness, which stands out from
white and from black three to one, with a dark rim that a light panel cannot eat away; and what is drawn on
it is white, the ring included: at the edge it would be lost on a light panel. Each phase has its own shape,
so it can be told without colours; the reminder is the only square, and the only one with a dark figure on a
light body.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import cos, pi, sin

from ..core.phase import Phase
from .strokes import Line, Pen, Shape, Strokes

RING_STEPS = 12
_CORNERS_PER_STEP = 4

Colour = tuple[int, int, int, int]
"""Red, green, blue, alpha. Alpha 0 cuts a hole; its colour is the one the next layer fades into."""


@dataclass(frozen=True, slots=True)
class Layer:
    colour: Colour
    shape: Shape


@dataclass(frozen=True, slots=True)
class _Body:
    face: Colour
    rim: Colour


# The faces are equally light. A tenth more or less, and one is too faint on a light or on a dark panel.
_TEAL = _Body((18, 141, 147, 255), (3, 52, 56, 255))
_GREEN = _Body((34, 144, 77, 255), (4, 56, 24, 255))
_GREY = _Body((118, 129, 138, 255), (38, 45, 51, 255))
_WHITE = (255, 255, 255, 255)
_AMBER = (246, 178, 60, 255)
_AMBER_RIM = (58, 37, 0, 255)
_INK = (43, 26, 0, 255)
_RED = (229, 72, 77, 255)


def icon(phase: Phase, ring: int, strokes: Strokes, *, marked: bool) -> list[Layer]:
    """The layers for the tray; ``ring`` is how much of the interval has passed, 0 to 12."""
    layers = _look(phase, ring, strokes)
    if marked:
        layers += _cut_in(strokes.dot, _RED, strokes)
    return layers


def mark(strokes: Strokes) -> list[Layer]:
    """The layers of the program's own icon, for menus, windows and notifications."""
    return [*_dial(_TEAL, 8, strokes), Layer(_WHITE, strokes.reaching)]


def _look(phase: Phase, ring: int, strokes: Strokes) -> list[Layer]:
    match phase:
        case Phase.OFF_DUTY:
            moon = [Layer(_WHITE, strokes.moon), Layer(_GREY.face, strokes.moon_shade)]
            return [*_dial(_GREY, 0, strokes), *moon]
        case Phase.WORKING:
            return [*_dial(_TEAL, ring, strokes), Layer(_WHITE, strokes.sitting)]
        case Phase.AWAY:
            return [*_dial(_GREY, ring, strokes), Layer(_WHITE, strokes.chair)]
        case Phase.HELD:
            sitting = [*_dial(_TEAL, ring, strokes), Layer(_WHITE, strokes.sitting)]
            rim = _wider(strokes.sign, strokes.grid / 20)
            sign = [Layer(_AMBER, strokes.sign), Layer(_INK, strokes.sign_dash)]
            return [*sitting, *_cut_in(rim, _AMBER_RIM, strokes), *sign]
        case Phase.PROMPTING:
            rim = _wider(strokes.tile, strokes.grid / 10)
            return [Layer(_AMBER_RIM, rim), Layer(_AMBER, strokes.tile), Layer(_INK, strokes.calling)]
        case Phase.STRETCHING:
            return [*_dial(_GREEN, ring, strokes), Layer(_WHITE, strokes.reaching)]
        case Phase.SNOOZED:
            return [*_dial(_TEAL, ring, strokes), Layer(_WHITE, strokes.letters)]
        case Phase.PAUSED:
            return [*_dial(_GREY, 0, strokes), Layer(_WHITE, strokes.bars)]


def _dial(body: _Body, ring: int, strokes: Strokes) -> Iterable[Layer]:
    """A disc with the ring on it, as far as it has come. The rim is what the ring leaves over."""
    yield Layer(body.rim, (_disc(strokes, strokes.grid),))
    yield Layer(body.face, (_disc(strokes, 2 * strokes.ring_radius + strokes.ring_width),))
    if ring > 0:
        yield Layer(_WHITE, (_arc(ring, strokes),))


def _disc(strokes: Strokes, width: float) -> Pen:
    return Pen(width, ((strokes.grid / 2, strokes.grid / 2),))


def _arc(ring: int, strokes: Strokes) -> Pen:
    """The part of the ring that has passed, clockwise from the top."""
    turn = 2 * pi / RING_STEPS / _CORNERS_PER_STEP
    corners = range(_CORNERS_PER_STEP * min(ring, RING_STEPS) + 1)
    return Pen(strokes.ring_width, tuple(_on_ring(n * turn, strokes) for n in corners))


def _on_ring(angle: float, strokes: Strokes) -> Line:
    middle, radius = strokes.grid / 2, strokes.ring_radius
    return (middle + radius * sin(angle), middle - radius * cos(angle))


def _cut_in(shape: Shape, colour: Colour, strokes: Strokes) -> list[Layer]:
    """The shape with a gap around it through which the panel shows."""
    gap = _wider(shape, strokes.grid / 9)
    return [Layer((*colour[:3], 0), gap), Layer(colour, shape)]


def _wider(shape: Shape, by: float) -> Shape:
    return tuple(replace(pen, width=pen.width + by) for pen in shape)
