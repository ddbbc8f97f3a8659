"""A pystray backend that speaks StatusNotifierItem and dbusmenu: no GTK, no Qt, a full menu.

pystray's setters may be called from any thread; what they change is told on the loop thread, which
owns the bus. The main thread only waits.
"""

from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Any

from ..bus import Bus
from .dbusmenu import Entry, Kind
from .item import Clicks, StatusNotifierItem
from .menu_object import MenuObject
from .pystray_import import base_icon, pystray
from .pystray_tray import OnThread


def make_icon(name: str, bus: Bus, on_loop: OnThread, middle: Callable[[], None]) -> Any:
    """A pystray icon on this bus.

    Its ``icon`` is a list of Pixmap, one for each size. ``middle`` is called on the loop thread when
    the icon is clicked with the middle button.
    """

    class Icon(base_icon()):  # type: ignore[misc]
        HAS_NOTIFICATION = False

        def __init__(self) -> None:
            super().__init__(name, title=name)
            # Unlike a lock or an event, its put() may be called from a signal handler, and its get() lets
            # signals through at once.
            self._stopped: SimpleQueue[None] = SimpleQueue()
            self._item = StatusNotifierItem(bus, name, Clicks(self, middle))
            self._menu_object = MenuObject(bus)

        def is_seen(self) -> bool:
            """Whether a panel has taken the icon."""
            return self._item.registered

        def stop(self) -> None:
            """Works at any time; pystray's own is lost before ``run``, and waits for another thread."""
            self._stopped.put(None)

        def _run(self) -> None:
            on_loop(self._menu_object.serve)
            on_loop(self._item.serve)
            self._mark_ready()
            self._stopped.get()
            self.visible = False

        def _show(self) -> None:
            self._update_title()
            on_loop(self._item.appear)

        def _hide(self) -> None:
            on_loop(self._item.vanish)

        def _update_icon(self) -> None:
            on_loop(partial(self._item.set_icon, self.icon))
            self._icon_valid = True

        def _update_title(self) -> None:
            on_loop(partial(self._item.set_tooltip, self.title))

        def _update_menu(self) -> None:
            on_loop(partial(self._menu_object.show, entries(self.menu, self)))

    return Icon()


def entries(menu: Any, icon: Any) -> tuple[Entry, ...]:
    """A menu of PystrayTray (None: an empty one) as rows. A click calls the item with ``icon``."""
    return tuple(_entry(item, icon) for item in menu or ())


def _entry(item: Any, icon: Any) -> Entry:
    if item is pystray().Menu.SEPARATOR:
        return Entry(Kind.SEPARATOR)
    return Entry(
        kind=_kind(item),
        label=item.text,
        enabled=bool(item.enabled),
        checked=bool(item.checked),
        entries=entries(item.submenu, icon),
        purpose=item.purpose,
        click=None if item.submenu else partial(item, icon),
    )


def _kind(item: Any) -> Kind:
    if item.submenu:
        return Kind.SUBMENU
    if item.checked is None:
        return Kind.PLAIN
    return Kind.RADIO if item.radio else Kind.CHECK
