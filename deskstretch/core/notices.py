"""A stretch guided by notifications: one to begin, one wherever something changes, one at the end."""

from dataclasses import dataclass
from datetime import timedelta

from .stretch import Stretch
from .timeline import Segment, Stage, timeline
from .words import span


@dataclass(frozen=True, slots=True)
class Notice:
    """What to say ``at`` this time after the begin. The first one is due at once."""

    at: timedelta
    title: str
    body: str


def notices(stretch: Stretch) -> tuple[Notice, ...]:
    """In the order of their times, two at least. The last one asks: whether it was done is not known."""
    line = timeline(stretch)
    pauses = [pair for pair in zip(line.segments, line.segments[1:], strict=False) if not pair[0].works]
    return (
        *(Notice(pause.begins, *_words(stretch, pause, work)) for pause, work in pauses),
        Notice(line.length, f"Done? {stretch.name}", "That was all of it."),
    )


def _words(stretch: Stretch, pause: Segment, work: Segment) -> tuple[str, str]:
    """Title and body for a pause, which say the work that follows."""
    what = f"{work.repetitions} times" if work.repetitions else span(work.length)
    where = f"{work.side} side, " if work.side else ""
    said = f"{where}{what}"
    if pause.stage is Stage.READY:
        return f"Begin: {stretch.name}", f"{said[:1].upper()}{said[1:]}."
    if pause.stage is Stage.SWITCH:
        return f"Change sides: {stretch.name}", f"Now the {said}."
    return f"Round {work.round} of {work.rounds}: {stretch.name}", f"A moment's rest, then {said}."
