"""The tray menu as data. Every answer a reminder offers is here too, and in the same words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from . import events as e
from .duration import spell_duration
from .events import Errand, Event
from .outlook import outlook
from .passing import to_bring_back
from .phase import Phase
from .session import Session
from .settings import Settings
from .snoozing import refusal
from .stretch import Position
from .words import span


@dataclass(frozen=True, slots=True)
class Row:
    """A menu row. ``checked`` None: no tick; with ``radio`` the tick is a bullet. ``rows``: a submenu.

    A row without event and without rows is a line of text (disabled).
    """

    label: str
    event: Event | Errand | None = None
    checked: bool | None = None
    radio: bool = False
    enabled: bool = True
    rows: tuple["Row | Separator", ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Separator:
    """A line between groups of rows."""


LEAST_INTERVAL = timedelta(minutes=5)
_INTERVALS = tuple(timedelta(minutes=minutes) for minutes in (20, 30, 45, 60, 90))
_PAUSES = (timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2))


def menu(session: Session, now: datetime, settings: Settings) -> tuple[Row | Separator, ...]:
    return (
        Row(outlook(session, now, settings), enabled=False),
        Separator(),
        *_answers(session, now, settings),
        *_asked_back(session, now, settings),
        Separator(),
        _pause(session),
        _interval(settings),
        _positions(settings),
        *_toggles(settings),
        Separator(),
        Row("Open settings", e.OpenSettings()),
        Row("Quit", e.Quit()),
    )


def _answers(session: Session, now: datetime, settings: Settings) -> Iterator[Row]:
    match session.phase:
        case Phase.PROMPTING:
            yield Row("Start", e.Start())
            yield Row("Done", e.Done())
            yield Row("Another one", e.Another())
            yield _snooze(session, now, settings)
            yield Row("Skip", e.Skip())
            yield Row("It hurts: never suggest it again", e.Hurts())
        case Phase.STRETCHING:
            yield Row("Done", e.Done())
            yield Row("Stop", e.Skip())
            yield Row("It hurts: never suggest it again", e.Hurts())
        case Phase.SNOOZED | Phase.HELD:
            yield Row("Stretch now", e.Now())
            yield Row("I already stretched", e.Done())
            yield Row("Another one", e.Another())
            yield Row("Skip", e.Skip())
            yield Row("It hurts: never suggest it again", e.Hurts())
        case _:
            yield Row("Stretch now", e.Now())
            yield Row("I already stretched", e.Done())
            yield Row("Another one next", e.Another())


def _asked_back(session: Session, now: datetime, settings: Settings) -> Iterator[Row]:
    """The skipped or missed one of today, unless something is showing already."""
    stretch = to_bring_back(session, now, settings)
    if stretch and session.phase not in (Phase.PROMPTING, Phase.STRETCHING):
        yield Row(f"Bring back: {stretch.name}", e.Undo())


def _snooze(session: Session, now: datetime, settings: Settings) -> Row:
    lengths = sorted(settings.reminders.snooze)
    rows = tuple(Row(span(length), e.Snooze(length)) for length in lengths)
    return Row("Snooze", enabled=refusal(session, now, settings) is None, rows=rows)


def _pause(session: Session) -> Row:
    if session.pause:
        return Row("Resume", e.Resume())
    lengths = tuple(Row(span(length), e.PauseFor(length)) for length in _PAUSES)
    tomorrow = Row("Until tomorrow", e.PauseUntilTomorrow())
    return Row("Pause", rows=(*lengths, tomorrow, Row("Until I resume", e.PauseUntil(None))))


def _interval(settings: Settings) -> Row:
    """The usual lengths, and the one in force wherever it lies; in a demonstration there is no choice."""
    current = settings.reminders.interval
    rows = tuple(
        Row(
            span(length),
            e.ChangeSetting("reminders.interval", spell_duration(length)),
            checked=length == current,
            radio=True,
        )
        for length in sorted({*_INTERVALS, current})
    )
    return Row(f"Interval: {span(current)}", enabled=current >= LEAST_INTERVAL, rows=rows)


def _positions(settings: Settings) -> Row:
    """Where the person is willing to stretch. The last one left cannot be unticked."""
    chosen = settings.stretches.positions

    def row(label: str, position: Position) -> Row:
        ticked = position in chosen
        after = tuple(known for known in Position if (known in chosen) is not (known is position))
        change = e.ChangeSetting("stretches.positions", after)
        return Row(label, change, checked=ticked, enabled=bool(after))

    rows = (
        row("Seated", Position.SEATED),
        row("Standing", Position.STANDING),
        row("On the floor", Position.FLOOR),
    )
    return Row("Stretches", rows=rows)


def _toggles(settings: Settings) -> Iterator[Row]:
    """For those who never open a settings file."""
    notifications = settings.notifications
    yield Row(
        "Sound",
        e.ChangeSetting("notifications.sound", not notifications.sound),
        checked=notifications.sound,
    )
    yield Row(
        "Discreet reminders",
        e.ChangeSetting("notifications.discreet", not notifications.discreet),
        checked=notifications.discreet,
    )
