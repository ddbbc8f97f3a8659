"""What a person reads about routines."""

from dataclasses import replace
from datetime import timedelta

from .reminder import Message
from .routine import Routine
from .settings import Settings
from .words import span


def minutes(routine: Routine) -> str:
    """How long it takes: "12 min"; what takes less than two to the second."""
    length = routine.duration
    return span(length if length < _EXACT_BELOW else timedelta(minutes=round(length / _MINUTE)))


def losses(routine: Routine) -> str:
    """ "without Cat-cow and Bridge", for somebody who knows the routine; empty for a whole one."""
    names = [stretch.name for stretch in routine.without]
    if not names:
        return ""
    *others, last = names
    return f"without {', '.join(others)} and {last}" if others else f"without {last}"


def as_offered(routine: Routine) -> Routine:
    """With a name that says so where some of it is left out; the reminder tells what there is."""
    return replace(routine, name=f"{routine.name}, shortened") if routine.without else routine


def shortened(routine: Routine, settings: Settings) -> Message:
    """Said when a routine that has lost some of its stretches begins."""
    without = "shorter" if settings.notifications.discreet else losses(routine)
    return Message(
        f"{routine.name}, {without}", "Left out is what hurts, and what your settings leave out."
    )


def nothing_left(routine: Routine) -> str:
    return f"nothing is left of {routine.name}: all of it hurts, or your settings leave it out"


_MINUTE = timedelta(minutes=1)
_EXACT_BELOW = timedelta(minutes=2)
