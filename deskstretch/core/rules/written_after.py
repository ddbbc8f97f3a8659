"""What is written when it is over: a reminder's waiting, a pause, a spell at the desk.

However it ended: this compares the session before with the session after. Each row is written at its end,
which may be found out later, as after a sleep.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from ..effects import Outcome, Record
from ..session import Session
from .leaving import without_what_was_told
from .turn import Turn

SHORTEST_WAIT = timedelta(minutes=1)
"""Less is a call that was hardly more than its end, or a slip of the hand on Pause."""

SHORTEST_SPELL = timedelta(minutes=5)


def write_what_ended(turn: Turn, before: Session, *, seen_until: datetime | None = None) -> None:
    """Write what ``before`` had and the session has no more, before anything else of this turn.

    ``seen_until``: when the program last knew what is going on; None: now.
    """
    seen_until = seen_until or turn.now
    rows = (*_held(turn, before, seen_until), *_paused(turn, before), *_sat(turn, before))
    turn.effects[:0] = rows


def began(session: Session) -> datetime:
    """When the earliest of what is under way began, no later than the last look at the session.

    What was written for a time since then may be about it.
    """
    begins = [thing.since for thing in (session.hold, session.pause, session.sitting) if thing]
    return min(moment for moment in (session.at, *begins) if moment)


def without_what_was_written(session: Session, record: Record) -> Session:
    """The session without what this record says is over, or was told by a guide that left.

    A hold begins anew with what waits still.
    """
    hold, sitting = session.hold, session.sitting
    match record.outcome:
        case Outcome.HELD if hold and record.at > hold.since:
            return replace(session, hold=replace(hold, since=record.at, moment=""))
        case Outcome.SAT if sitting and record.at > sitting.since:
            return replace(session, sitting=None)
        case _:
            return without_what_was_told(session, record)


def _held(turn: Turn, before: Session, seen_until: datetime) -> Iterator[Record]:
    """Waiting for a gap in typing alone is no row: that is at most as long as the settings say.

    Nor is what would have waited while nobody was there.
    """
    hold, after = before.hold, turn.session.hold
    if hold is None or not hold.moment or (after and after.since == hold.since):
        return
    end = min(seen_until, before.away_since or seen_until)
    if end - hold.since >= SHORTEST_WAIT:
        yield Record(Outcome.HELD, end, length=end - hold.since, words=hold.moment)


def _paused(turn: Turn, before: Session) -> Iterator[Record]:
    """A pause goes on while the program is not running; another one in its place prolongs it."""
    pause, after = before.pause, turn.session.pause
    if pause is None or pause.since is None or (after and after.since == pause.since):
        return
    end = min(turn.now, pause.until or turn.now)
    if end - pause.since >= SHORTEST_WAIT:
        yield Record(Outcome.PAUSED, end, length=end - pause.since)


def _sat(turn: Turn, before: Session) -> Iterator[Record]:
    sitting, after = before.sitting, turn.session.sitting
    if sitting is None or (after and after.since == sitting.since):
        return
    length = sitting.until - sitting.since
    if length >= SHORTEST_SPELL:
        yield Record(Outcome.SAT, sitting.until, length=length)
