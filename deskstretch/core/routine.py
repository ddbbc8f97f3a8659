"""A routine: several stretches in an order that does the body good, done one after the other."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from .rotation import eligible
from .settings import Stretches
from .stretch import Equipment, Level, Position, Stretch
from .timeline import timeline


class PartKind(StrEnum):
    """In the order in which they are done: warm muscles first, and an end that calms down."""

    WARM_UP = "warm-up"
    MOBILITY = "mobility"
    FLEXIBILITY = "flexibility"
    COOL_DOWN = "cool-down"


@dataclass(frozen=True, slots=True)
class Part:
    """Never empty. The stretches have the dose they have in the routine."""

    kind: PartKind
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, kw_only=True)
class Routine:
    """One part at least, in the order of ``PartKind``. ``about``: what it is for, in a line.

    ``without``: the stretches it has lost for this person, see ``fitted``. Without slots, so that it can
    keep its ``duration``: the menu is made anew at every look, and tells that of every routine.
    """

    id: str
    name: str
    about: str = ""
    parts: tuple[Part, ...]
    without: tuple[Stretch, ...] = ()

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """All of them in their order; one may come more than once."""
        return tuple(stretch for part in self.parts for stretch in part.stretches)

    @cached_property
    def duration(self) -> timedelta:
        """The time it takes in all, with the pauses that the guide makes before and within a stretch."""
        return sum((timeline(stretch).length for stretch in self.stretches), timedelta())

    @property
    def positions(self) -> tuple[Position, ...]:
        """Where it is done, from the chair down to the floor."""
        found = {stretch.position for stretch in self.stretches}
        return tuple(position for position in Position if position in found)


def fitted(
    routine: Routine,
    pool: Collection[Stretch],
    stretches: Stretches,
    hurts: Mapping[str, datetime],
    now: datetime,
) -> Routine | None:
    """The routine without what hurts, is excluded or moves a part of the body to leave alone.

    None when nothing is left. Unlike the rotation it does not ask for position, level and equipment:
    whoever chose this routine wants to get up, or down to the floor. ``pool`` is every stretch there
    is; ``hurts``: see ``rotation.eligible``.
    """
    anywhere = replace(
        stretches,
        positions=tuple(Position),
        level=Level.DEEP,
        equipment=tuple(Equipment),
        discreet=False,
    )
    fit = {stretch.id for stretch in eligible(pool, anywhere, hurts, now)}
    kept = (Part(part.kind, tuple(s for s in part.stretches if s.id in fit)) for part in routine.parts)
    parts = tuple(part for part in kept if part.stretches)
    lost = {stretch.id: stretch for stretch in routine.stretches if stretch.id not in fit}
    return replace(routine, parts=parts, without=tuple(lost.values())) if parts else None
