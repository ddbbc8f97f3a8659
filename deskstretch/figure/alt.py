"""What a picture shows, in words, for those who cannot see it."""

from .camera import View
from .done_words import done
from .figure import Figure, mirrored
from .pose import Reach, Support
from .solve import solve

_SEEN = {
    View.SIDE: "from the side",
    View.FRONT: "from the front",
    View.THREE_QUARTER: "at an angle",
    View.TOP: "from above",
    View.BACK: "from behind",
}
_LYING = 14.0
"""The hips of who lies are lower than this, in cm."""


def alt_text(figure: Figure, *, left: bool = False) -> str:
    """One line: "Seated figure, seen from the front: right hand on the left knee, turning left".

    What is done is in the figure's own words (``shows``); without any, made from its poses.
    """
    if left:
        figure = mirrored(figure)
    words = figure.shows or ", ".join(done(figure))
    begin = f"{_posture(figure)}, seen {_SEEN[_view(figure)]}"
    return f"{begin}: {words}" if words else begin


def _view(figure: Figure) -> View:
    """Who has turned all the way round to the right or left is seen from the side."""
    turned = 60 < abs(figure.told.pelvis.turn) < 120
    return View.SIDE if turned and figure.view in (View.FRONT, View.BACK) else figure.view


def _posture(figure: Figure) -> str:
    pose = figure.told
    match pose.support:
        case Support.SEAT:
            return "Seated figure"
        case Support.FEET:
            return "Standing figure"
    if pose.pelvis.bend < -60:
        return "Figure lying on its back"
    legs = (pose.right.leg, pose.left.leg)
    if any(front.hip > 90 and front.knee > 90 and behind.hip < 0 for front, behind in (legs, legs[::-1])):
        return "Figure low on the floor"
    if pose.pelvis.bend > 40:
        return _face_down(figure)
    if any(leg.hip < 45 and leg.knee > 45 for leg in legs):
        return "Kneeling figure"
    return "Figure sitting on the floor"


def _face_down(figure: Figure) -> str:
    pose = figure.told
    sides = (pose.right, pose.left)
    hands = all(isinstance(side.hand, Reach) and side.hand.on == "floor" for side in sides)
    if all(side.foot is None and side.leg.knee > 45 for side in sides):
        on_heels = all(side.leg.hip > 100 and side.leg.knee > 135 for side in sides)
        return "Figure on all fours" if hands and not on_heels else "Kneeling figure"
    lies = solve(pose, figure.scene).trunk.hips[2] < _LYING
    return "Figure on hands and feet" if hands and not lies else "Figure lying face down"
