"""What a decision asks for. The loop performs effects in the order they were returned."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from .reminder import Message, Reminder
from .stretch import Region, Stretch


class Outcome(StrEnum):
    """What the history keeps. One answer, one entry; PROMPTED is written when a stretch is offered.

    PROMPTED and STARTED name the first stretch of several; each has a DONE, or STOPPED (before all of
    its dose was done), of its own. SKIPPED: before anything was done, also after STARTED. HELD, PAUSED and
    SAT (an unbroken spell at the desk) are written when they end.
    """

    PROMPTED = "prompted"
    STARTED = "started"
    DONE = "done"
    STOPPED = "stopped"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    MISSED = "missed"
    SWAPPED = "swapped"
    HURT = "hurt"
    ALLOWED = "allowed"
    NATURAL_BREAK = "natural break"
    HELD = "held"
    PAUSED = "paused"
    SAT = "sat"


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
    """Write into the history. ``length``: time stretched, away, waited, paused or sat, None where there is
    none. ``words``: why a reminder was held, else empty.

    ``at`` is when it was: for HELD, PAUSED and SAT their end, which may be found out only later.
    """

    outcome: Outcome
    at: datetime
    stretch_id: str | None = None
    length: timedelta | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """Let the rotation pick the next stretch and answer with ``Chosen``, before anything else happens.

    ``avoid`` must not be picked while another is eligible; ``keep`` stays if it is still eligible.
    ``prefer``: regions that what the person was just doing asks for. ``also``: what else of this break
    stays if it is still eligible.
    """

    avoid: str | None = None
    keep: str | None = None
    prefer: tuple[Region, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """Open the guide for these, one after the other. ``title``: of the routine they are, or empty.

    It tells by ``Guided`` and ``GuideEnded``. ``focus``: the person has just asked for it.
    """

    stretches: tuple[Stretch, ...]
    title: str = ""
    focus: bool = True


@dataclass(frozen=True, slots=True)
class StopGuide:
    """Have the guide leave. It tells what was done of the stretch that is on, within a second or never."""


@dataclass(frozen=True, slots=True)
class TellWeek:
    """Tell how the week went that ``day`` lies in: what was done is in the history."""

    day: date


Effect = Show | Withdraw | Tell | Record | Choose | Guide | StopGuide | TellWeek
