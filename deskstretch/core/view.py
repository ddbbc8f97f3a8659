"""What the tray shows, computed from the session: the icon's look, the tooltip and the menu as data."""

from dataclasses import dataclass, field

from .events import Errand, Event
from .phase import Phase


@dataclass(frozen=True, slots=True)
class Row:
    """A menu row. ``checked`` None: no tick; with ``radio`` the tick is a bullet. ``rows``: a submenu.

    A row without event and without rows is a line of text (disabled).
    """

    label: str
    event: Event | Errand | None = None
    checked: bool | None = None
    radio: bool = False
    enabled: bool = True
    rows: tuple["Row | Separator", ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Separator:
    """A line between groups of rows."""


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
