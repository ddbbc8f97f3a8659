"""How a session begins: afresh, or where the last run left off."""

from dataclasses import replace
from datetime import datetime

from ..effects import Choose, Effect
from ..phase import Phase
from ..session import Session
from ..settings import Settings
from .changed import follow_interval, keeping
from .day import new_interval, what_follows
from .leaving import without_leaving
from .screen import show
from .turn import Turn
from .written_after import write_what_ended

Beginning = tuple[Session, tuple[Effect, ...]]


def begin(now: datetime, settings: Settings) -> Beginning:
    """A fresh session: the first reminder comes one interval from now, or after the start of work."""
    blank = Session(at=now, phase=Phase.WORKING, since=now, due_at=now)
    turn = _afresh(blank, now, settings)
    return turn.session, tuple(turn.effects)


def restore(saved: Session, now: datetime, settings: Settings) -> Beginning:
    """Go on where the saved session was; after a gap as long as a natural break, start afresh.

    A pause, the reasons and what can be asked back survive either way. What the desktop told is
    forgotten: its sources tell again.
    """
    if saved.at > now:
        saved = saved.moved(now - saved.at)
    turn = _restored(saved, now, settings)
    without_leaving(turn)
    write_what_ended(turn, saved, seen_until=saved.at)
    return turn.session, tuple(turn.effects)


def _restored(saved: Session, now: datetime, settings: Settings) -> Turn:
    gap = now - saved.at
    # A guide ended with the program that opened it; the card takes its place.
    session = replace(saved, at=now, signals=(), last_input_at=None, unseen=0, guide=None, notice=0)
    if session.stretch is None:
        session = replace(session, more=(), routine=None)
    if gap >= settings.reminders.natural_break:
        return _afresh(replace(session, away_since=None, sitting=None), now, settings)
    turn = Turn(session, now, settings)
    turn.because("started again; going on where it was")
    follow_interval(turn)
    if session.stretch is None:
        turn.ask(Choose(prefer=session.prefer))
        if session.phase in (Phase.PROMPTING, Phase.STRETCHING):
            new_interval(turn)
        return turn
    if session.phase in (Phase.PROMPTING, Phase.STRETCHING):
        turn.session = replace(turn.session, shown_at=None)
        show(turn)
    # The settings may have ruled it out meanwhile.
    turn.ask(keeping(session))
    return turn


def _afresh(session: Session, now: datetime, settings: Settings) -> Turn:
    turn = Turn(session, now, settings)
    new_interval(turn)
    turn.because(f"started; {what_follows(turn)}")
    if not session.routine:  # else another is asked for already
        turn.ask(keeping(replace(session, prefer=())))
    return turn
