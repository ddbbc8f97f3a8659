"""The spell at the desk: from the first input to the last. Short absences, calls and films are in it.

It counts in working hours and outside, and in a pause too: sitting is sitting. Where input cannot be seen
there is none.
"""

from dataclasses import replace
from datetime import timedelta

from ..effects import Outcome, Record
from ..events import Signal
from ..phase import Phase
from ..session import Sitting
from .turn import Turn

AWAY_AFTER = timedelta(minutes=2)
"""No input for this long: probably not at the desk. Shorter is reading."""

WITHOUT_INPUT = timedelta(hours=3)
"""So long a film may be. What keeps the screen awake for longer may be a download, and nobody there."""


def away_after(turn: Turn) -> timedelta:
    """How long no input is reading: less than what counts as a break."""
    return min(AWAY_AFTER, turn.settings.reminders.natural_break)


def note_input(turn: Turn, idle: timedelta | None) -> None:
    """Take in the idle time. What is typed at a lock screen, or clicked in a guide, is not sitting on."""
    if idle is None:
        stood_up(turn)
        return
    if turn.session.has(Signal.LOCKED) or turn.session.phase is Phase.STRETCHING:
        return
    sitting = turn.session.sitting
    if sitting and turn.now - sitting.until < WITHOUT_INPUT:
        until = max(sitting.until, turn.now - idle)
        turn.session = replace(turn.session, sitting=replace(sitting, until=until))
        return
    stood_up(turn)
    if idle < away_after(turn):
        turn.session = replace(turn.session, sitting=Sitting(turn.now, turn.now))


def stood_up(turn: Turn) -> None:
    """The spell is over, at its last input."""
    turn.session = replace(turn.session, sitting=None)


def note_stretch(turn: Turn) -> None:
    """A stretch was done, or some of it: that was no sitting still, and a new spell begins."""
    stretched = (Outcome.DONE, Outcome.STOPPED)
    if turn.session.sitting and any(
        isinstance(effect, Record) and effect.outcome in stretched for effect in turn.effects
    ):
        turn.session = replace(turn.session, sitting=Sitting(turn.now, turn.now))
