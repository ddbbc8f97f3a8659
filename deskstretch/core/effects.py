"""What a decision asks for. The loop performs effects in the order they were returned."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .reminder import Message, Reminder
from .stretch import Region


class Outcome(StrEnum):
    """What the history keeps. One answer, one entry; PROMPTED is written when a stretch is offered."""

    PROMPTED = "prompted"
    STARTED = "started"
    DONE = "done"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    MISSED = "missed"
    SWAPPED = "swapped"
    HURT = "hurt"
    ALLOWED = "allowed"
    NATURAL_BREAK = "natural break"


@dataclass(frozen=True, slots=True)
class Show:
    """Put this reminder on the screen, in place of any other."""

    reminder: Reminder


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take the reminder off the screen."""


@dataclass(frozen=True, slots=True)
class Tell:
    """Show a message that asks for nothing."""

    message: Message


@dataclass(frozen=True, slots=True)
class Record:
    """Write into the history. ``length``: time stretched or away, None where there is none."""

    outcome: Outcome
    at: datetime
    stretch_id: str | None = None
    length: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """Let the rotation pick the next stretch and answer with ``Chosen``, before anything else happens.

    ``avoid`` must not be picked while another is eligible; ``keep`` stays if it is still eligible.
    ``prefer``: regions that what the person was just doing asks for.
    """

    avoid: str | None = None
    keep: str | None = None
    prefer: tuple[Region, ...] = ()


Effect = Show | Withdraw | Tell | Record | Choose
