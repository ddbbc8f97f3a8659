"""The whole decision: an event comes in, the new session and what to do come out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from .. import events as e
from ..effects import Choose, Effect
from ..phase import Phase
from ..refusing import refusal
from ..session import Session
from ..settings import Settings
from . import activity, answers, changed, day, digest, due, guiding, hurting, presence, routines, sitting
from .turn import Turn
from .written_after import write_what_ended


def step(
    session: Session, event: e.Event, now: datetime, settings: Settings
) -> tuple[Session, tuple[Effect, ...]]:
    """Decide. Pure: the same values in give the same values out. ``now`` is aware, in UTC."""
    turn = Turn(replace(session, at=now), now, settings)
    _take_in(turn, event)
    sitting.note_stretch(turn)
    day.follow_pause(turn)
    day.follow_hours(turn)
    if not any(isinstance(effect, Choose) for effect in turn.effects):
        # Otherwise the answer comes next, a step of its own: what shows then must be what it chose.
        due.look_at_deadlines(turn)
    if isinstance(event, e.Tick):
        digest.tell_of_the_week(turn)
    if session.phase is Phase.PROMPTING and turn.session.phase is not Phase.PROMPTING:
        # Whatever took the reminder off the screen: today's tip was on it.
        turn.session = replace(turn.session, tipped_on=turn.today)
    _write_what_ended(turn, event, session)
    return turn.session, tuple(turn.effects)


def _take_in(turn: Turn, event: e.Event) -> None:
    """What the event itself says; what the time says comes after, the same for every event."""
    match event:
        case e.Tick(idle, typing):
            presence.note_idle(turn, idle, typing)
            activity.note_typing(turn, typing)
            sitting.note_input(turn, idle)
        case e.Slept(duration):
            presence.slept(turn, duration)
        case e.ClockMoved(by):
            turn.session = replace(turn.session.moved(by), at=turn.now)
            turn.because("the clock was set; what was planned moves with it")
        case e.Signalled(signal, detail):
            presence.signalled(turn, signal, detail)
        case e.SettingsChanged(before):
            changed.settings_changed(turn, before)
        case e.Chosen():
            answers.chosen(turn, event)
        case e.Shown():
            answers.shown(turn)
        case e.Dismissed():
            answers.dismissed(turn)
        case e.PauseFor(length):
            day.pause_for(turn, length)
        case e.PauseUntil(moment):
            day.pause_until(turn, moment)
        case e.PauseUntilTomorrow():
            day.pause_until_tomorrow(turn)
        case e.Resume():
            day.resume(turn)
        case e.Snooze(length):
            answers.snooze(turn, length)
        case e.Hurts():
            hurting.hurts(turn, event)
        case e.Guided():
            guiding.guided(turn, event)
        case e.GuideEnded(how):
            guiding.ended(turn, how)
        case e.Stretched():
            guiding.stretched(turn, event)
        case e.Begin() | e.OfferRoutine() | e.StartRoutine():
            _begin_else(turn, event)
        case _:
            _PLAIN_ANSWERS[type(event)](turn)


def _write_what_ended(turn: Turn, event: e.Event, before: Session) -> None:
    """Compare with the session before, on the clock as it is now; asleep, the program knew nothing."""
    match event:
        case e.ClockMoved(by):
            write_what_ended(turn, before.moved(by))
        case e.Slept(duration):
            write_what_ended(turn, before, seen_until=turn.now - duration)
        case _:
            write_what_ended(turn, before)


def _begin_else(turn: Turn, event: e.Begin | e.OfferRoutine | e.StartRoutine) -> None:
    """Something else than what is lined up, unless a stretch is under way."""
    if words := refusal(event, turn.session, turn.now, turn.settings):
        if isinstance(event, e.OfferRoutine):
            words = f"{event.routine.name} waits: a stretch is under way"
        turn.because(words)
        return
    match event:
        case e.Begin():
            guiding.begin_this(turn, event)
        case e.OfferRoutine(routine):
            routines.offer_routine(turn, routine)
        case e.StartRoutine(routine):
            routines.start_routine(turn, routine)


_PLAIN_ANSWERS: dict[type[e.Event], Callable[[Turn], None]] = {
    e.Now: answers.now,
    e.Start: answers.start,
    e.Done: answers.done,
    e.Skip: answers.skip,
    e.Another: answers.another,
    e.Allow: answers.allow,
    e.Undo: answers.undo,
    e.Look: answers.look,
}
