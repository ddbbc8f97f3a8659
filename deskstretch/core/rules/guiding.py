"""A stretch is under way: the guide's window, the notices or the card that go with it, and how it ends."""

from dataclasses import replace

from .. import events as e
from ..effects import Guide, Outcome, Record
from ..phase import Phase
from ..session import Leaving, Way
from ..settings import Show
from .day import after_answer
from .leaving import close_guide, gone, let_guide_end, told_late
from .screen import show, take_down
from .turn import Turn
from .work import note, note_work

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
        begun=stretch.id,
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
    if turn.session.leaving:
        leaving = told_late(turn, event)
        if leaving and event.whole and _its_card_shows(turn, leaving, event.stretch_id):
            go_on(turn)
        return
    ids = [stretch.id for stretch in turn.session.offered]
    if turn.session.guide is not Way.WINDOW or event.stretch_id not in ids:
        return
    note_work(turn, event.stretch_id, event.length, whole=event.whole)
    go_on(turn, after=ids.index(event.stretch_id))


def go_on(turn: Turn, after: int = 0, without: str | None = None) -> None:
    """One of the break is over: on to the next, or to the next interval.

    ``after``: its place. ``without``: the id of one that does not come again.
    """
    session = turn.session
    rest = tuple(stretch for stretch in session.offered[after + 1 :] if stretch.id != without)
    if rest:
        turn.session = replace(session, stretch=rest[0], more=rest[1:], started_at=turn.now, notice=0)
        if session.guide is not Way.WINDOW:
            show(turn)
        return
    take_down(turn)
    if session.guide is Way.WINDOW:
        _nothing_done(turn)
    let_guide_end(turn)
    turn.session = replace(turn.session, stretch=session.offered[-1], more=())
    after_answer(turn)


def go_on_without(turn: Turn, stretch_id: str) -> None:
    """The one that is on is taken out. An open guide gives way to one with what is left."""
    session = turn.session
    rest = tuple(stretch for stretch in session.offered if stretch.id != stretch_id)
    if not rest:
        take_down(turn)
        after_answer(turn)
        return
    close_guide(turn)
    turn.session = replace(
        turn.session, stretch=rest[0], more=rest[1:], guide=session.guide, started_at=turn.now, notice=0
    )
    if session.guide is Way.WINDOW:
        turn.ask(Guide(rest, session.routine.name if session.routine else "", focus=False))
    else:
        show(turn)


def ended(turn: Turn, how: e.GuideEnd) -> None:
    """The guide is gone. Where it could not open, notifications guide; where it died, the card asks."""
    if turn.session.leaving:
        gone(turn)
        return
    if turn.session.guide is not Way.WINDOW:
        return
    match how:
        case e.GuideEnd.FINISHED:
            turn.because("the guide was closed")
            _nothing_done(turn)
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
        close_guide(turn)
        _without_guide(turn)


def begin_this(turn: Turn, event: e.Begin) -> None:
    """This one, now, whatever is lined up."""
    turn.session = replace(turn.session, stretch=event.stretch, more=(), why="", routine=None)
    begin(turn, in_window=True)


def stretched(turn: Turn, event: e.Stretched) -> None:
    """Done by other means: a break it was all the same."""
    note_work(turn, event.stretch_id, event.length, whole=event.whole)
    turn.because(f"stretched: {event.stretch_id}")
    if turn.session.phase not in (Phase.PAUSED, Phase.OFF_DUTY, Phase.STRETCHING):
        take_down(turn)
        after_answer(turn)


def _without_guide(turn: Turn, way: Way | None = None) -> None:
    """What takes its place begins anew: nobody knows how much was done, and how long was only a pause."""
    turn.session = replace(turn.session, guide=way, notice=0, started_at=turn.now)
    show(turn)


def _nothing_done(turn: Turn) -> None:
    """What was begun gets an end: it was left before anything of the break was done."""
    if turn.session.begun:
        note(turn, Outcome.SKIPPED, turn.session.begun)


def _its_card_shows(turn: Turn, leaving: Leaving, stretch_id: str) -> bool:
    """Whether the card that took its place asks for this very stretch."""
    session = turn.session
    since_then = session.started_at == leaving.at and session.guide is None
    return since_then and session.stretch is not None and session.stretch.id == stretch_id
