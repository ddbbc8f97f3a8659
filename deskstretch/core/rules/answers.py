"""What the person says, and what follows from it."""

from dataclasses import replace
from datetime import timedelta

from ..compose import next_stretch, nothing_fits, said
from ..effects import Choose, Outcome, Record, Tell, Withdraw
from ..outlook import outlook
from ..passing import to_bring_back
from ..phase import Phase
from ..session import Passed
from ..snoozing import refusal
from ..stretch import Stretch
from ..words import clock, span
from .day import after_answer, new_interval
from .due import missed, prompt, show
from .turn import Turn

_ON_SCREEN = (Phase.PROMPTING, Phase.STRETCHING)
_PENDING = (Phase.PROMPTING, Phase.STRETCHING, Phase.SNOOZED, Phase.HELD)


def shown(turn: Turn) -> None:
    if turn.session.phase is Phase.PROMPTING:
        turn.session = replace(turn.session, shown_at=turn.now)


def dismissed(turn: Turn) -> None:
    """Closed without an answer: missed, and no second nudge. Closing the card of a stretch says nothing."""
    if turn.session.phase is Phase.PROMPTING:
        missed(turn, "closed without an answer")


def now(turn: Turn) -> None:
    if turn.session.phase in _ON_SCREEN:
        show(turn)
    else:
        prompt(turn, "asked for")


def look(turn: Turn) -> None:
    """Show the reminder again, or say what is next. Never an answer."""
    if turn.session.phase in _ON_SCREEN:
        show(turn)
    else:
        turn.ask(Tell(next_stretch(outlook(turn.session, turn.now, turn.settings))))


def start(turn: Turn) -> None:
    stretch = turn.session.stretch
    if turn.session.phase is not Phase.PROMPTING or stretch is None:
        turn.because("nothing to start: no stretch is offered")
        return
    turn.session = replace(
        turn.session, phase=Phase.STRETCHING, started_at=turn.now, shown_at=None, snoozes=0, unseen=0
    )
    turn.because(f"started {stretch.id}")
    turn.ask(Record(Outcome.STARTED, turn.now, stretch.id))
    show(turn)


def done(turn: Turn) -> None:
    """Done with what is offered or snoozed; at any other time: "I already stretched"."""
    session = turn.session
    stretch = session.stretch if session.phase in _PENDING else None
    turn.ask(Record(Outcome.DONE, turn.now, stretch.id if stretch else None, _time_spent(turn, stretch)))
    turn.because(f"done: {stretch.id}" if stretch else "already stretched")
    if session.phase in (Phase.PAUSED, Phase.OFF_DUTY):
        return
    _take_down(turn)
    if stretch:
        after_answer(turn)
    else:
        new_interval(turn)


def snooze(turn: Turn, length: timedelta | None) -> None:
    session, stretch = turn.session, turn.session.stretch
    if session.phase is not Phase.PROMPTING or stretch is None:
        turn.because("nothing to snooze: no reminder is showing")
        return
    if refused := refusal(session, turn.now, turn.settings):
        # The button was there when it was shown, and the server may have closed the popup.
        turn.because(refused)
        show(turn)
        turn.ask(Tell(said(refused)))
        return
    length = length or turn.settings.reminders.snooze[0]
    turn.session = replace(
        session,
        phase=Phase.SNOOZED,
        due_at=turn.now + length,
        shown_at=None,
        snoozes=session.snoozes + 1,
        unseen=0,
    )
    turn.ask(Record(Outcome.SNOOZED, turn.now, stretch.id, length))
    turn.ask(Withdraw())
    turn.because(
        f"snoozed for {span(length)}, until {clock(turn.session.due_at, turn.now, turn.settings.zone)}"
    )


def skip(turn: Turn) -> None:
    session, stretch = turn.session, turn.session.stretch
    if session.phase not in _PENDING or stretch is None:
        turn.because("nothing to skip: no reminder is due")
        return
    _take_down(turn)
    turn.ask(Record(Outcome.SKIPPED, turn.now, stretch.id))
    turn.session = replace(session, passed=Passed(stretch, turn.now), unseen=0)
    turn.because(f"skipped {stretch.id}")
    after_answer(turn)


def another(turn: Turn) -> None:
    """Swap the stretch, on the screen or the one that comes next."""
    stretch = turn.session.stretch
    if turn.session.phase is Phase.STRETCHING:
        turn.because("a stretch is under way: finish or skip it first")
        return
    if stretch:
        turn.ask(Record(Outcome.SWAPPED, turn.now, stretch.id))
    turn.because("asked for another stretch")
    turn.ask(Choose(avoid=stretch.id if stretch else None, prefer=turn.session.prefer))


def hurts(turn: Turn) -> None:
    """Take the stretch out for good. Someone who stopped in pain gets a rest, not the next one."""
    session, stretch = turn.session, turn.session.stretch
    if session.phase not in _PENDING or stretch is None:
        turn.because("nothing to take out: no stretch is offered")
        return
    turn.ask(Record(Outcome.HURT, turn.now, stretch.id))
    if session.passed and session.passed.stretch.id == stretch.id:
        turn.session = replace(session, passed=None)
    turn.because(f"{stretch.id} hurts: never suggested again")
    if session.phase is Phase.STRETCHING:
        turn.ask(Withdraw())
        after_answer(turn)
    else:
        turn.ask(Choose(avoid=stretch.id, prefer=session.prefer))


def undo(turn: Turn) -> None:
    """Offer the last skipped or missed one of today again."""
    session = turn.session
    stretch = to_bring_back(session, turn.now, turn.settings)
    if session.phase in _ON_SCREEN:
        turn.because("a reminder is showing already")
    elif stretch is None:
        turn.because("nothing to bring back: none was skipped or missed today")
    else:
        turn.session = replace(session, stretch=stretch, why="", passed=None)
        prompt(turn, "asked back")


def chosen(turn: Turn, stretch: Stretch | None, why: str) -> None:
    """The rotation has answered. While a reminder shows, the new stretch takes its place.

    A stretch under way is left alone: another is lined up when it ends.
    """
    before = turn.session
    if before.phase is Phase.STRETCHING:
        return
    kept = stretch is not None and stretch == before.stretch and not why
    turn.session = replace(before, stretch=stretch, why=before.why if kept else why)
    if before.phase is Phase.PROMPTING and stretch != before.stretch:
        if stretch is None:
            turn.ask(Withdraw())
            after_answer(turn)
            turn.ask(Tell(nothing_fits()))
            turn.because("no stretch fits the settings")
        else:
            prompt(turn, "in place of the other")


def _take_down(turn: Turn) -> None:
    if turn.session.phase in _ON_SCREEN:
        turn.ask(Withdraw())


def _time_spent(turn: Turn, stretch: Stretch | None) -> timedelta | None:
    """What a done stretch took: at most its dose, which is also taken for one that was not timed."""
    if stretch is None:
        return None
    if turn.session.started_at is None:
        return stretch.duration
    return min(turn.now - turn.session.started_at, stretch.duration)
