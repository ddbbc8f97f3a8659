"""What can happen. Everything that reaches the session is one of these values, posted from anywhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .settings import Settings
from .stretch import Stretch


class Signal(StrEnum):
    """What the desktop can tell about the moment. The first four make it a bad one for a reminder."""

    CALL = "call"
    FULLSCREEN = "fullscreen"
    DO_NOT_DISTURB = "do not disturb"
    APPLICATION = "application"
    KEPT_AWAKE = "kept awake"
    LOCKED = "locked"


# -- time and presence


@dataclass(frozen=True, slots=True)
class Tick:
    """Time to look again. ``idle`` is the time since the last input, None where it cannot be known."""

    idle: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Slept:
    """The computer was asleep for ``duration`` until now."""

    duration: timedelta


@dataclass(frozen=True, slots=True)
class ClockMoved:
    """The wall clock was set by ``by`` (negative: back) while the computer was awake."""

    by: timedelta


@dataclass(frozen=True, slots=True)
class Signalled:
    """A signal began, with words that say where it comes from, or ended (``detail`` None)."""

    signal: Signal
    detail: str | None


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """The settings given to ``step`` with this event are new; ``before`` are the old ones."""

    before: Settings


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rotation's answer to ``Choose``: the stretch to offer next, None when none is eligible."""

    stretch: Stretch | None


# -- the reminder on the screen


@dataclass(frozen=True, slots=True)
class Shown:
    """The reminder is on the screen now."""


@dataclass(frozen=True, slots=True)
class Dismissed:
    """The person closed the reminder without an answer."""


# -- the person


@dataclass(frozen=True, slots=True)
class Now:
    """Stretch now, whatever the hour."""


@dataclass(frozen=True, slots=True)
class Start:
    """Begin the stretch that is offered."""


@dataclass(frozen=True, slots=True)
class Done:
    """The stretch is done; without a reminder: "I already stretched"."""


@dataclass(frozen=True, slots=True)
class Snooze:
    """Ask again later; None takes the usual length."""

    length: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """Not this time."""


@dataclass(frozen=True, slots=True)
class Another:
    """Offer a different one."""


@dataclass(frozen=True, slots=True)
class Hurts:
    """This one hurts: never suggest it again."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Offer the last skipped or missed one of today again."""


@dataclass(frozen=True, slots=True)
class PauseFor:
    length: timedelta


@dataclass(frozen=True, slots=True)
class PauseUntil:
    """Pause until a moment; None: until the person resumes."""

    moment: datetime | None


@dataclass(frozen=True, slots=True)
class PauseUntilTomorrow:
    """Pause until the first start of work after local midnight."""


@dataclass(frozen=True, slots=True)
class Resume:
    """End the pause."""


@dataclass(frozen=True, slots=True)
class Look:
    """The person clicked the icon: show the reminder again, or say what is next. Answers nothing."""


Event = (
    Tick
    | Slept
    | ClockMoved
    | Signalled
    | SettingsChanged
    | Chosen
    | Shown
    | Dismissed
    | Now
    | Start
    | Done
    | Snooze
    | Skip
    | Another
    | Hurts
    | Undo
    | PauseFor
    | PauseUntil
    | PauseUntilTomorrow
    | Resume
    | Look
)


# -- errands: asked of the program, not of the session


@dataclass(frozen=True, slots=True)
class OpenSettings:
    """Open the settings file in the person's editor."""


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """Write one value into the settings file, in place. ``key`` is dotted: ``reminders.interval``."""

    key: str
    value: str | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Welcome:
    """Say hello: at the very first start, and when a second start finds this one running."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave."""


Errand = OpenSettings | ChangeSetting | Welcome | Quit
