"""The session as data: everything the program knows about the person's day, in one frozen value."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from .effects import Outcome
from .events import Signal
from .phase import Phase
from .stretch import Region, Stretch


class Cause(StrEnum):
    """Why a due reminder is held: a bad moment, the quiet time after one, or typing."""

    MOMENT = "moment"
    SETTLING = "settling"
    TYPING = "typing"


@dataclass(frozen=True, slots=True)
class Hold:
    """``since`` is when the waiting began, whatever the cause then; ``until`` is when it ends by itself.

    ``moment``: the first bad moment it waited for, in words; empty while it was only for typing.
    """

    cause: Cause
    since: datetime
    words: str
    until: datetime | None = None
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """``until`` None: until the person resumes. ``by_clock``: meant as a time of day, not a length.

    ``since``: when there were last reminders; None in a state file of before there was this field.
    """

    until: datetime | None
    by_clock: bool = False
    since: datetime | None = None

    def over(self, now: datetime) -> bool:
        return self.until is not None and now >= self.until


@dataclass(frozen=True, slots=True)
class Sitting:
    """An unbroken spell at the desk: ``since`` its first input until the last one so far, ``until``."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Passed:
    """A stretch that is gone from the screen, and when: it can be asked back."""

    stretch: Stretch
    at: datetime


class Way(StrEnum):
    """How the stretch under way is guided, where it is: by the guide's window, or by notifications."""

    WINDOW = "window"
    NOTICES = "notices"


@dataclass(frozen=True, slots=True)
class Leaving:
    """A guide that was asked to leave ``at``, or has told all, and is not gone yet.

    ``stretches``: what it may still tell about. ``answer``: what the person said of the first of them,
    DONE or SKIPPED, which is written when it has told how much was done; or else when it is gone, with
    ``spent``, the time since that stretch began.
    """

    at: datetime
    stretches: tuple[Stretch, ...] = ()
    answer: Outcome | None = None
    spent: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class OfferedRoutine:
    """The routine that is offered, or under way. ``at``: when it was offered, or comes back."""

    id: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided, in words."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """All moments are aware and in UTC.

    ``at``: the last look. ``since``: when the interval began to count. ``due_at``: when the next
    reminder is due; in SNOOZED the end of the snooze. ``stretch``: the one offered now or next, or
    under way, ``why`` the rotation picked it, and which regions it should ``prefer`` in this interval.
    ``more``: what follows in the same break; what was done of it is gone from both. ``routine``: what
    they are, if the rotation has not picked them. ``started_at``: when ``stretch`` began. ``guide``:
    None where the person minds the time; ``notice``: the number of the one on the screen, from 0.
    ``begun``: the id that was recorded as started, as long as nothing of this break was done. ``leaving``:
    guides of before that are not gone yet, the oldest first; what guides tell is told by the first one.
    ``snoozes`` and ``unseen`` count in a row: snoozes, and missed reminders without any input.
    ``shown_at``: when the reminder appeared, None while it has not. ``last_input_at``: None where
    idle time cannot be known. ``there_at``: the last moment a call or film said the person is there.
    ``sitting``: the spell at the desk, None while nobody is there or that cannot be known.
    ``passed``: the last one skipped or missed, ``hurt``: the last one that hurt.
    ``signals``: what the desktop tells of the moment, with its words. ``tipped_on``: the last day,
    on the person's calendar, whose tip was on the screen. ``digest_of``: the last week, by its Monday,
    about which the person was told.
    """

    at: datetime
    phase: Phase
    since: datetime
    due_at: datetime
    stretch: Stretch | None = None
    why: str = ""
    more: tuple[Stretch, ...] = ()
    routine: OfferedRoutine | None = None
    guide: Way | None = None
    notice: int = 0
    begun: str | None = None
    leaving: tuple[Leaving, ...] = ()
    prefer: tuple[Region, ...] = ()
    snoozes: int = 0
    unseen: int = 0
    shown_at: datetime | None = None
    started_at: datetime | None = None
    hold: Hold | None = None
    pause: Pause | None = None
    away_since: datetime | None = None
    last_input_at: datetime | None = None
    there_at: datetime | None = None
    sitting: Sitting | None = None
    signals: tuple[tuple[Signal, str], ...] = ()
    passed: Passed | None = None
    hurt: Passed | None = None
    tipped_on: date | None = None
    digest_of: date | None = None
    reasons: tuple[Reason, ...] = ()

    def has(self, signal: Signal) -> bool:
        return any(known is signal for known, _ in self.signals)

    @property
    def offered(self) -> tuple[Stretch, ...]:
        """What is left to do in this break, or comes in the next one."""
        return (self.stretch, *self.more) if self.stretch else ()

    @property
    def shows(self) -> bool:
        """Whether a reminder, or the card of the stretch under way, is on the screen."""
        guided = self.guide is Way.WINDOW
        return self.phase is Phase.PROMPTING or (self.phase is Phase.STRETCHING and not guided)

    @property
    def name(self) -> str:
        """What is offered, "Chin tuck + 1 more" or "Desk reset", or the one that is under way."""
        if self.stretch is None or self.phase is Phase.STRETCHING:
            return self.stretch.name if self.stretch else ""
        if self.routine:
            return self.routine.name
        return f"{self.stretch.name} + {len(self.more)} more" if self.more else self.stretch.name

    def moved(self, by: timedelta) -> "Session":
        """The same session on a clock that was set by ``by``. A pause until a time of day stays."""
        hold, pause, sitting = self.hold, self.pause, self.sitting
        return replace(
            self,
            at=self.at + by,
            since=self.since + by,
            due_at=self.due_at + by,
            shown_at=_moved(self.shown_at, by),
            started_at=_moved(self.started_at, by),
            away_since=_moved(self.away_since, by),
            last_input_at=_moved(self.last_input_at, by),
            there_at=_moved(self.there_at, by),
            routine=self.routine and replace(self.routine, at=self.routine.at + by),
            leaving=tuple(replace(guide, at=guide.at + by) for guide in self.leaving),
            hold=hold and replace(hold, since=hold.since + by, until=_moved(hold.until, by)),
            pause=pause
            and replace(
                pause,
                since=_moved(pause.since, by),
                until=pause.until if pause.by_clock else _moved(pause.until, by),
            ),
            sitting=sitting and Sitting(sitting.since + by, sitting.until + by),
        )


def _moved(moment: datetime | None, by: timedelta) -> datetime | None:
    return None if moment is None else moment + by
