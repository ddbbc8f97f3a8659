"""A stretch hurts: it is taken out for good, whatever else was to come goes on without it."""

from dataclasses import replace

from .. import events as e
from ..compose import taken_out
from ..effects import Choose, Outcome, Record, Tell
from ..phase import Phase
from ..refusing import refusal
from ..session import Passed, Way
from ..stretch import Stretch
from . import guiding
from .day import after_answer
from .leaving import hurt_late
from .screen import show, take_down
from .turn import Turn
from .work import note_work


def hurts(turn: Turn, event: e.Hurts) -> None:
    """Someone who stopped in pain gets a rest, if that was the last one of the break."""
    if event.length is not None:
        _guide_tells(turn, event)
        return
    session, stretch = turn.session, turn.session.stretch
    if words := refusal(event, session, turn.now, turn.settings):
        turn.because(words)
        return
    assert stretch is not None, "not refused"
    _take_out(turn, stretch)
    if session.phase is Phase.STRETCHING:
        guiding.go_on_without(turn, stretch.id)
    elif session.routine:
        _routine_without(turn, stretch)
    else:
        turn.ask(Choose(avoid=stretch.id, prefer=session.prefer))
    # After the next reminder, which would take its place.
    turn.ask(Tell(taken_out(stretch, turn.settings)))


def _guide_tells(turn: Turn, event: e.Hurts) -> None:
    """It goes on to the next one by itself. What was done of the one that hurts was done."""
    session = turn.session
    of_guide = session.leaving[0].stretches if session.leaving else session.offered
    if not session.leaving and session.guide is not Way.WINDOW:
        return
    places = [place for place, stretch in enumerate(of_guide) if stretch.id == event.stretch_id]
    if not places or event.length is None:
        return
    stretch = of_guide[places[0]]
    _take_out(turn, stretch)
    note_work(turn, stretch.id, event.length, whole=False)
    if not (turn.session.leaving and hurt_late(turn, event)):
        guiding.go_on(turn, after=places[0], without=stretch.id)
    turn.ask(Tell(taken_out(stretch, turn.settings)))


def _take_out(turn: Turn, stretch: Stretch) -> None:
    session = turn.session
    turn.ask(Record(Outcome.HURT, turn.now, stretch.id))
    passed = session.passed
    if passed and passed.stretch.id == stretch.id:
        passed = None
    turn.session = replace(session, passed=passed, hurt=Passed(stretch, turn.now), begun=None)
    turn.because(f"{stretch.id} hurts: never suggested again")


def _routine_without(turn: Turn, hurt: Stretch) -> None:
    """What is left of the routine is offered in its place."""
    left = tuple(stretch for stretch in turn.session.offered if stretch.id != hurt.id)
    if not left:
        take_down(turn)
        after_answer(turn)
        return
    turn.session = replace(turn.session, stretch=left[0], more=left[1:])
    if turn.session.phase is Phase.PROMPTING:
        show(turn)
