"""What is drawn of one stretch: its key poses, what stands around, and from where it is seen."""

import re
from dataclasses import dataclass, field, replace

from .camera import View
from .pose import Bend, Pose, Scene

_OTHER = {"right": "left", "left": "right"}
_SIDE = re.compile(r"\b(right|left)\b")


@dataclass(frozen=True, slots=True)
class Arrow:
    """The way a point of the body goes from one key pose to the one that tells, drawn as an arrow.

    ``follow``: the point, by name (``arrows.POINTS``). ``shift``: to the right and up on the picture, in
    cm, so that it stands beside the body. ``both``: with a head at either end, for what goes to and fro.
    """

    follow: str
    shift: tuple[float, float] = (0, 0)
    both: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Drawn for the right side. ``telling``: the index of the pose that says it all in a still.

    ``works``: what is tinted (``regions.PLACES``). ``close``: only the body from the hips up is to be seen.
    ``shows``: what is done, for those who cannot see the picture; empty: told from the poses.
    ``hold``: the seconds the movement rests in each pose, ``move``: those it takes to the next.
    """

    poses: tuple[Pose, ...]
    view: View
    scene: Scene = field(default_factory=Scene)
    works: tuple[str, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    telling: int = -1
    close: bool = False
    shows: str = ""
    hold: float = 1.2
    move: float = 1.1

    @property
    def told(self) -> Pose:
        return self.poses[self.telling]

    @property
    def before(self) -> Pose:
        """The pose from which it goes to the telling one."""
        return self.poses[self.telling % len(self.poses) - 1]


def mirrored(figure: Figure) -> Figure:
    """The same body with every right as a left: what the mirror image of its picture shows."""
    return replace(
        figure,
        poses=tuple(mirrored_pose(pose) for pose in figure.poses),
        works=tuple(_other(name) for name in figure.works),
        arrows=tuple(replace(arrow, follow=_other(arrow.follow)) for arrow in figure.arrows),
        shows=_SIDE.sub(lambda word: _OTHER[word[0]], figure.shows),
    )


def mirrored_pose(pose: Pose) -> Pose:
    return replace(
        pose,
        pelvis=replace(
            pose.pelvis, side=-pose.pelvis.side, turn=-pose.pelvis.turn, right=-pose.pelvis.right
        ),
        lower_back=_swapped(pose.lower_back),
        upper_back=_swapped(pose.upper_back),
        neck=_swapped(pose.neck),
        head=_swapped(pose.head),
        right=pose.left,
        left=pose.right,
    )


def _swapped(bend: Bend) -> Bend:
    return Bend(bend.bend, -bend.side, -bend.turn)


def _other(name: str) -> str:
    """ "right hand" for "left hand" and the other way round; anything else stays."""
    side, blank, rest = name.partition(" ")
    return _OTHER[side] + blank + rest if blank and side in _OTHER else name
