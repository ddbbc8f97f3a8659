"""Is the person at the desk? Idle time, sleep, locks, and the breaks they amount to."""

from dataclasses import replace
from datetime import datetime, timedelta

from ..effects import Outcome, Record
from ..events import Signal
from ..phase import Phase
from ..words import span
from .activity import call_ended
from .day import after_answer, new_interval
from .due import kept_present, last_seen, withdraw_for_bad_moment
from .guiding import card_for_guide
from .screen import take_down
from .sitting import away_after, stood_up
from .turn import Turn

LEFTOVER_AFTER = timedelta(minutes=5)
"""Input with hardly a break for this long is no fight with the password: the screen is not locked."""


def note_idle(turn: Turn, idle: timedelta | None, typing: timedelta) -> None:
    """Take in the idle time: it tells of leaving and of coming back.

    ``typing``: how long there was input with hardly a break, until now.
    """
    if idle is None:
        _assume_presence(turn)
        return
    last_input = turn.now - idle
    turn.session = replace(turn.session, last_input_at=last_input)
    if turn.session.has(Signal.LOCKED):
        if _lock_is_left_over(turn, typing):
            _drop_the_lock(turn, typing)
        return
    if kept_present(turn):
        turn.session = replace(turn.session, there_at=turn.now)
    # Nobody types while stretching.
    reads = idle < away_after(turn)
    there = reads or kept_present(turn) or turn.session.phase is Phase.STRETCHING
    if there and turn.session.away_since:
        _came_back(turn)
    elif not there and turn.session.away_since is None:
        _left(turn, last_seen(turn.session))
        turn.because("no input: away from the desk")
    if reads:
        turn.session = replace(turn.session, unseen=0)


def slept(turn: Turn, duration: timedelta) -> None:
    """The computer was asleep until now: the person was away for that long."""
    session = turn.session
    if session.phase is Phase.PROMPTING and session.shown_at:
        turn.session = replace(session, shown_at=session.shown_at + duration)
    if session.phase is Phase.STRETCHING and session.started_at:
        turn.session = replace(session, started_at=session.started_at + duration)
    if session.away_since is None:
        _left(turn, turn.now - duration)
    turn.because(f"the computer slept for {span(duration)}")
    if session.last_input_at is None and not session.has(Signal.LOCKED):
        _came_back(turn)


def signalled(turn: Turn, signal: Signal, detail: str | None) -> None:
    """A signal began or ended."""
    was_on = turn.session.has(signal)
    others = tuple(pair for pair in turn.session.signals if pair[0] is not signal)
    signals = others if detail is None else (*others, (signal, detail))
    turn.session = replace(turn.session, signals=signals)
    if signal is Signal.LOCKED:
        if detail is not None:
            card_for_guide(turn)
        if detail is not None and turn.session.away_since is None:
            _left(turn, turn.now)
            turn.because(f"away from the desk: {detail}")
        elif detail is None and was_on and turn.session.away_since:
            _came_back(turn)
    elif detail is not None and not was_on:
        withdraw_for_bad_moment(turn, signal)
        if signal is Signal.CALL:
            card_for_guide(turn)
    elif detail is None and was_on and signal is Signal.CALL:
        call_ended(turn)


def _lock_is_left_over(turn: Turn, typing: timedelta) -> bool:
    """Whether all of a long spell of input fell into the lock.

    Who is killed while the screen is locked may leave word of it with the system, for good.
    """
    since = turn.session.away_since
    return since is not None and LEFTOVER_AFTER <= typing <= turn.now - since


def _drop_the_lock(turn: Turn, typing: timedelta) -> None:
    """As long as its source does not tell of another one. The person was back at the first input."""
    signals = tuple(pair for pair in turn.session.signals if pair[0] is not Signal.LOCKED)
    turn.session = replace(turn.session, signals=signals)
    turn.because("the screen counts as locked, but somebody works: taken for a leftover")
    _came_back(turn, turn.now - typing)


def _assume_presence(turn: Turn) -> None:
    """Idle time cannot be known (any more): only a lock still tells that nobody is there."""
    turn.session = replace(turn.session, last_input_at=None)
    if turn.session.away_since and not turn.session.has(Signal.LOCKED):
        _came_back(turn)


def _left(turn: Turn, since: datetime) -> None:
    phase = Phase.AWAY if turn.session.phase is Phase.WORKING else turn.session.phase
    turn.session = replace(turn.session, phase=phase, away_since=since)


def _came_back(turn: Turn, at: datetime | None = None) -> None:
    """Long enough away was a break; a short absence changes nothing. ``at``: now, unless given."""
    since = turn.session.away_since
    assert since is not None, "came back without having left"
    turn.session = replace(turn.session, away_since=None, unseen=0)
    length = (at or turn.now) - since
    if length >= turn.settings.reminders.natural_break:
        stood_up(turn)
        _natural_break(turn, since, length)
    elif turn.session.phase is Phase.AWAY:
        turn.session = replace(turn.session, phase=Phase.WORKING)
        turn.because(f"back after {span(length)}: too short for a break, nothing changes")


def _natural_break(turn: Turn, since: datetime, length: timedelta) -> None:
    """Start the interval anew. Coming to work in the morning is no break and is not recorded."""
    session = turn.session
    if session.phase is Phase.OFF_DUTY:
        return
    take_down(turn)
    work = turn.settings.hours.span_at(turn.now, turn.settings.zone)
    if work and work[0] <= since:
        turn.ask(Record(Outcome.NATURAL_BREAK, turn.now, length=length))
    if session.phase is Phase.STRETCHING:
        after_answer(turn)
    elif session.routine and session.phase is not Phase.PROMPTING:
        _routine_waits_on(turn)
    else:
        new_interval(turn)
    turn.because(f"back after {span(length)}: that was a break, the interval starts anew")


def _routine_waits_on(turn: Turn) -> None:
    """It was asked for at a time, and a break before it does not answer it."""
    session = turn.session
    phase = Phase.WORKING if session.phase is Phase.AWAY else session.phase
    turn.session = replace(session, phase=phase, since=turn.now)
