"""The part of the tray menu that changes settings, for those who never open a settings file."""

from collections.abc import Iterator
from datetime import timedelta

from . import events as e
from .demo import is_demonstration
from .duration import spell_duration
from .rows import Row
from .settings import Settings
from .stretch import Position
from .words import span

_INTERVALS = tuple(timedelta(minutes=minutes) for minutes in (20, 30, 45, 60, 90))


def choices(settings: Settings) -> tuple[Row, ...]:
    return (_interval(settings), _positions(settings), *_toggles(settings))


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
    return Row(f"Interval: {span(current)}", enabled=not is_demonstration(settings), rows=rows)


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
