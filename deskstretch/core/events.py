"""What can happen. Everything that reaches the session is one of these values, posted from anywhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from .settings import Settings
from .stretch import Stretch

if TYPE_CHECKING:
    from .routine import Routine


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

    ``why`` this one, in words; empty when it was kept or there is none. ``more``: the others of the
    same break.
    """

    stretch: Stretch | None
    why: str = ""
    more: tuple[Stretch, ...] = ()


# -- the reminder on the screen


class Shown(_Word):
    """The reminder is on the screen now."""


class Dismissed(_Word):
    """The person closed the reminder without an answer."""


# -- the guide


class GuideEnd(StrEnum):
    """How a guide ended. UNABLE: there can be none here. DIED: it did not end by itself."""

    FINISHED = "finished"
    UNABLE = "unable"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Guided:
    """A stretch of the guide is over. ``length``: really done; ``whole``: that was all of the dose.

    After ``StopGuide`` too: the one that was on is told when the guide leaves.
    """

    stretch_id: str
    length: timedelta
    whole: bool


@dataclass(frozen=True, slots=True)
class GuideEnded:
    """The guide is gone. Each ``Guide`` has one such end, after all that it tells."""

    how: GuideEnd


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


@dataclass(frozen=True, slots=True)
class Begin:
    """Guide the person through this stretch at once, whatever is offered."""

    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Stretched:
    """The person was guided through a stretch by other means: in a terminal. ``whole``: see ``Guided``."""

    stretch_id: str
    length: timedelta
    whole: bool


@dataclass(frozen=True, slots=True)
class OfferRoutine:
    """It is time for this routine: offer it, in a pause and off duty too."""

    routine: "Routine"


@dataclass(frozen=True, slots=True)
class StartRoutine:
    """Begin this routine at once."""

    routine: "Routine"


class Skip(_Word):
    """Not this time."""


class Another(_Word):
    """Offer a different one."""


@dataclass(frozen=True, slots=True)
class Hurts:
    """This one hurts: never suggest it again. ``stretch_id``: the one meant; None: the one offered.

    It is final, and a menu that is open may still speak of the one before. ``length``: how much of it was
    done, where the guide tells it, which goes on to the next one by itself; None where the person does.
    """

    stretch_id: str | None = None
    length: timedelta | None = None


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
    | Guided
    | GuideEnded
    | Now
    | Begin
    | Stretched
    | OfferRoutine
    | StartRoutine
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


class OpenReport(_Word):
    """Show the person's progress: write the report and open it."""


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


@dataclass(frozen=True, slots=True)
class BeginRoutine:
    """Begin the routine of this id, as it is for this person now."""

    routine_id: str


@dataclass(frozen=True, slots=True)
class RoutineDue:
    """The time has come that is set for the routine of this id."""

    routine_id: str


class Sensed(_Word):
    """Something has changed about the moment; the senses know what."""


class Woke(_Word):
    """The computer woke up: look at the clocks at once."""


class Quit(_Word):
    """Leave."""


Errand = (
    FilesSaved
    | OpenSettings
    | OpenReport
    | ChangeSetting
    | Welcome
    | Ask
    | StopTelling
    | BeginRoutine
    | RoutineDue
    | Sensed
    | Woke
    | Quit
)
