"""What the tray shows, computed from the session: the icon's look, the tooltip and the menu as data."""

from dataclasses import dataclass
from datetime import datetime

from . import events as e
from .events import Errand, Event
from .menu import Row, Separator, menu
from .outlook import held_long, outlook, ring
from .phase import Phase
from .session import Session
from .settings import Settings

__all__ = ["Row", "Separator", "View", "view"]


@dataclass(frozen=True, slots=True)
class View:
    """One look at the session.

    ``ring``: how much of the interval has passed, 0 to 12. ``marked``: something wants attention
    (held for very long). ``left`` and ``middle`` are what a click on the icon posts.
    """

    phase: Phase
    ring: int
    tooltip: str
    menu: tuple[Row | Separator, ...]
    left: Event | Errand
    middle: Event | Errand
    marked: bool = False


def view(session: Session, now: datetime, settings: Settings) -> View:
    """The same session, time and settings always look the same."""
    return View(
        phase=session.phase,
        ring=ring(session, now),
        tooltip=outlook(session, now, settings),
        menu=menu(session, now, settings),
        left=e.Look(),
        middle=e.Now(),
        marked=held_long(session, now),
    )
