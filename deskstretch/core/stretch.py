"""A stretch as data: what to do, with which part of the body, for how long."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Region(StrEnum):
    NECK = "neck"
    SHOULDERS = "shoulders"
    UPPER_BACK = "upper back"
    LOWER_BACK = "lower back"
    HIPS = "hips"
    LEGS = "legs"
    ANKLES = "ankles"
    WRISTS = "wrists"
    EYES = "eyes"
    WHOLE_SPINE = "whole spine"
    WHOLE_BODY = "whole body"
    BREATH = "breath"


class Kind(StrEnum):
    """Flexibility lengthens a muscle; mobility moves a joint through its range."""

    FLEXIBILITY = "flexibility"
    MOBILITY = "mobility"


class Motion(StrEnum):
    """A static stretch is held still, a dynamic one is done in repetitions."""

    STATIC = "static"
    DYNAMIC = "dynamic"


class Position(StrEnum):
    SEATED = "seated"
    STANDING = "standing"
    FLOOR = "floor"


class Level(StrEnum):
    GENTLE = "gentle"
    NORMAL = "normal"
    DEEP = "deep"


class Sides(StrEnum):
    """NONE: no left or right. BOTH: the sides alternate within one dose. EACH: the dose once a side."""

    NONE = "none"
    BOTH = "both"
    EACH = "each"


class Equipment(StrEnum):
    NONE = "none"
    CHAIR_BACK = "chair back"
    DESK = "desk"
    WALL = "wall"
    MAT = "mat"
    ROLLER = "roller"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One entry of the catalogue. Exactly one of ``hold`` and ``repetitions`` is given.

    ``tempo`` is the time of one repetition; ``hold`` and ``tempo`` are for one side and one set.
    ``also`` are the regions that work beside the primary ``region``. ``sources`` are the numbers
    ("000" to "004") of the guides that teach it; a person's own stretches may name anything, or nothing.
    The steps are told for the right side: the first leads into position, the others share a hold, or each
    repetition. With ``halves`` the second one is for the first half of the repetitions, and the third for
    the other: "from half way on, backward".
    """

    id: str
    name: str
    region: Region
    also: tuple[Region, ...] = ()
    kind: Kind
    position: Position
    level: Level = Level.GENTLE
    sides: Sides = Sides.NONE
    hold: timedelta | None = None
    repetitions: int | None = None
    tempo: timedelta = timedelta(seconds=4)
    halves: bool = False
    sets: int = 1
    equipment: Equipment = Equipment.NONE
    steps: tuple[str, ...]
    benefit: str
    caution: str = ""
    not_for: str = ""
    discreet: bool = False
    sources: tuple[str, ...]

    @property
    def motion(self) -> Motion:
        return Motion.STATIC if self.repetitions is None else Motion.DYNAMIC

    @property
    def duration(self) -> timedelta:
        """The time it takes in all: every side, every set, without pauses between them."""
        once = self.hold if self.repetitions is None else self.repetitions * self.tempo
        assert once is not None, f"{self.id}: neither hold nor repetitions"
        return once * self.sets * (2 if self.sides is Sides.EACH else 1)

    @property
    def dose(self) -> str:
        """The dose in words: "20 s a side, 2 rounds", "10 times, 5 s each"."""
        a_side = " a side" if self.sides is Sides.EACH else ""
        if self.repetitions is None:
            assert self.hold is not None, f"{self.id}: neither hold nor repetitions"
            words = f"{_seconds(self.hold)}{a_side}"
        else:
            words = f"{self.repetitions} times{a_side}, {_seconds(self.tempo)} each"
        if self.sides is Sides.BOTH:
            words += ", sides in turn"
        return words if self.sets == 1 else f"{words}, {self.sets} rounds"


def _seconds(span: timedelta) -> str:
    return f"{span.total_seconds():g} s"
