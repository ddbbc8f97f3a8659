"""What the tray shows, computed from the session: the icon's look, the tooltip and the menu as data."""

from dataclasses import dataclass
from datetime import datetime

from . import events as e
from .compose import guidance
from .events import Errand, Event
from .menu import menu
from .outlook import held_long, outlook, ring
from .phase import Phase
from .progress.tally import NOTHING, Tally
from .progress.words import today_in_words
from .routine import Routine
from .rows import Row, Separator
from .session import Session
from .settings import Settings

__all__ = ["Row", "Separator", "View", "view"]


@dataclass(frozen=True, slots=True)
class View:
    """One look at the session.

    ``ring``: how much of the interval has passed, 0 to 12. ``marked``: something wants attention
    (held for very long). ``tooltip``: what comes next, and below it what was done today; while there is
    a stretch to do, how to do it, for whoever has no notifications. ``left`` and ``middle`` are what a
    click on the icon posts.
    """

    phase: Phase
    ring: int
    tooltip: str
    menu: tuple[Row | Separator, ...]
    left: Event | Errand
    middle: Event | Errand
    marked: bool = False


def view(
    session: Session,
    now: datetime,
    settings: Settings,
    routines: tuple[Routine, ...] = (),
    today: Tally = NOTHING,
) -> View:
    """The same session, time, settings, routines and tally of the day always look the same."""
    done = today_in_words(today, settings.progress.goal) if today.done else ""
    return View(
        phase=session.phase,
        ring=ring(session, now),
        tooltip=_tooltip(session, now, settings, done),
        menu=menu(session, now, settings, routines, done),
        left=e.Look(),
        middle=e.Now(),
        marked=held_long(session, now),
    )


def _tooltip(session: Session, now: datetime, settings: Settings, done: str) -> str:
    line = outlook(session, now, settings)
    if session.phase not in (Phase.PROMPTING, Phase.STRETCHING):
        return "\n".join(filter(None, [line, done]))
    return "\n".join([line, *guidance(session.stretch, settings)])
