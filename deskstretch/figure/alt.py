"""What a picture shows, in words, for those who cannot see it."""

from collections.abc import Iterator

from .camera import View
from .figure import Figure, mirrored
from .pose import Pose, Reach, Side, Support

_SEEN = {
    View.SIDE: "from the side",
    View.FRONT: "from the front",
    View.THREE_QUARTER: "half from the side",
    View.TOP: "from above",
    View.BACK: "from behind",
}
_PLAIN = ("thigh", "floor", "seat")
"""Where hands are when nothing is said of them."""


def alt_text(figure: Figure, *, left: bool = False) -> str:
    """One line: "Seated figure from the front, right hand on left knee, turning left"."""
    if left:
        figure = mirrored(figure)
    told, before = figure.told, figure.before
    phrases = [f"{_posture(told)} {_SEEN[figure.view]}", *_hands(told), *_movement(before, told)]
    return ", ".join(phrases)


def _posture(pose: Pose) -> str:
    bend = pose.pelvis.bend
    match pose.support:
        case Support.SEAT:
            return "Seated figure"
        case Support.FEET:
            return "Standing figure"
    hands_down = any(isinstance(s.hand, Reach) and s.hand.on == "floor" for s in (pose.right, pose.left))
    legs = (pose.right.leg, pose.left.leg)
    if bend < -50:
        return "Figure lying on the back"
    if bend > 40:
        kneels = all(leg.knee > 45 for leg in legs)
        return "Figure on all fours" if kneels and hands_down else "Figure lying on the belly"
    if any(leg.hip < 45 and leg.knee > 45 for leg in legs):
        return "Kneeling figure"
    return "Figure sitting on the floor"


def _hands(pose: Pose) -> Iterator[str]:
    holds = {"right": _held(pose.right), "left": _held(pose.left)}
    if holds["right"] and holds["right"] == holds["left"]:
        yield f"both hands on the {_both(holds['right'])}"
        return
    for side, hold in holds.items():
        if hold:
            yield f"{side} hand on {_whose(hold, side)}"


def _held(side: Side) -> str:
    on = side.hand.on if isinstance(side.hand, Reach) else ""
    return "" if on in _PLAIN else on


def _both(hold: str) -> str:
    plain = hold.removeprefix("other ")
    return f"{plain}s" if plain in ("knee", "shin", "ankle", "hip", "shoulder", "elbow", "rib") else plain


def _whose(hold: str, side: str) -> str:
    """ "left knee" for a right hand on the other knee."""
    other = "left" if side == "right" else "right"
    if hold.startswith("other side of "):
        return f"the {other} side of the {hold.removeprefix('other side of ')}"
    if hold.startswith("other "):
        return f"{other} {hold.removeprefix('other ')}"
    if hold in ("knee", "shin", "ankle", "foot", "hip", "shoulder"):
        return f"{side} {hold}"
    return f"the {hold}"


def _movement(before: Pose, told: Pose) -> Iterator[str]:
    turn, side, bend = (_trunk(told, name) - _trunk(before, name) for name in ("turn", "side", "bend"))
    if abs(turn) > 12:
        yield f"turning {'right' if turn > 0 else 'left'}"
    if abs(side) > 10:
        yield f"bending to the {'right' if side > 0 else 'left'}"
    if abs(bend) > 12:
        yield "bending forward" if bend > 0 else "arching back"
    head = told.neck.turn + told.head.turn - before.neck.turn - before.head.turn
    tip = told.neck.side + told.head.side - before.neck.side - before.head.side
    nod = told.neck.bend + told.head.bend - before.neck.bend - before.head.bend
    if abs(head) > 12 and abs(turn) <= 12:
        yield f"head turned {'right' if head > 0 else 'left'}"
    if abs(tip) > 10:
        yield f"head tipped to the {'right' if tip > 0 else 'left'}"
    if abs(nod) > 14:
        yield "chin to the chest" if nod > 0 else "looking up"
    if told.neck.bend - before.neck.bend < -8 and told.head.bend - before.head.bend > 8:
        yield "chin drawn back"
    yield from _limbs(before, told)


def _trunk(pose: Pose, name: str) -> float:
    values: list[float] = [getattr(part, name) for part in (pose.pelvis, pose.lower_back, pose.upper_back)]
    return sum(values)


def _limbs(before: Pose, told: Pose) -> Iterator[str]:
    raised = [
        s for s in ("right", "left") if _lift(told, s) > 100 and _lift(told, s) - _lift(before, s) > 30
    ]
    if raised:
        yield "both arms raised" if len(raised) == 2 else f"{raised[0]} arm raised"
    for side in ("right", "left"):
        leg, then = getattr(told, side), getattr(before, side)
        if leg.foot is None and then.foot is not None and leg.leg.hip > 60:
            yield f"{side} leg lifted"


def _lift(pose: Pose, side: str) -> float:
    limbs: Side = getattr(pose, side)
    return 0 if limbs.hand else limbs.arm.lift
