"""A stretch guided by notifications: one to begin, one wherever something changes, one at the end."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from .steps import steps
from .stretch import Stretch
from .timeline import Segment, Side, Stage, timeline
from .words import span


@dataclass(frozen=True, slots=True)
class Notice:
    """What to say ``at`` this time after the begin, and for which ``side``. The first is due at once."""

    at: timedelta
    title: str
    body: str
    side: Side | None = None


def notices(stretch: Stretch) -> tuple[Notice, ...]:
    """In the order of their times, two at least. The last one asks: whether it was done is not known."""
    line = timeline(stretch)
    changes = [pair for pair in pairwise(line.segments) if pair[1].works]
    # The last one is about no side more than the other; its picture is the one of the reminder.
    return (
        *(_notice(stretch, before, work) for before, work in changes),
        Notice(line.length, f"Done? {stretch.name}", "That was all of it."),
    )


def _notice(stretch: Stretch, before: Segment, work: Segment) -> Notice:
    """At the begin of the pause ``before`` the work, or of the work itself where it changes half way."""
    at = before.begins if not before.works else work.begins
    return Notice(at, *_words(stretch, before, work), work.side)


def _words(stretch: Stretch, before: Segment, work: Segment) -> tuple[str, str]:
    """Title and body."""
    what = f"{work.repetitions} times" if work.repetitions else span(work.length)
    where = f"{work.side} side, " if work.side else ""
    said = f"{where}{what}"
    alone = f"{said[:1].upper()}{said[1:]}."
    match before.stage:
        case Stage.READY:
            return f"Begin: {stretch.name}", alone
        case Stage.SWITCH:
            return f"Change sides: {stretch.name}", f"Now the {said}."
        case Stage.REST:
            rounds = f"Round {work.round} of {work.rounds}"
            return f"{rounds}: {stretch.name}", f"A moment's rest, then {said}."
        case _:
            return f"Half way: {stretch.name}", f"{steps(stretch, work.side)[-1]} {alone}"
