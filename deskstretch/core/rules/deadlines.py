"""The moments a session waits for, as pure questions. Nothing here decides anything."""

from datetime import datetime, timedelta

from ..notices import notices
from ..phase import Phase
from ..session import Cause, Session, Way
from ..settings import Settings
from ..timeline import timeline

TYPING_GAP = timedelta(seconds=3)
"""No input for this long is a gap in typing."""

FINISH_GRACE = timedelta(minutes=2)
"""How long after its dose a started stretch may still be reported done."""


LEFT_OPEN = timedelta(minutes=30)
"""How much longer than its stretches a guide may be open: pauses are the person's affair, up to here."""

ROUTINE_WAITS = timedelta(minutes=30)
"""How long a routine that was offered waits for a better moment."""


def next_wake(session: Session, settings: Settings) -> datetime | None:
    """When the session must be looked at again if nothing happens; None when only events matter."""
    waits = [_phase_deadline(session, settings), routine_by(session)]
    if session.phase in (Phase.WORKING, Phase.AWAY, Phase.HELD, Phase.SNOOZED, Phase.OFF_DUTY):
        waits.append(settings.hours.next_edge(session.at, settings.zone))
    return min((moment for moment in waits if moment is not None), default=None)


def answer_by(session: Session, settings: Settings) -> datetime | None:
    """When an unanswered reminder counts as missed; None while it has not appeared on the screen."""
    return session.shown_at and session.shown_at + settings.reminders.answer_within


def finish_by(session: Session) -> datetime | None:
    """When a started stretch stops waiting for Done, or its guide is taken for forgotten.

    None when none was started.
    """
    if session.started_at is None or session.stretch is None:
        return None
    match session.guide:
        case Way.WINDOW:
            work = sum((stretch.duration for stretch in session.offered), timedelta())
            return session.started_at + work + LEFT_OPEN
        case Way.NOTICES:
            return session.started_at + timeline(session.stretch).length + FINISH_GRACE
        case None:
            return session.started_at + session.stretch.duration + FINISH_GRACE


def notice_at(session: Session) -> datetime | None:
    """When the next notice of a stretch guided by them is due; None when all were shown."""
    if session.guide is not Way.NOTICES or session.started_at is None or session.stretch is None:
        return None
    coming = notices(session.stretch)[session.notice + 1 :]
    return session.started_at + coming[0].at if coming else None


def routine_by(session: Session) -> datetime | None:
    """When a routine is given up that waits for a better moment; None when none does."""
    waits = session.routine and session.phase in (Phase.HELD, Phase.AWAY)
    return session.routine.at + ROUTINE_WAITS if session.routine and waits else None


def typing_pauses_at(session: Session) -> datetime | None:
    """When the gap in typing is there if no further input comes; None where input cannot be seen."""
    return session.last_input_at and session.last_input_at + TYPING_GAP


def _phase_deadline(session: Session, settings: Settings) -> datetime | None:
    match session.phase:
        case Phase.WORKING | Phase.SNOOZED:
            return session.due_at
        case Phase.PROMPTING:
            return answer_by(session, settings)
        case Phase.STRETCHING:
            return notice_at(session) or finish_by(session)
        case Phase.PAUSED:
            return session.pause.until if session.pause else None
        case Phase.HELD if session.hold:
            moments = [session.hold.until]
            if session.hold.cause is Cause.TYPING:
                moments.append(typing_pauses_at(session))
            return min((moment for moment in moments if moment), default=None)
        case _:
            return None
