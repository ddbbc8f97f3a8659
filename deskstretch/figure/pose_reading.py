"""One pose of a figure's table: what it changes of the pose before, or of a named posture."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from ..toml_rules import Rule, one_of, shown, yes_or_no
from .places import PLACES
from .pose import Arm, Bend, Leg, Passing, Pelvis, Pose, Reach, Shoulder, Side, Support
from .rules import BadFigure, Path, checked, looked_up, number, three_numbers, unknown

T = TypeVar("T", Bend, Pelvis, Arm, Leg, Shoulder, Reach)
W = TypeVar("W", Pose, Side, Bend, Pelvis, Arm, Leg, Shoulder, Reach)


def read_postures(tables: Mapping[str, object]) -> dict[str, Pose]:
    """The named poses that others begin from; one may begin from another that comes before it."""
    known: dict[str, Pose] = {}
    for name, table in tables.items():
        known[name] = read_pose(table, Pose(), known, (name,))
    return known


def read_pose(table: object, before: Pose, postures: Mapping[str, Pose], path: Path) -> Pose:
    """``before`` with what the table changes, or the posture it begins from with that."""
    if not isinstance(table, dict):
        raise BadFigure(path, f"must be a table, got {shown(table)}")
    pose = before
    if "from" in table:
        pose = looked_up(postures, table["from"], (*path, "from"), "posture")
    for key, value in table.items():
        if key == "from":
            continue
        change = _POSE.get(key)
        if change is None:
            raise BadFigure((*path, key), unknown(key, ("from", *_POSE)))
        pose = change(pose, value, (*path, key))
    return pose


Change = Callable[[Pose, object, Path], Pose]


def _part(name: str) -> Change:
    """A piece of the trunk: the keys that are given change it."""

    def change(pose: Pose, value: object, path: Path) -> Pose:
        return _with(pose, name, _changed(getattr(pose, name), value, path))

    return change


def _limb(sides: tuple[str, ...], part: str) -> Change:
    """A piece of one arm or leg, or of both. Angles free a hand or foot that rested on something."""

    def change(pose: Pose, value: object, path: Path) -> Pose:
        for name in sides:
            side: Side = getattr(pose, name)
            if part in ("hand", "foot"):
                side = _with(side, part, _reach(getattr(side, part), value, part, path))
            else:
                side = _with(side, part, _changed(getattr(side, part), value, path))
                moved = isinstance(value, dict) and any(key in _FREEING for key in value)
                held = {"arm": "hand", "leg": "foot"}.get(part)
                side = _with(side, held, None) if held and moved else side
            pose = _with(pose, name, side)
        return pose

    return change


def _reach(before: Reach | Passing | None, value: object, part: str, path: Path) -> Reach | None:
    if value == "free":
        return None
    if not isinstance(value, dict):
        raise BadFigure(
            path, f'must say what it rests on, like {part}.on = "floor", or "free", got {shown(value)}'
        )
    if "on" in value or not isinstance(before, Reach):
        looked_up(PLACES, value.get("on"), (*path, "on"), "place")
        before = Reach(value["on"])
    return _changed(before, {key: item for key, item in value.items() if key != "on"}, path)


def _changed(before: T, value: object, path: Path) -> T:
    if not isinstance(value, dict):
        raise BadFigure(path, f"must be a table of angles, got {shown(value)}")
    known = {field.name for field in fields(before)} - {"on"}
    for key, item in value.items():
        if key not in known:
            raise BadFigure((*path, key), unknown(key, known))
        rule: Rule[object] = three_numbers if key == "at" else number(-360, 360)
        before = _with(before, key, checked(rule, item, (*path, key)))
    return before


def _support(pose: Pose, value: object, path: Path) -> Pose:
    return replace(pose, support=checked(one_of(Support), value, path))


def _breath(pose: Pose, value: object, path: Path) -> Pose:
    return replace(pose, breath=checked(number(0, 1), value, path))


def _eyes_closed(pose: Pose, value: object, path: Path) -> Pose:
    return replace(pose, eyes_closed=checked(yes_or_no, value, path))


def _with(value: W, name: str, item: Any) -> W:
    """``value`` with one of its fields changed."""
    changes: dict[str, Any] = {name: item}
    return replace(value, **changes)


_FREEING = frozenset({"lift", "plane", "twist", "elbow", "hip", "out", "knee"})
"""What moves a limb away from what its hand or foot rested on."""

_BOTH = ("right", "left")
_POSE: Mapping[str, Change] = {
    "on": _support,
    "pelvis": _part("pelvis"),
    "lower_back": _part("lower_back"),
    "upper_back": _part("upper_back"),
    "neck": _part("neck"),
    "head": _part("head"),
    "breath": _breath,
    "eyes_closed": _eyes_closed,
    **{f"{part}s": _limb(_BOTH, part) for part in ("arm", "hand", "leg", "shoulder")},
    "feet": _limb(_BOTH, "foot"),
    **{
        f"{side}_{part}": _limb((side,), part)
        for side in _BOTH
        for part in ("arm", "hand", "leg", "foot", "shoulder")
    },
}
