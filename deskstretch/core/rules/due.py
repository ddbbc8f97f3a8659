"""A reminder is due: is this a good moment? Hold it, wait for a gap in typing, or show it."""

from dataclasses import replace
from datetime import datetime, timedelta

from ..compose import nothing_fits
from ..effects import Outcome, Record, Tell, Withdraw
from ..events import BAD_MOMENTS, Signal
from ..phase import Phase
from ..session import Cause, Hold, Passed, Session
from ..words import span
from .day import after_answer, drop_routine, in_hours, new_interval, resting_phase
from .deadlines import (
    ROUTINE_WAITS,
    answer_by,
    finish_by,
    notice_at,
    routine_by,
    typing_pauses_at,
)
from .screen import show, take_down
from .turn import Turn

SETTLE = timedelta(seconds=30)
"""Quiet time after a bad moment: the call has ended, but the person is still saying goodbye."""

UNSEEN_MEANS_AWAY = 2
"""So many missed in a row without any input, and nobody is there, whatever keeps the screen awake."""


def look_at_deadlines(turn: Turn) -> None:
    """Do what the time asks for in the phase the session is in."""
    session, now = turn.session, turn.now
    match session.phase:
        case Phase.WORKING | Phase.SNOOZED if now >= session.due_at:
            offer(turn)
            if _passed(routine_by(turn.session), now):  # snoozed, and then the computer slept
                _give_up_routine(turn)
        case Phase.HELD | Phase.AWAY if _passed(routine_by(session), now):
            _give_up_routine(turn)
        case Phase.HELD:
            offer(turn)
        case Phase.PROMPTING if _passed(answer_by(session, turn.settings), now):
            _no_answer(turn)
            if _passed(routine_by(turn.session), now):  # it was on the screen all that time
                _give_up_routine(turn)
        case Phase.STRETCHING if _passed(finish_by(session), now):
            turn.because("started, and not reported done in time")
            take_down(turn)
            after_answer(turn)
        case Phase.STRETCHING if _passed(notice_at(session), now):
            _next_notice(turn)
        case _:
            pass


def offer(turn: Turn) -> None:
    """Show the due reminder if the moment is good; otherwise keep it, and say what it waits for."""
    if bad := bad_moment(turn):
        _hold(turn, Cause.MOMENT, bad)
    elif _still_settling(turn):
        pass
    elif turn.session.away_since:
        turn.session = replace(turn.session, phase=Phase.AWAY, hold=None)
        turn.because("due while away; it waits for the first input")
    elif not _still_typing(turn):
        prompt(turn, _why_now(turn.session))


def prompt(turn: Turn, why: str) -> None:
    """Put the stretch that is lined up on the screen."""
    stretch = turn.session.stretch
    if stretch is None:
        turn.ask(Tell(nothing_fits()))
        new_interval(turn)
        turn.because("no stretch fits the settings")
        return
    turn.session = replace(turn.session, phase=Phase.PROMPTING, shown_at=None, started_at=None, hold=None)
    turn.because("; ".join(filter(None, [f"offered {stretch.id}: {why}", turn.session.why])))
    turn.ask(Record(Outcome.PROMPTED, turn.now, stretch.id))
    show(turn)


def bad_moment(turn: Turn) -> str | None:
    """What makes this a bad moment, in words; None when nothing does."""
    return next((words for signal, words in turn.session.signals if signal in BAD_MOMENTS), None)


def withdraw_for_bad_moment(turn: Turn, begun: Signal) -> None:
    """A bad moment began while the reminder shows: take it away and keep it, uncounted.

    One that was known before is no reason: the person has asked for the reminder in spite of it.
    """
    bad = bad_moment(turn)
    if turn.session.phase is Phase.PROMPTING and begun in BAD_MOMENTS and bad:
        turn.ask(Withdraw())
        _hold(turn, Cause.MOMENT, bad)


def missed(turn: Turn, why: str) -> None:
    """The reminder went unanswered. It can be asked back; nobody nags."""
    session = turn.session
    assert session.stretch is not None, "a reminder shows a stretch"
    untouched = session.last_input_at is not None and not _input_since_shown(turn)
    turn.ask(Withdraw())
    turn.ask(Record(Outcome.MISSED, turn.now, session.stretch.id))
    turn.session = replace(
        session,
        passed=session.passed if session.routine else Passed(session.stretch, turn.now),
        unseen=session.unseen + 1 if untouched else 0,
    )
    turn.because(why)
    after_answer(turn)


