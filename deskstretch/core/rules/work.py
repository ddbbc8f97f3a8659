"""What was done of a stretch, as it is written."""

from dataclasses import replace
from datetime import timedelta

from ..effects import Outcome, Record
from .turn import Turn


def note_work(turn: Turn, stretch_id: str, length: timedelta, *, whole: bool) -> None:
    """All of it is done, some of it was stopped; nothing at all is no entry."""
    if whole or length > timedelta(0):
        note(turn, Outcome.DONE if whole else Outcome.STOPPED, stretch_id, length)


def note(turn: Turn, outcome: Outcome, stretch_id: str, length: timedelta | None = None) -> None:
    """``length``: of what was done; None for nothing."""
    turn.ask(Record(outcome, turn.now, stretch_id, length))
    turn.because(f"{outcome.value}: {stretch_id}")
    turn.session = replace(turn.session, begun=None)
