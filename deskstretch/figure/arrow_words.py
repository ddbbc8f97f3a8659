"""What a figure's arrows show, in words: which point goes which way."""

from collections.abc import Iterator

from .arrow_points import POINTS
from .arrows import AROUND
from .figure import Arrow, Figure
from .solve import solve
from .vector import Frame, Vec, sub

_CALLED = {"hoop": "hips", "sight": "eyes", "gaze": "eyes", "middle back": "back"}
_PLURAL = {"foot": "feet", "toes": "toes"}
_WAYS = (("forward", "back"), ("to the left", "to the right"), ("up", "down"))
"""Along x, y and z: with them, and against them."""


def arrows(figure: Figure) -> Iterator[str]:
    """ "both hands circling", "right knee moving up", "head moving to and fro"."""
    said = [(_called(arrow), _how(figure, arrow)) for arrow in figure.arrows]
    for point, how in dict.fromkeys(said):
        side, _, what = point.partition(" ")
        twin = f"{'left' if side == 'right' else 'right'} {what}"
        if (twin, how) not in said:
            yield f"{point} {how}"
        elif side == "right":
            yield f"both {_PLURAL.get(what, f'{what}s')} {how}"


def _called(arrow: Arrow) -> str:
    point = arrow.follow.removesuffix(AROUND)
    return _CALLED.get(point, point)


def _how(figure: Figure, arrow: Arrow) -> str:
    if arrow.follow.endswith(AROUND):
        return "circling"
    if arrow.both:
        return "moving to and fro"
    before, after = (
        POINTS[arrow.follow](solve(pose, figure.scene)) for pose in (figure.before, figure.told)
    )
    # As seen by the body: somebody who lies may do so with the feet to where others look.
    heading = Frame().bent(turn=figure.told.pelvis.turn)
    return f"moving {_way(heading.into(sub(after, before)))}"


def _way(step: Vec) -> str:
    """The direction in which it goes farthest."""
    axis = max(range(3), key=lambda one: abs(step[one]))
    along, against = _WAYS[axis]
    return along if step[axis] > 0 else against