def _why_now(session: Session) -> str:
    if session.snoozes:
        return "the snooze is over"
    return "it is time for this routine" if session.routine else "the interval is over"


def _next_notice(turn: Turn) -> None:
    """Show the last notice that is due: after a late look one may have been passed over."""
    while _passed(notice_at(turn.session), turn.now):
        turn.session = replace(turn.session, notice=turn.session.notice + 1)
    show(turn)


def _give_up_routine(turn: Turn) -> None:
    """What the routine came before goes on: an interval that is over by now is due at once."""
    session = turn.session
    assert session.routine is not None, "no routine waits"
    due_at = max(session.since + turn.settings.reminders.interval, turn.now)
    turn.session = replace(session, phase=resting_phase(turn), hold=None, due_at=due_at, snoozes=0)
    turn.because(f"{session.routine.name} is left out: it has waited for {span(ROUTINE_WAITS)}")
    drop_routine(turn)


def _no_answer(turn: Turn) -> None:
    """Time is up. Who was not there did not miss it: for them it waits until they are back."""
    session = turn.session
    nobody_there = session.last_input_at is not None and not _input_since_shown(turn)
    if session.away_since is None and nobody_there and not kept_present(turn):
        session = replace(session, away_since=last_seen(session))
    if session.away_since is None:
        missed(turn, f"no answer within {span(turn.settings.reminders.answer_within)}")
        return
    turn.session = replace(session, phase=Phase.AWAY, shown_at=None)
    turn.ask(Withdraw())
    if session.pause or not in_hours(turn):
        new_interval(turn)
        turn.because("nobody was there to see the reminder")
    else:
        turn.because("nobody was there to see the reminder; it waits for the first input")


def last_seen(session: Session) -> datetime:
    """When the person was last known to be there, and so the earliest that being away can begin.

    Neither a break that was already counted nor a call may count as being away.
    """
    known = (session.since, session.last_input_at, session.there_at)
    return max(moment for moment in known if moment)


def kept_present(turn: Turn) -> bool:
    """Whether a call, a film or an inhibitor says that the person is there without typing."""
    signs = (Signal.CALL, Signal.FULLSCREEN, Signal.KEPT_AWAKE)
    return turn.session.unseen < UNSEEN_MEANS_AWAY and any(turn.session.has(sign) for sign in signs)


def _input_since_shown(turn: Turn) -> bool:
    seen, shown = turn.session.last_input_at, turn.session.shown_at
    return seen is not None and shown is not None and seen > shown


def _still_settling(turn: Turn) -> bool:
    """After a bad moment: wait a little, once."""
    hold = turn.session.hold
    if hold is None or hold.cause is Cause.TYPING:
        return False
    if hold.cause is Cause.MOMENT:
        words = f"just over: {hold.words}"
        _hold(turn, Cause.SETTLING, words, until=turn.now + SETTLE)
        return True
    return hold.until is not None and turn.now < hold.until


def _still_typing(turn: Turn) -> bool:
    """While keys are being hit: wait for a gap, but not for ever."""
    gap_at = typing_pauses_at(turn.session)
    if gap_at is None or turn.now >= gap_at:
        return False
    hold = turn.session.hold
    if hold is None or hold.cause is not Cause.TYPING:
        give_up = turn.now + turn.settings.reminders.wait_for_pause
    else:
        give_up = hold.until or turn.now
    if turn.now >= give_up:
        return False
    _hold(turn, Cause.TYPING, "typing", until=give_up)
    return True


def _hold(turn: Turn, cause: Cause, words: str, until: datetime | None = None) -> None:
    before = turn.session.hold
    since = before.since if before else turn.now
    first = (before.moment if before else "") or (words if cause is Cause.MOMENT else "")
    hold = Hold(cause, since, words, until, first)
    turn.session = replace(turn.session, phase=Phase.HELD, shown_at=None, hold=hold)
    turn.because(f"held: {words}")


def _passed(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and now >= moment
