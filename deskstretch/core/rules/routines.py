"""A routine was asked for: at a set time, or now. It comes in a pause and off duty too."""

from dataclasses import replace

from ..phase import Phase
from ..routine import Routine
from ..session import OfferedRoutine
from .due import offer
from .guiding import begin
from .screen import take_down
from .turn import Turn


def offer_routine(turn: Turn, routine: Routine) -> None:
    """In place of what is offered or waits; in a bad moment it is held, like any reminder."""
    take_down(turn)
    _line_up(turn, routine)
    turn.session = replace(
        turn.session, phase=Phase.WORKING, due_at=turn.now, shown_at=None, hold=None, snoozes=0
    )
    offer(turn)


def start_routine(turn: Turn, routine: Routine) -> None:
    _line_up(turn, routine)
    begin(turn)


def _line_up(turn: Turn, routine: Routine) -> None:
    first, *rest = routine.stretches
    asked = OfferedRoutine(routine.id, routine.name, turn.now)
    turn.session = replace(turn.session, stretch=first, more=tuple(rest), why="", routine=asked)
