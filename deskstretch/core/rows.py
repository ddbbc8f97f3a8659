"""What menus are made of."""

from dataclasses import dataclass, field

from .events import Errand, Event


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
