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
from .leaving import close_guide
from .turn import Turn

_WAITING = (Phase.WORKING, Phase.AWAY, Phase.HELD, Phase.SNOOZED)


def in_hours(turn: Turn) -> bool:
    return turn.settings.hours.contains(turn.now, turn.settings.zone)


def new_interval(turn: Turn) -> None:
    """A break just ended: count from now, in whatever phase the day is in."""
    close_guide(turn)
    session, now = turn.session, turn.now
    turn.session = replace(
        session,
        phase=resting_phase(turn),
        since=now,
        due_at=now + turn.settings.reminders.interval,
        pause=session.pause if session.pause and not session.pause.over(now) else None,
        snoozes=0,
        shown_at=None,
        started_at=None,
        guide=None,
        notice=0,
        begun=None,
        hold=None,
        prefer=(),
    )
    drop_routine(turn)


def resting_phase(turn: Turn) -> Phase:
    """The phase in which nothing is offered."""
    pause = turn.session.pause
    if pause and not pause.over(turn.now):
        return Phase.PAUSED
    if not in_hours(turn):
        return Phase.OFF_DUTY
    return Phase.AWAY if turn.session.away_since else Phase.WORKING


def drop_routine(turn: Turn) -> None:
    """The rotation has its say again, if what is lined up was a routine."""
    if turn.session.routine:
        turn.session = replace(turn.session, routine=None, stretch=None, more=(), why="")
        line_up(turn, avoid=None)


def line_up(turn: Turn, *, avoid: str | None) -> None:
    """Have the next stretch chosen, unless that was asked for in this turn."""
    if not any(isinstance(effect, Choose) for effect in turn.effects):
        turn.ask(Choose(avoid=avoid))


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
    line_up(turn, avoid=offered.id if offered else None)


def follow_hours(turn: Turn) -> None:
    """Go off duty, or start work. What is on the screen may still be answered; a routine waits on."""
    phase = turn.session.phase
    if phase in _WAITING and not in_hours(turn) and not turn.session.routine:
        new_interval(turn)
        turn.because("working hours are over")
    elif phase is Phase.OFF_DUTY and in_hours(turn):
        new_interval(turn)
        turn.because(f"work starts; {what_follows(turn)}")


def follow_pause(turn: Turn) -> None:
    """End a pause whose time has come. Until then, what was asked for in it and put off is dropped.

    But for a routine: it was asked for at this very time.
    """
    phase, pause = turn.session.phase, turn.session.pause
    if pause is None:
        return
    if pause.over(turn.now):
        turn.session = replace(turn.session, pause=None)
        if phase is Phase.PAUSED:
            new_interval(turn)
        turn.because("the pause is over")
    elif phase in _WAITING and not turn.session.routine:
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
    before = turn.session.pause
    since = (before and before.since) or turn.now
    turn.session = replace(turn.session, pause=replace(pause, since=since))
    if turn.session.phase is Phase.PROMPTING:
        turn.ask(Withdraw())
    if turn.session.phase is not Phase.STRETCHING:
        new_interval(turn)
    turn.because(words)
