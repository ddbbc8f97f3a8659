"""A stretch is under way: the guide's window, the notices or the card that go with it, and how it ends."""

from dataclasses import replace
from datetime import timedelta

from .. import events as e
from ..effects import Guide, Outcome, Record, StopGuide
from ..phase import Phase
from ..session import Way
from ..settings import Show
from .day import after_answer
from .screen import show, take_down
from .turn import Turn

_WAYS = {Show.WINDOW: Way.WINDOW, Show.NOTIFICATIONS: Way.NOTICES, Show.OFF: None}


def begin(turn: Turn, *, in_window: bool = False) -> None:
    """Begin what is offered, guided as the settings say. ``in_window``: the guide was asked for by name."""
    stretch, routine = turn.session.stretch, turn.session.routine
    assert stretch is not None, "nothing to begin"
    way = Way.WINDOW if in_window else _WAYS[turn.settings.guide.show]
    turn.because(f"started {stretch.id}")
    turn.ask(Record(Outcome.STARTED, turn.now, stretch.id))
    if way is Way.WINDOW:
        take_down(turn)
        turn.ask(Guide(turn.session.offered, routine.name if routine else ""))
    turn.session = replace(
        turn.session,
        phase=Phase.STRETCHING,
        guide=way,
        notice=0,
        started_at=turn.now,
        shown_at=None,
        hold=None,
        snoozes=0,
        unseen=0,
    )
    if way is not Way.WINDOW:
        show(turn)


def guided(turn: Turn, event: e.Guided) -> None:
    """The guide tells what was done. What comes before that one in the break was left out."""
    session = turn.session
    ids = [stretch.id for stretch in session.offered]
    if session.guide is not Way.WINDOW or event.stretch_id not in ids:
        return
    _record(turn, event)
    go_on(turn, after=ids.index(event.stretch_id))


def go_on(turn: Turn, after: int = 0) -> None:
    """One of the break is over: on to the next, or to the next interval. ``after``: its place."""
    session = turn.session
    rest = session.offered[after + 1 :]
    if rest:
        turn.session = replace(session, stretch=rest[0], more=rest[1:], started_at=turn.now, notice=0)
        if session.guide is not Way.WINDOW:
            show(turn)
    else:
        take_down(turn)
        turn.session = replace(session, stretch=session.offered[-1], more=(), guide=None)
        after_answer(turn)


def ended(turn: Turn, how: e.GuideEnd) -> None:
    """The guide is gone. Where it could not open, notifications guide; where it died, the card asks."""
    if turn.session.guide is not Way.WINDOW:
        return
    match how:
        case e.GuideEnd.FINISHED:
            turn.because("the guide was closed")
            turn.session = replace(turn.session, guide=None)
            after_answer(turn)
        case e.GuideEnd.UNABLE:
            turn.because("no guide can open here: notifications tell what to do")
            _without_guide(turn, Way.NOTICES)
        case e.GuideEnd.DIED:
            turn.because("the guide broke off")
            _without_guide(turn)


def card_for_guide(turn: Turn) -> None:
    """This is no moment for a window that moves and sounds: the card, quiet, takes its place."""
    if turn.session.guide is Way.WINDOW:
        turn.ask(StopGuide())
        _without_guide(turn)


def begin_this(turn: Turn, event: e.Begin) -> None:
    """This one, now, whatever is lined up."""
    turn.session = replace(turn.session, stretch=event.stretch, more=(), why="", routine=None)
    begin(turn, in_window=True)


def stretched(turn: Turn, event: e.Stretched) -> None:
    """Done by other means: a break it was all the same."""
    _record(turn, event)
    turn.because(f"stretched: {event.stretch_id}")
    if turn.session.phase not in (Phase.PAUSED, Phase.OFF_DUTY, Phase.STRETCHING):
        take_down(turn)
        after_answer(turn)


def _without_guide(turn: Turn, way: Way | None = None) -> None:
    """What takes its place begins anew: nobody knows how much was done, and how long was only a pause."""
    turn.session = replace(turn.session, guide=way, notice=0, started_at=turn.now)
    show(turn)


def _record(turn: Turn, event: e.Guided | e.Stretched) -> None:
    """All of it is done, some of it was stopped; nothing at all is no entry."""
    if event.whole or event.length > timedelta(0):
        outcome = Outcome.DONE if event.whole else Outcome.STOPPED
        turn.ask(Record(outcome, turn.now, event.stretch_id, event.length))
        turn.because(f"{outcome.value}: {event.stretch_id}")
