"""A ``[figure.ID]`` table made into a Figure: every key with its rule, and each pose from the one before.

docs/figures.md explains the keys to whoever writes one.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from ..toml_rules import Rule, Wrong, line, one_of, printable, several, shown, whole_number, yes_or_no
from .arrows import POINTS
from .camera import View
from .figure import Arrow, Figure
from .places import PLACES as HOLDS
from .pose import Arm, Bend, Leg, Pelvis, Pose, Reach, Scene, Shoulder, Side, Support
from .regions import PLACES as REGIONS

T = TypeVar("T", Bend, Pelvis, Arm, Leg, Shoulder, Reach)

MOST_POSES = 6


class BadFigure(ValueError):
    """A figure that cannot be drawn. ``str()`` begins with the key; ``path`` leads to it in the table."""

    def __init__(self, path: tuple[str | int, ...], mend: str) -> None:
        named = [printable(key, most=40) if isinstance(key, str) else str(key + 1) for key in path]
        super().__init__(f"{' '.join(named)}: {mend}")
        self.path = path


def read_figure(table: object, postures: Mapping[str, Pose]) -> Figure:
    """The figure that a table stands for; raises BadFigure for the first thing wrong."""
    if not isinstance(table, dict):
        raise BadFigure((), f"must be a table under [figure.…], got {shown(table)}")
    values = _by_rules(table, _FIGURE, ())
    if "view" not in values:
        raise BadFigure(("view",), 'is missing; say from where it is seen, like view = "side"')
    poses = tuple(_poses(table.get("poses", []), postures))
    scene = Scene(
        chair=values.pop("chair", any(pose.support is Support.SEAT for pose in poses)),
        props={name: values.pop(name) for name in _PROPS if name in values},
    )
    values.pop("poses", None)
    telling = values.pop("telling", len(poses))
    if telling > len(poses):
        raise BadFigure(("telling",), f"must be the number of a pose, 1 to {len(poses)}, got {telling}")
    _check_needs(poses, scene)
    return Figure(poses=poses, scene=scene, telling=telling - 1, **values)


def read_postures(tables: Mapping[str, object]) -> dict[str, Pose]:
    """The named poses that others begin from; one may begin from another that comes before it."""
    known: dict[str, Pose] = {}
    for name, table in tables.items():
        known[name] = _pose(table, Pose(), known, (name,))
    return known


def _poses(tables: object, postures: Mapping[str, Pose]) -> list[Pose]:
    if not isinstance(tables, list) or not 1 <= len(tables) <= MOST_POSES:
        raise BadFigure(
            ("poses",), f"needs 1 to {MOST_POSES} poses, each under [[figure.….poses]], in double brackets"
        )
    poses: list[Pose] = []
    for index, table in enumerate(tables):
        before = poses[-1] if poses else Pose()
        poses.append(_pose(table, before, postures, ("poses", index)))
    return poses


def _pose(table: object, before: Pose, postures: Mapping[str, Pose], path: tuple[str | int, ...]) -> Pose:
    """``before`` with what the table changes, or the posture it begins from with that."""
    if not isinstance(table, dict):
        raise BadFigure(path, f"must be a table, got {shown(table)}")
    pose = before
    if "from" in table:
        pose = _looked_up(postures, table["from"], (*path, "from"), "posture")
    for key, value in table.items():
        if key == "from":
            continue
        change = _POSE.get(key)
        if change is None:
            raise BadFigure((*path, key), _unknown(key, ("from", *_POSE)))
        pose = change(pose, value, (*path, key))
    return pose


Path = tuple[str | int, ...]
Change = Callable[[Pose, object, Path], Pose]


def _part(name: str) -> Change:
    """A piece of the trunk: the keys that are given change it."""

    def change(pose: Pose, value: object, path: Path) -> Pose:
        return replace(pose, **{name: _changed(getattr(pose, name), value, path)})

    return change


def _limb(sides: tuple[str, ...], part: str) -> Change:
    """A piece of one arm or leg, or of both. Angles free a hand or foot that rested on something."""

    def change(pose: Pose, value: object, path: Path) -> Pose:
        for name in sides:
            side: Side = getattr(pose, name)
            if part in ("hand", "foot"):
                side = replace(side, **{part: _reach(getattr(side, part), value, part, path)})
            else:
                side = replace(side, **{part: _changed(getattr(side, part), value, path)})
                moved = isinstance(value, dict) and any(key in _FREEING for key in value)
                held = {"arm": "hand", "leg": "foot"}.get(part)
                side = replace(side, **{held: None}) if held and moved else side
            pose = replace(pose, **{name: side})
        return pose

    return change


def _reach(before: Any, value: object, part: str, path: Path) -> Reach | None:
    if value == "free":
        return None
    if not isinstance(value, dict):
        raise BadFigure(
            path, f'must say what it rests on, like {part}.on = "floor", or "free", got {shown(value)}'
        )
    start = before
    if "on" in value or not isinstance(before, Reach):
        _looked_up(HOLDS, value.get("on"), (*path, "on"), "place")
        start = Reach(value["on"])
    return _changed(start, {key: item for key, item in value.items() if key != "on"}, path)


def _changed(before: T, value: object, path: Path) -> T:
    if not isinstance(value, dict):
        raise BadFigure(path, f"must be a table of angles, got {shown(value)}")
    known = {field.name for field in fields(before)} - {"on"}
    for key, item in value.items():
        if key not in known:
            raise BadFigure((*path, key), _unknown(key, known))
        rule: Rule[object] = _three_numbers if key == "at" else number(-360, 360)
        before = replace(before, **{key: _checked(rule, item, (*path, key))})
    return before


def _support(pose: Pose, value: object, path: Path) -> Pose:
    return replace(pose, support=_checked(one_of(Support), value, path))


def _breath(pose: Pose, value: object, path: Path) -> Pose:
    return replace(pose, breath=_checked(number(0, 1), value, path))


def _eyes_closed(pose: Pose, value: object, path: Path) -> Pose:
    return replace(pose, eyes_closed=_checked(yes_or_no, value, path))


def number(least: float, most: float) -> Rule[float]:
    def rule(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise Wrong(f"must be a number from {least:g} to {most:g}, got {shown(value)}")
        return float(value)

    return rule


def _numbers(count: int, example: str) -> Rule[tuple[float, ...]]:
    each = number(-300, 300)

    def rule(value: object) -> tuple[float, ...]:
        if not isinstance(value, list) or len(value) != count:
            raise Wrong(f"must be {count} numbers in brackets, like {example}, got {shown(value)}")
        return tuple(each(item) for item in value)

    return rule


_three_numbers = _numbers(3, "[10, 0, 5]")


def _arrows(value: object) -> tuple[Arrow, ...]:
    if not isinstance(value, list) or len(value) > 3:
        raise Wrong('must be a list of up to 3, like [{ follow = "head" }]')
    return tuple(_arrow(item) for item in value)


def _arrow(table: object) -> Arrow:
    if not isinstance(table, dict):
        raise Wrong(f'must be like {{ follow = "head", shift = [0, 10] }}, got {shown(table)}')
    for key in table:
        if key not in ("follow", "shift", "both"):
            raise Wrong(f"{printable(key, most=40)}: {_unknown(key, ('follow', 'shift', 'both'))}")
    if table.get("follow") not in POINTS:
        raise Wrong(f"follow: {_unknown(str(table.get('follow')), POINTS, 'point')}")
    x, y = _numbers(2, "[0, 10]")(table.get("shift", [0, 0]))
    return Arrow(table["follow"], (x, y), both=yes_or_no(table.get("both", False)))


def _works(value: object) -> tuple[str, ...]:
    names = several(line(60), least=0, most=6, example='["neck"]')(value)
    found: list[str] = []
    for name in names:
        pair = [f"{side} {name.removeprefix('both ')}" for side in ("right", "left")]
        wanted = pair if name.startswith("both ") else [name]
        for one in wanted:
            if one not in REGIONS:
                raise Wrong(_unknown(one, REGIONS, "place"))
        found += wanted
    return tuple(found)


def _by_rules(table: Mapping[str, object], rules: Mapping[str, Rule[Any]], path: Path) -> dict[str, Any]:
    for key in table:
        if key not in rules:
            raise BadFigure((*path, key), _unknown(key, rules))
    return {key: _checked(rules[key], value, (*path, key)) for key, value in table.items()}


def _checked(rule: Rule[Any], value: object, path: Path) -> Any:
    try:
        return rule(value)
    except Wrong as wrong:
        raise BadFigure(path, str(wrong)) from wrong


def _looked_up(known: Mapping[str, Any], name: object, path: Path, what: str) -> Any:
    if not isinstance(name, str) or name not in known:
        raise BadFigure(path, _unknown(str(name), known, what))
    return known[name]


def _unknown(key: str, known: Any, what: str = "key") -> str:
    from difflib import get_close_matches

    near = get_close_matches(key[:60], list(known), n=1)
    hint = f', did you mean "{near[0]}"?' if near else f"; there are: {', '.join(sorted(known))}"
    return f'"{printable(key, most=40)}" is no known {what}{hint}'


def _check_needs(poses: tuple[Pose, ...], scene: Scene) -> None:
    """What a hand rests on has to be in the picture."""
    for index, pose in enumerate(poses):
        for name, hand in (("right_hand", pose.right.hand), ("left_hand", pose.left.hand)):
            place = hand.on if isinstance(hand, Reach) else ""
            if place in ("desk", "wall") and place not in scene.props:
                raise BadFigure(
                    ("poses", index, name), f"rests on the {place}: say where it is, like {place} = 50"
                )


def _anything(value: object) -> object:
    return value


_FREEING = frozenset({"lift", "plane", "twist", "elbow", "hip", "out", "knee"})
_PROPS = ("desk", "wall", "mat", "roller")
_FIGURE: Mapping[str, Rule[Any]] = {
    "view": one_of(View),
    "poses": _anything,
    "works": _works,
    "arrows": _arrows,
    "telling": whole_number(1, MOST_POSES),
    "close": yes_or_no,
    "chair": yes_or_no,
    "hold": number(0, 10),
    "move": number(0.2, 10),
    **{name: number(-200, 200) for name in _PROPS},
}
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
