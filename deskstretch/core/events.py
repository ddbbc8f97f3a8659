"""What can happen. Everything that reaches the session is one of these values, posted from anywhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .settings import Settings
from .stretch import Stretch


class Signal(StrEnum):
    """What the desktop can tell about the moment."""

    CALL = "call"
    FULLSCREEN = "fullscreen"
    DO_NOT_DISTURB = "do not disturb"
    APPLICATION = "application"
    KEPT_AWAKE = "kept awake"
    LOCKED = "locked"


BAD_MOMENTS = (Signal.CALL, Signal.FULLSCREEN, Signal.DO_NOT_DISTURB, Signal.APPLICATION)
"""What a reminder waits for. The others only tell whether somebody is there."""


class _Word:
    """An event that says it all by its name.

    A dataclass would do the same; but each one is compiled when it is imported, at every start.
    """

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


# -- time and presence


@dataclass(frozen=True, slots=True)
class Tick:
    """Time to look again. ``idle`` is the time since the last input, None where it cannot be known.

    ``typing`` is how long the person has been hitting keys until now, with hardly a break; 0 where
    that cannot be known.
    """

    idle: timedelta | None = None
    typing: timedelta = timedelta(0)


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
    """The rotation's answer to ``Choose``: the stretch to offer next, None when none is eligible.

    ``why`` this one, in words; empty when it was kept or there is none.
    """

    stretch: Stretch | None
    why: str = ""


# -- the reminder on the screen


class Shown(_Word):
    """The reminder is on the screen now."""


class Dismissed(_Word):
    """The person closed the reminder without an answer."""


# -- the person


class Now(_Word):
    """Stretch now, whatever the hour."""


class Start(_Word):
    """Begin the stretch that is offered."""


class Done(_Word):
    """The stretch is done; without a reminder: "I already stretched"."""


@dataclass(frozen=True, slots=True)
class Snooze:
    """Ask again later; None takes the usual length."""

    length: timedelta | None = None


class Skip(_Word):
    """Not this time."""


class Another(_Word):
    """Offer a different one."""


@dataclass(frozen=True, slots=True)
class Hurts:
    """This one hurts: never suggest it again. ``stretch_id``: the one meant; None: the one offered.

    It is final, and a menu that is open may still speak of the one before.
    """

    stretch_id: str | None = None


class Allow(_Word):
    """It does not hurt after all: the last one of today that did may be suggested again."""


class Undo(_Word):
    """Offer the last skipped or missed one of today again."""


@dataclass(frozen=True, slots=True)
class PauseFor:
    length: timedelta


@dataclass(frozen=True, slots=True)
class PauseUntil:
    """Pause until a moment; None: until the person resumes."""

    moment: datetime | None


class PauseUntilTomorrow(_Word):
    """Pause until the first start of work after local midnight."""


class Resume(_Word):
    """End the pause."""


class Look(_Word):
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
    | Allow
    | Undo
    | PauseFor
    | PauseUntil
    | PauseUntilTomorrow
    | Resume
    | Look
)


# -- errands: asked of the program, not of the session


class FilesSaved(_Word):
    """One of the person's files may be another: look now instead of at the next tick."""


class OpenSettings(_Word):
    """Open the settings file in the person's editor."""


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """Write one value into the settings file, in place. ``key`` is dotted: ``reminders.interval``."""

    key: str
    value: str | bool | tuple[str, ...]


class Welcome(_Word):
    """Say hello: at the very first start, and when a second start finds this one running."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A command wants something: a verb of the control channel. ``tell`` takes the fields of the answer.

    It is called on the loop thread, before the errand is over; for ``watch`` again at every change.
    """

    verb: str
    argument: str | None
    tell: Callable[[Mapping[str, object]], None]


@dataclass(frozen=True, slots=True)
class StopTelling:
    """Whoever watched has gone; ``tell`` is the one of its ``Ask``."""

    tell: Callable[[Mapping[str, object]], None]


class Sensed(_Word):
    """Something has changed about the moment; the senses know what."""


class Woke(_Word):
    """The computer woke up: look at the clocks at once."""


class Quit(_Word):
    """Leave."""


Errand = FilesSaved | OpenSettings | ChangeSetting | Welcome | Ask | StopTelling | Sensed | Woke | Quit
