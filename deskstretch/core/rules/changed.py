"""New settings: they apply at once, in every phase, and the phase stays."""

from dataclasses import replace
from datetime import timedelta

from ..effects import Choose
from ..phase import Phase
from ..session import Session
from ..settings import Settings
from ..words import clock, span
from .screen import as_reminder, show
from .turn import Turn

SOONEST = timedelta(seconds=30)
"""A shorter interval that has already passed is not due at the click, but this much later."""


def settings_changed(turn: Turn, before: Settings) -> None:
    """Apply what is kept as data; everything else is looked up when it is needed."""
    follow_interval(turn)
    stretch = turn.session.stretch
    if turn.session.phase is Phase.PROMPTING and stretch:
        reads, read = (as_reminder(turn, settings) for settings in (turn.settings, before))
        if reads != replace(read, loud=reads.loud):
            show(turn)
    turn.ask(keeping(turn.session))


def keeping(session: Session) -> Choose:
    """Have it chosen anew what is lined up; it stays as far as the settings allow it."""
    kept = session.stretch.id if session.stretch else None
    return Choose(keep=kept, prefer=session.prefer, also=tuple(stretch.id for stretch in session.more))


def follow_interval(turn: Turn) -> None:
    """Let the running interval be as long as the settings say. What is due already stays due."""
    session, interval = turn.session, turn.settings.reminders.interval
    if session.phase not in (Phase.WORKING, Phase.AWAY) or session.due_at <= turn.now:
        return
    soonest = min(session.due_at, turn.now + SOONEST)
    due_at = max(session.since + interval, soonest)
    if due_at == session.due_at:
        return
    turn.session = replace(session, due_at=due_at)
    due = clock(due_at, turn.now, turn.settings.zone)
    turn.because(f"the interval is now {span(interval)}; due at {due}")
