"""What the tray shows, computed from the session: the icon's look, the tooltip and the menu as data."""

from dataclasses import dataclass
from datetime import datetime

from . import events as e
from .compose import guidance
from .events import Errand, Event
from .menu import menu
from .outlook import held_long, outlook, ring
from .phase import Phase
from .routine import Routine
from .rows import Row, Separator
from .session import Session
from .settings import Settings

__all__ = ["Row", "Separator", "View", "view"]


@dataclass(frozen=True, slots=True)
class View:
    """One look at the session.

    ``ring``: how much of the interval has passed, 0 to 12. ``marked``: something wants attention
    (held for very long). ``tooltip``: where the day stands, in one line; while there is a stretch to
    do, how to do it follows, for whoever has no notifications. ``left`` and ``middle`` are what a click
    on the icon posts.
    """

    phase: Phase
    ring: int
    tooltip: str
    menu: tuple[Row | Separator, ...]
    left: Event | Errand
    middle: Event | Errand
    marked: bool = False


def view(session: Session, now: datetime, settings: Settings, routines: tuple[Routine, ...] = ()) -> View:
    """The same session, time, settings and routines always look the same."""
    return View(
        phase=session.phase,
        ring=ring(session, now),
        tooltip=_tooltip(session, now, settings),
        menu=menu(session, now, settings, routines),
        left=e.Look(),
        middle=e.Now(),
        marked=held_long(session, now),
    )


def _tooltip(session: Session, now: datetime, settings: Settings) -> str:
    line = outlook(session, now, settings)
    if session.phase not in (Phase.PROMPTING, Phase.STRETCHING):
        return line
    return "\n".join([line, *guidance(session.stretch, settings)])
