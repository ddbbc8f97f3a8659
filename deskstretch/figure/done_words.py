"""What somebody does in a figure, in words made from its poses: where the hands are, and what moves."""

from collections.abc import Iterator

from .arrow_words import arrows
from .figure import Figure
from .pose import Pose, Reach, Side, Support

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


def done(figure: Figure) -> Iterator[str]:
    """Phrases for a list. Where the poses tell of no movement, the arrows do, or what is tinted."""
    yield from _hands(figure.told)
    moves = list(_movement(figure.before, figure.told)) or list(arrows(figure))
    if not moves and figure.works:
        moves = [f"at work: {', '.join(figure.works)}"]
    yield from moves


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
    """ "on the left knee" for a right hand on the other knee; empty for a hand that holds nothing."""
    other = "left" if side == "right" else "right"
    if hold in _OWN_WORDS:
        return _OWN_WORDS[hold].format(side=side, other=other)
    what = hold.removeprefix("under ")
    if what.startswith("other "):
        what = f"{other} {what.removeprefix('other ')}"
    elif what in _PAIRS:
        what = f"{side} {what}"
    return f"{_preposition(hold)} the {what}" if what else ""


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
    yield from _head(before, told, turns=abs(turn) > 12, bend=bend)
    yield from _limbs(before, told)


def _head(before: Pose, told: Pose, *, turns: bool, bend: float) -> Iterator[str]:
    """``turns`` and ``bend``: of the trunk, which takes the head along."""
    turned, tipped, nodded = (
        getattr(told.neck, name)
        + getattr(told.head, name)
        - getattr(before.neck, name)
        - getattr(before.head, name)
        for name in ("turn", "side", "bend")
    )
    if abs(turned) > 12 and not turns:
        yield f"head turned {'right' if turned > 0 else 'left'}"
    if abs(tipped) > 10:
        yield f"head tipped to the {'right' if tipped > 0 else 'left'}"
    # Only what it comes to: a head that was thrown back and looks ahead again is not on the chest, nor is
    # one that stays level while the trunk goes the other way.
    bent, levelled = told.neck.bend + told.head.bend, abs(bend) > 12 and nodded * bend < 0
    if abs(nodded) > 14 and bent * nodded > 0 and not levelled:
        yield "chin to the chest" if nodded > 0 else "looking up"
    if told.neck.bend - before.neck.bend < -8 and told.head.bend - before.head.bend > 8:
        yield "chin drawn straight back"


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
