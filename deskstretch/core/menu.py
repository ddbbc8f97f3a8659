"""The tray menu as data. Every answer a reminder offers is here too, and in the same words.

What a row does is harmless wherever the pointer is when the menu changes: rows keep their places as far
as they can, and the one answer that is final is a submenu, which a single click only opens.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from . import events as e
from .choices import choices
from .compose import guidance
from .outlook import outlook
from .passing import to_allow, to_bring_back
from .phase import Phase
from .routine import Routine
from .routine_words import minutes
from .rows import Row, Separator
from .session import Session
from .settings import Settings
from .snoozing import refusal
from .stretch import Stretch
from .words import span

_NOW = "Stretch now…"
"""With dots, as what asks something before it begins: the reminder comes, and waits for Start."""

_MOST_ROUTINES = 20
"""A longer menu leaves the screen; the command line knows them all."""

_NOTHING_NEXT = (Phase.PAUSED, Phase.OFF_DUTY)
_PAUSES = (timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2))


def menu(
    session: Session,
    now: datetime,
    settings: Settings,
    routines: tuple[Routine, ...] = (),
    done: str = "",
) -> tuple[Row | Separator, ...]:
    """``done``: what was done today, in words; empty for nothing yet."""
    return (
        _head(session, now, settings),
        *_done(done),
        Separator(),
        *_answers(session, now, settings),
        *_taken_back(session, now, settings),
        *_routines(session, routines),
        Separator(),
        _pause(session),
        *choices(settings),
        Separator(),
        Row("Your progress…", e.OpenReport()),
        Row("Open settings", e.OpenSettings()),
        Row("Quit", e.Quit()),
    )


def _head(session: Session, now: datetime, settings: Settings) -> Row:
    """Where the day stands, and behind it how the stretch goes, to be read where nothing else shows it.

    Those lines are rows that can be clicked because text that cannot is too pale to read; a click shows
    the reminder again, or says what is next.
    """
    line = outlook(session, now, settings)
    lines = () if session.phase in _NOTHING_NEXT else guidance(session.stretch, settings)
    return Row(line, enabled=bool(lines), rows=tuple(Row(text, e.Look()) for text in lines))


def _done(words: str) -> Iterator[Row]:
    """A row that can be clicked, because one that cannot is too pale to read.

    It comes with the first stretch of the day, when the others change anyway, and stays until midnight.
    """
    if words:
        yield Row(words, e.OpenReport())


def _answers(session: Session, now: datetime, settings: Settings) -> Iterator[Row]:
    match session.phase:
        case Phase.PROMPTING:
            yield Row("Start", e.Start())
            yield Row("Done", e.Done())
            yield Row("Another one", e.Another(), enabled=not session.routine)
            yield _snooze(session, now, settings)
            yield Row("Skip", e.Skip())
            yield _hurts(session, settings)
        case Phase.STRETCHING:
            yield Row("Show it again", e.Look(), enabled=session.shows)
            yield Row("Done", e.Done())
            yield Row("Stop", e.Skip())
            yield _hurts(session, settings)
        case Phase.SNOOZED | Phase.HELD:
            yield Row(_NOW, e.Now())
            yield Row("I already stretched", e.Done())
            yield Row("Another one", e.Another(), enabled=not session.routine)
            yield Row("Skip", e.Skip())
            yield _hurts(session, settings)
        case _:
            yield Row(_NOW, e.Now())
            yield Row("I already stretched", e.Done())
            yield Row("Another one next", e.Another())


def _hurts(session: Session, settings: Settings) -> Row:
    """Final, so it takes two clicks, and the second one says which stretch it is about."""
    name = _name(session.stretch, settings) or "this one"
    meant = e.Hurts(session.stretch.id if session.stretch else None)
    return Row("It hurts", rows=(Row(f"Never suggest {name} again", meant),))


def _taken_back(session: Session, now: datetime, settings: Settings) -> Iterator[Row]:
    """The skipped or missed one of today, unless something is showing already; and the one that hurt."""
    stretch = to_bring_back(session, now, settings)
    if stretch and session.phase not in (Phase.PROMPTING, Phase.STRETCHING):
        yield Row(f"Bring back: {_name(stretch, settings) or 'the last one'}", e.Undo())
    if hurt := to_allow(session, now, settings):
        yield Row(f"Suggest {_name(hurt, settings) or 'the one that hurt'} again", e.Allow())


def _routines(session: Session, routines: tuple[Routine, ...]) -> Iterator[Row]:
    """To begin one at once: a row in a submenu is no slip. Not while something is under way."""
    rows = tuple(
        Row(f"{routine.name}, {minutes(routine)}", e.BeginRoutine(routine.id))
        for routine in routines[:_MOST_ROUTINES]
    )
    if rows:
        yield Row("Routines", enabled=session.phase is not Phase.STRETCHING, rows=rows)


def _name(stretch: Stretch | None, settings: Settings) -> str:
    """Empty with discreet settings: somebody else may see the menu."""
    return stretch.name if stretch and not settings.notifications.discreet else ""


def _snooze(session: Session, now: datetime, settings: Settings) -> Row:
    """The lengths; where there is no snoozing, why."""
    lengths = sorted(settings.reminders.snooze)
    rows = tuple(Row(span(length), e.Snooze(length)) for length in lengths)
    refused = refusal(session, now, settings)
    label = f"{refused[:1].upper()}{refused[1:]}" if refused else "Snooze"
    return Row(label, enabled=not refused, rows=rows)


def _pause(session: Session) -> Row:
    if session.pause:
        return Row("Resume", e.Resume())
    lengths = tuple(Row(span(length), e.PauseFor(length)) for length in _PAUSES)
    tomorrow = Row("Until tomorrow", e.PauseUntilTomorrow())
    return Row("Pause", rows=(*lengths, tomorrow, Row("Until I resume", e.PauseUntil(None))))
