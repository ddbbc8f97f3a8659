"""The poses between two key poses, and the time it takes."""

from dataclasses import fields, is_dataclass, replace
from math import cos, pi
from typing import Any, TypeVar

from .pose import Passing, Pose, Reach, Side

T = TypeVar("T")


def eased(share: float) -> float:
    """A movement that begins and ends softly; ``share`` and the result from 0 to 1."""
    return (1 - cos(pi * share)) / 2


def blend(a: Pose, b: Pose, share: float) -> Pose:
    """The pose that is ``share`` of the way from a to b. Both are carried by the same thing."""
    if share <= 0:
        return a
    if share >= 1:
        return b
    return replace(
        _numbers(replace(a, right=Side(), left=Side()), replace(b, right=Side(), left=Side()), share),
        right=_side(a.right, b.right, share),
        left=_side(a.left, b.left, share),
    )


def _side(a: Side, b: Side, share: float) -> Side:
    return Side(
        shoulder=_numbers(a.shoulder, b.shoulder, share),
        arm=_numbers(a.arm, b.arm, share),
        hand=_hold(a, a.hand, b, b.hand, share),
        leg=_numbers(a.leg, b.leg, share),
        foot=_hold(a, a.foot, b, b.foot, share),
    )


def _hold(
    a: Side, held: Reach | Passing | None, b: Side, held_then: Reach | Passing | None, share: float
) -> Reach | Passing | None:
    if held is None and held_then is None:
        return None
    if isinstance(held, Reach) and isinstance(held_then, Reach) and held.on == held_then.on:
        return _numbers(held, held_then, share)
    return Passing(a, b, share)


def _numbers(a: T, b: T, share: float) -> T:
    mixed: T = _mixed(a, b, share)
    return mixed


def _mixed(a: Any, b: Any, share: float) -> Any:
    """Two values of the same kind, with every number in them in between; what is no number is as in a."""
    if is_dataclass(a) and not isinstance(a, type):
        values = {
            field.name: _mixed(getattr(a, field.name), getattr(b, field.name), share) for field in fields(a)
        }
        return replace(a, **values)
    if isinstance(a, tuple):
        return tuple(_mixed(one, other, share) for one, other in zip(a, b, strict=True))
    if isinstance(a, bool) or not isinstance(a, int | float) or not isinstance(b, int | float):
        return a
    return a + (b - a) * share
