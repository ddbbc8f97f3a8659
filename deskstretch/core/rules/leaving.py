"""A guide that was asked to leave: what it tells on its way out, when the day has gone on already."""

from dataclasses import replace
from datetime import datetime, timedelta

from .. import events as e
from ..effects import Effect, Outcome, Record, StopGuide
from ..session import Leaving, Session, Way
from ..settings import Settings
from .turn import Turn
from .work import note, note_work


def close_guide(turn: Turn, answer: Outcome | None = None) -> None:
    """Have an open guide leave. ``answer``: what the person said of the one that is on: DONE, SKIPPED."""
    session, stretch = turn.session, turn.session.stretch
    if session.guide is not Way.WINDOW or stretch is None:
        return
    turn.ask(StopGuide())
    spent = min(turn.now - (session.started_at or turn.now), stretch.duration)
    _await_end(turn, Leaving(turn.now, session.offered, answer, spent))


def let_guide_end(turn: Turn) -> None:
    """An open guide has told all, and will go by itself."""
    if turn.session.guide is Way.WINDOW:
        _await_end(turn, Leaving(turn.now))


def told_late(turn: Turn, event: e.Guided) -> Leaving | None:
    """The oldest one tells what was done; None where that was not its affair."""
    leaving = turn.session.leaving[0]
    place = _place(leaving, event.stretch_id)
    if place is None:
        return None
    if place:
        _give_answer(turn, leaving)
    answer = None if place else leaving.answer
    if answer is Outcome.DONE:
        note(turn, Outcome.DONE, event.stretch_id, event.length)
    elif answer is Outcome.SKIPPED and not event.length and not event.whole:
        note(turn, Outcome.SKIPPED, event.stretch_id)
    else:
        note_work(turn, event.stretch_id, event.length, whole=event.whole)
    _has_told(turn, leaving, place)
    return leaving


def hurt_late(turn: Turn, event: e.Hurts) -> bool:
    """The oldest one tells what hurts: whether that was its affair. There is no other answer then."""
    leaving = turn.session.leaving[0]
    place = _place(leaving, event.stretch_id)
    if place is not None:
        _has_told(turn, leaving, place)
    return place is not None


def gone(turn: Turn) -> None:
    """The oldest one is gone; what was to be written and was not told, is now."""
    leaving, *others = turn.session.leaving
    _give_answer(turn, leaving)
    turn.session = replace(turn.session, leaving=tuple(others))


def without_leaving(turn: Turn) -> None:
    """They are gone with the program that opened them. What they did not tell happened then."""
    for leaving in turn.session.leaving:
        if leaving.answer and leaving.stretches:
            turn.ask(_answer(leaving, leaving.at))
    turn.session = replace(turn.session, leaving=())


def leave(session: Session, now: datetime, settings: Settings) -> tuple[Session, tuple[Effect, ...]]:
    """The program ends, and the guide with it; after a restart the card takes its place."""
    turn = Turn(replace(session, at=now), now, settings)
    if session.guide is Way.WINDOW:
        close_guide(turn)
        turn.session = replace(turn.session, notice=0, started_at=now)
    return turn.session, tuple(turn.effects)


def without_what_was_told(session: Session, record: Record) -> Session:
    """The session without what this record says a leaving guide has told, or was written for it."""
    if record.outcome not in (Outcome.DONE, Outcome.STOPPED, Outcome.SKIPPED):
        return session
    for number, leaving in enumerate(session.leaving):
        place = _place(leaving, record.stretch_id)
        if place is not None and leaving.at <= record.at:
            told = _after(leaving, place)
            return replace(
                session, leaving=(*session.leaving[:number], told, *session.leaving[number + 1 :])
            )
    return session


def _await_end(turn: Turn, leaving: Leaving) -> None:
    turn.session = replace(turn.session, guide=None, leaving=(*turn.session.leaving, leaving))


def _place(leaving: Leaving, stretch_id: str | None) -> int | None:
    ids = [stretch.id for stretch in leaving.stretches]
    return ids.index(stretch_id) if stretch_id in ids else None


def _has_told(turn: Turn, leaving: Leaving, place: int) -> None:
    turn.session = replace(turn.session, leaving=(_after(leaving, place), *turn.session.leaving[1:]))


def _after(leaving: Leaving, place: int) -> Leaving:
    """What comes before that one was left out."""
    return Leaving(leaving.at, leaving.stretches[place + 1 :])


def _give_answer(turn: Turn, leaving: Leaving) -> None:
    if leaving.answer and leaving.stretches:
        record = _answer(leaving, turn.now)
        note(turn, record.outcome, leaving.stretches[0].id, record.length)


def _answer(leaving: Leaving, at: datetime) -> Record:
    assert leaving.answer, "the person has answered"
    length: timedelta | None = leaving.spent if leaving.answer is Outcome.DONE else None
    return Record(leaving.answer, at, leaving.stretches[0].id, length)
