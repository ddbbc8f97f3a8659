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

_PAIRS = {
    "thigh": "thighs",
    "knee": "knees",
    "shin": "shins",
    "ankle": "ankles",
    "foot": "feet",
    "hip": "hips",
    "shoulder": "shoulders",
    "upper arm": "upper arms",
    "elbow": "elbows",
    "wrist": "wrists",
}
"""What there is one of on either side."""

_OWN_WORDS = {
    "over the head": "over the head",
    "behind the head": "behind the head",
    "back of head": "on the back of the head",
    "side of head": "on the {side} side of the head",
    "other side of head": "on the {other} side of the head",
    "back of other hand": "on the back of the {other} hand",
}


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
    for side, leg, behind in (("right", *legs), ("left", *reversed(legs))):
        if leg.hip > 90 and leg.knee > 90 and behind.hip < 0:
            return f"Figure low on the floor, {side} leg in front,"
    if bend > 40:
        kneels = all(leg.knee > 45 for leg in legs)
        return "Figure on all fours" if kneels and hands_down else "Figure lying on the belly"
    if any(leg.hip < 45 and leg.knee > 45 for leg in legs):
        return "Kneeling figure"
    return "Figure sitting on the floor"


def _hands(pose: Pose) -> Iterator[str]:
    right, left = _held(pose.right), _held(pose.left)
    if right and right == left and (pair := right.replace("other ", "").removeprefix("under ")) in _PAIRS:
        yield f"both hands {_preposition(right)} the {_PAIRS[pair]}"
        return
    where = {"right": _where(right, "right"), "left": _where(left, "left")}
    if where["right"] and where["right"] == where["left"]:
        yield f"both hands {where['right']}"
        return
    yield from (f"{side} hand {words}" for side, words in where.items() if words)


def _held(side: Side) -> str:
    on = side.hand.on if isinstance(side.hand, Reach) else ""
    return "" if on in _PLAIN else on


def _where(hold: str, side: str) -> str:
    """ "on left knee" for a right hand on the other knee; empty for a hand that holds nothing."""
    other = "left" if side == "right" else "right"
    if hold in _OWN_WORDS:
        return _OWN_WORDS[hold].format(side=side, other=other)
    what = hold.removeprefix("under ")
    if what.startswith("other "):
        what = f"{other} {what.removeprefix('other ')}"
    elif what in _PAIRS:
        what = f"{side} {what}"
    elif what:
        what = f"the {what}"
    return f"{_preposition(hold)} {what}" if what else ""


def _preposition(hold: str) -> str:
    return "under" if hold.startswith("under ") else "on"


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
    # Only what it comes to: a head that was thrown back and looks ahead again is not on the chest.
    bent = told.neck.bend + told.head.bend
    if abs(nod) > 14 and bent * nod > 0:
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
    """How far the arm is up, in degrees: from a body that is bent forward it hangs when it is lifted."""
    limbs: Side = getattr(pose, side)
    bent = 0 if pose.support is Support.FLOOR else max(0, _trunk(pose, "bend"))
    return 0 if limbs.hand else limbs.arm.lift - bent
