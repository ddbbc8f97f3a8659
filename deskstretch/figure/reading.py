"""A ``[figure.ID]`` table made into a Figure: every key with its rule, and each pose from the one before.

docs/figures.md explains the keys to whoever writes one.
"""

from collections.abc import Mapping
from typing import Any

from ..toml_rules import Rule, Wrong, line, one_of, printable, several, shown, whole_number, yes_or_no
from .arrow_points import POINTS
from .arrows import AROUND
from .camera import View
from .figure import Arrow, Figure
from .pose import Pose, Reach, Scene, Support
from .pose_reading import read_pose
from .regions import PLACES
from .rules import BadFigure, checked, number, numbers, unknown

MOST_POSES = 6


def read_figure(table: object, postures: Mapping[str, Pose]) -> Figure:
    """The figure that a table stands for; raises BadFigure for the first thing wrong."""
    if not isinstance(table, dict):
        raise BadFigure((), f"must be a table under [figure.…], got {shown(table)}")
    values = _by_rules(table)
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


def _poses(tables: object, postures: Mapping[str, Pose]) -> list[Pose]:
    if not isinstance(tables, list) or not 1 <= len(tables) <= MOST_POSES:
        raise BadFigure(
            ("poses",), f"needs 1 to {MOST_POSES} poses, each under [[figure.….poses]], in double brackets"
        )
    poses: list[Pose] = []
    for index, table in enumerate(tables):
        before = poses[-1] if poses else Pose()
        poses.append(read_pose(table, before, postures, ("poses", index)))
    return poses


def _arrows(value: object) -> tuple[Arrow, ...]:
    if not isinstance(value, list) or len(value) > 3:
        raise Wrong('must be a list of up to 3, like [{ follow = "head" }]')
    return tuple(_arrow(item) for item in value)


def _arrow(table: object) -> Arrow:
    if not isinstance(table, dict):
        raise Wrong(f'must be like {{ follow = "head", shift = [0, 10] }}, got {shown(table)}')
    for key in table:
        if key not in ("follow", "shift", "both"):
            raise Wrong(f"{printable(key, most=40)}: {unknown(key, ('follow', 'shift', 'both'))}")
    point = table.get("follow")
    if not isinstance(point, str) or point.removesuffix(AROUND) not in POINTS:
        raise Wrong(f"follow: {unknown(point, POINTS, 'point')}")
    x, y = numbers(2, "[0, 10]")(table.get("shift", [0, 0]))
    return Arrow(point, (x, y), both=yes_or_no(table.get("both", False)))


def _works(value: object) -> tuple[str, ...]:
    names = several(line(60), least=0, most=6, example='["neck"]')(value)
    found: list[str] = []
    for name in names:
        pair = [f"{side} {name.removeprefix('both ')}" for side in ("right", "left")]
        wanted = pair if name.startswith("both ") else [name]
        for one in wanted:
            if one not in PLACES:
                raise Wrong(unknown(one, PLACES, "place"))
        found += wanted
    return tuple(found)


def _by_rules(table: Mapping[str, object]) -> dict[str, Any]:
    for key in table:
        if key not in _FIGURE:
            raise BadFigure((key,), unknown(key, _FIGURE))
    return {key: checked(_FIGURE[key], value, (key,)) for key, value in table.items()}


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


_PROPS = ("desk", "screen", "step", "wall", "mat", "roller")
_FIGURE: Mapping[str, Rule[Any]] = {
    "view": one_of(View),
    "poses": _anything,
    "works": _works,
    "arrows": _arrows,
    "telling": whole_number(1, MOST_POSES),
    "close": yes_or_no,
    "shows": line(200),
    "chair": yes_or_no,
    "hold": number(0, 10),
    "move": number(0.2, 10),
    **{name: number(-200, 200) for name in _PROPS},
}
