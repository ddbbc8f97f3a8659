"""The frame of the day: intervals, working hours, pauses."""

from dataclasses import replace
from datetime import datetime, timedelta

from ..effects import Choose, Withdraw
from ..events import Resume
from ..hours import until_tomorrow
from ..phase import Phase
from ..refusing import refusal
from ..session import Pause
from ..words import at, clock, span
from .turn import Turn

_WAITING = (Phase.WORKING, Phase.AWAY, Phase.HELD, Phase.SNOOZED)


def in_hours(turn: Turn) -> bool:
    return turn.settings.hours.contains(turn.now, turn.settings.zone)


def new_interval(turn: Turn) -> None:
    """A break just ended: count from now, in whatever phase the day is in."""
    session, now = turn.session, turn.now
    pause = session.pause if session.pause and not session.pause.over(now) else None
    if pause:
        phase = Phase.PAUSED
    elif not in_hours(turn):
        phase = Phase.OFF_DUTY
    else:
        phase = Phase.AWAY if session.away_since else Phase.WORKING
    turn.session = replace(
        session,
        phase=phase,
        since=now,
        due_at=now + turn.settings.reminders.interval,
        pause=pause,
        snoozes=0,
        shown_at=None,
        started_at=None,
        hold=None,
        prefer=(),
    )


def what_follows(turn: Turn) -> str:
    """What the interval that just began leads to."""
    match turn.session.phase:
        case Phase.OFF_DUTY:
            return "off duty"
        case Phase.PAUSED:
            return "still paused"
        case _:
            return f"the next stretch comes {at(turn.session.due_at, turn.now, turn.settings.zone)}"


def after_answer(turn: Turn) -> None:
    """The reminder is answered: the next interval runs, and another stretch is lined up."""
    offered = turn.session.stretch
    new_interval(turn)
    turn.ask(Choose(avoid=offered.id if offered else None))


def follow_hours(turn: Turn) -> None:
    """Go off duty, or start work. What is on the screen may still be answered."""
    phase = turn.session.phase
    if phase in _WAITING and not in_hours(turn):
        new_interval(turn)
        turn.because("working hours are over")
    elif phase is Phase.OFF_DUTY and in_hours(turn):
        new_interval(turn)
        turn.because(f"work starts; {what_follows(turn)}")


def follow_pause(turn: Turn) -> None:
    """End a pause whose time has come. Until then, what was asked for in it and put off is dropped."""
    phase, pause = turn.session.phase, turn.session.pause
    if pause is None:
        return
    if pause.over(turn.now):
        turn.session = replace(turn.session, pause=None)
        if phase is Phase.PAUSED:
            new_interval(turn)
        turn.because("the pause is over")
    elif phase in _WAITING:
        new_interval(turn)
        turn.because("the pause goes on")


def pause_for(turn: Turn, length: timedelta) -> None:
    _pause(turn, Pause(turn.now + length), f"paused for {span(length)}")


def pause_until(turn: Turn, moment: datetime | None) -> None:
    if moment is None:
        _pause(turn, Pause(None), "paused until you resume")
    else:
        words = f"paused until {clock(moment, turn.now, turn.settings.zone)}"
        _pause(turn, Pause(moment, by_clock=True), words)


def pause_until_tomorrow(turn: Turn) -> None:
    pause_until(turn, until_tomorrow(turn.settings.hours, turn.now, turn.settings.zone))


def resume(turn: Turn) -> None:
    if words := refusal(Resume(), turn.session, turn.now, turn.settings):
        turn.because(words)
        return
    turn.session = replace(turn.session, pause=None)
    if turn.session.phase is Phase.PAUSED:
        new_interval(turn)
        turn.because(f"resumed; {what_follows(turn)}")


def _pause(turn: Turn, pause: Pause, words: str) -> None:
    """Pause. A reminder on the screen goes, uncounted; a stretch under way may be finished."""
    turn.session = replace(turn.session, pause=pause)
    if turn.session.phase is Phase.PROMPTING:
        turn.ask(Withdraw())
    if turn.session.phase is not Phase.STRETCHING:
        new_interval(turn)
    turn.because(words)
