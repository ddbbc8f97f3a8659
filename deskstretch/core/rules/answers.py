"""What the person says, and what follows from it."""

from dataclasses import replace
from datetime import timedelta

from .. import events as e
from ..compose import next_stretch, nothing_fits, said
from ..effects import Choose, Outcome, Record, Tell, Withdraw
from ..outlook import outlook
from ..passing import to_allow, to_bring_back
from ..phase import Phase
from ..refusing import ON_SCREEN, PENDING, refusal
from ..session import Passed, Way
from ..stretch import Stretch
from ..words import clock, span
from . import guiding
from .day import after_answer, new_interval
from .due import missed, prompt
from .leaving import close_guide
from .screen import show, take_down
from .turn import Turn


def shown(turn: Turn) -> None:
    if turn.session.phase is Phase.PROMPTING:
        turn.session = replace(turn.session, shown_at=turn.now)


def dismissed(turn: Turn) -> None:
    """Closed without an answer: missed, and no second nudge. Closing the card of a stretch says nothing."""
    if turn.session.phase is Phase.PROMPTING:
        missed(turn, "closed without an answer")


def now(turn: Turn) -> None:
    if turn.session.phase in ON_SCREEN:
        show(turn)
    else:
        prompt(turn, "asked for")


def look(turn: Turn) -> None:
    """Show the reminder again, or say what is next. Never an answer."""
    if turn.session.phase in ON_SCREEN:
        show(turn)
    else:
        turn.ask(Tell(next_stretch(outlook(turn.session, turn.now, turn.settings))))


def start(turn: Turn) -> None:
    if _answered(turn, e.Start()):
        guiding.begin(turn)


def done(turn: Turn) -> None:
    """Done with what is offered, snoozed or under way; at any other time: "I already stretched"."""
    session = turn.session
    if session.phase is Phase.STRETCHING:
        _done_with_this(turn)
    elif session.phase in PENDING and session.stretch:
        for stretch in session.offered:
            turn.ask(Record(Outcome.DONE, turn.now, stretch.id, stretch.duration))
            turn.because(f"done: {stretch.id}")
        take_down(turn)
        after_answer(turn)
    else:
        turn.ask(Record(Outcome.DONE, turn.now))
        turn.because("already stretched")
        if session.phase not in (Phase.PAUSED, Phase.OFF_DUTY):
            new_interval(turn)


def _done_with_this(turn: Turn) -> None:
    """The card asks for one after the other. Said elsewhere while the guide is open, it ends the break.

    How much was done is then the guide's to tell: it was paused, or has only said to get ready.
    """
    session, stretch = turn.session, turn.session.stretch
    assert stretch is not None, "a stretch is under way"
    turn.because(f"done: {stretch.id}")
    if session.guide is Way.WINDOW:
        close_guide(turn, Outcome.DONE)
        after_answer(turn)
    else:
        spent = min(turn.now - (session.started_at or turn.now), stretch.duration)
        turn.ask(Record(Outcome.DONE, turn.now, stretch.id, spent))
        guiding.go_on(turn)


def snooze(turn: Turn, length: timedelta | None) -> None:
    session = turn.session
    stretch = _answered(turn, e.Snooze(length))
    if stretch is None:
        if session.phase is Phase.PROMPTING and session.stretch:
            # The button was there when it was shown, and the server may have closed the popup.
            show(turn)
            turn.ask(Tell(said(turn.session.reasons[-1].words)))
        return
    length = length or turn.settings.reminders.snooze[0]
    turn.session = replace(
        session,
        phase=Phase.SNOOZED,
        due_at=turn.now + length,
        shown_at=None,
        routine=session.routine and replace(session.routine, at=turn.now + length),
        snoozes=session.snoozes + 1,
        unseen=0,
    )
    turn.ask(Record(Outcome.SNOOZED, turn.now, stretch.id, length))
    turn.ask(Withdraw())
    turn.because(
        f"snoozed for {span(length)}, until {clock(turn.session.due_at, turn.now, turn.settings.zone)}"
    )


def skip(turn: Turn) -> None:
    """Not this time. With the guide open: stop; what was done of it is written, or that it was skipped."""
    session, stretch = turn.session, _answered(turn, e.Skip())
    if stretch is None:
        return
    take_down(turn)
    if session.guide is Way.WINDOW:
        turn.because(f"told to stop {stretch.id}")
        close_guide(turn, Outcome.SKIPPED)
    else:
        turn.ask(Record(Outcome.SKIPPED, turn.now, stretch.id))
        turn.because(f"skipped {stretch.id}")
    passed = session.passed if session.routine else Passed(stretch, turn.now)
    turn.session = replace(turn.session, passed=passed, unseen=0)
    after_answer(turn)


def another(turn: Turn) -> None:
    """Swap the stretch, on the screen or the one that comes next."""
    stretch = turn.session.stretch
    if _refused(turn, e.Another()):
        return
    if stretch:
        turn.ask(Record(Outcome.SWAPPED, turn.now, stretch.id))
    turn.because("asked for another stretch")
    turn.ask(Choose(avoid=stretch.id if stretch else None, prefer=turn.session.prefer))


def allow(turn: Turn) -> None:
    """It does not hurt after all, or the click was a slip: suggest it again."""
    if _refused(turn, e.Allow()):
        return
    stretch = to_allow(turn.session, turn.now, turn.settings)
    assert stretch is not None, "not refused"
    turn.ask(Record(Outcome.ALLOWED, turn.now, stretch.id))
    turn.session = replace(turn.session, hurt=None)
    turn.because(f"{stretch.id} may be suggested again")


def undo(turn: Turn) -> None:
    """Offer the last skipped or missed one of today again."""
    if not _refused(turn, e.Undo()):
        stretch = to_bring_back(turn.session, turn.now, turn.settings)
        turn.session = replace(turn.session, stretch=stretch, more=(), why="", passed=None, routine=None)
        prompt(turn, "asked back")


def chosen(turn: Turn, event: e.Chosen) -> None:
    """The rotation has answered. While a reminder shows, the new stretch takes its place.

    A stretch under way is left alone, and so is a routine: another is lined up when it is over.
    """
    before, stretch, why = turn.session, event.stretch, event.why
    if before.phase is Phase.STRETCHING or before.routine:
        return
    kept = stretch is not None and stretch == before.stretch and not why
    turn.session = replace(before, stretch=stretch, more=event.more, why=before.why if kept else why)
    if before.phase is Phase.PROMPTING and stretch != before.stretch:
        if stretch is None:
            turn.ask(Withdraw())
            after_answer(turn)
            turn.ask(Tell(nothing_fits()))
            turn.because("no stretch fits the settings")
        else:
            prompt(turn, "in place of the other")
    elif before.phase is Phase.PROMPTING and event.more != before.more:
        turn.session = replace(turn.session, shown_at=None)  # it reads differently: time to read it
        show(turn)


def _answered(turn: Turn, event: e.Event) -> Stretch | None:
    """The stretch this is an answer to; None, with the reason kept, when it cannot be given now."""
    return None if _refused(turn, event) else turn.session.stretch


def _refused(turn: Turn, event: e.Event) -> bool:
    words = refusal(event, turn.session, turn.now, turn.settings)
    if words:
        turn.because(words)
    return words is not None
