"""Draws the consequences of answers that were written down just before the program was killed.

An answer is in the history before the session that follows from it is saved. When the program ends
between the two, the history knows more than the session does.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from .. import events as e
from ..effects import Choose, Outcome, Record
from ..session import Session, Way
from ..settings import Settings
from ..stretch import Stretch
from .step import step
from .written_after import without_what_was_written


def replay(
    saved: Session, records: Sequence[Record], pool: Iterable[Stretch], settings: Settings
) -> Session:
    """The saved session after what was recorded since, the oldest record first.

    ``records``: all that was written for a time since ``began``. What ends is written for the time it
    ended, which may be before the saved session last looked; an answer from then is in the session.
    """
    known = {stretch.id: stretch for stretch in pool}
    session = saved
    for record in records:
        known_before, session = session, without_what_was_written(session, record)
        if record.at <= saved.at or session is not known_before:
            continue
        if record.outcome is Outcome.PROMPTED and record.stretch_id in known:
            session = replace(session, stretch=known[record.stretch_id])
        event = _event(record, session)
        if event is None:
            continue
        leaving = session.leaving
        session, effects = step(session, event, record.at, settings)
        # Nothing more is to come of the guide that this has closed: what it told is recorded, too.
        session = replace(session, leaving=leaving)
        if any(isinstance(effect, Choose) for effect in effects):
            # Nobody chooses here: without a stretch, whoever restores the session asks for one.
            session = replace(session, stretch=None, why="")
    return session


def _event(record: Record, session: Session) -> e.Event | None:
    """What led to the record; None where nothing follows from it after a restart."""
    match record.outcome:
        case Outcome.DONE | Outcome.STOPPED if session.guide is Way.WINDOW and record.stretch_id:
            whole = record.outcome is Outcome.DONE
            return e.Guided(record.stretch_id, record.length or timedelta(0), whole)
        case Outcome.SNOOZED:
            return e.Snooze(record.length)
        case Outcome.HURT:
            return e.Hurts(record.stretch_id)
        case Outcome.NATURAL_BREAK if session.has(e.Signal.LOCKED):
            return e.Signalled(e.Signal.LOCKED, None)
        case Outcome.NATURAL_BREAK:
            return e.Tick(timedelta(0), timedelta(0))
        case Outcome.HELD | Outcome.SAT:
            return None
        case outcome:
            return _PLAIN[outcome]()


_PLAIN: dict[Outcome, Callable[[], e.Event]] = {
    Outcome.PROMPTED: e.Now,
    Outcome.STARTED: e.Start,
    Outcome.DONE: e.Done,
    Outcome.STOPPED: e.Done,
    Outcome.SKIPPED: e.Skip,
    Outcome.MISSED: e.Dismissed,
    Outcome.SWAPPED: e.Another,
    Outcome.ALLOWED: e.Allow,
    Outcome.PAUSED: e.Resume,
}
