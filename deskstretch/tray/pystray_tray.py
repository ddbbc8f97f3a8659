"""The tray over any pystray icon: turns views into pictures, tooltip and menu."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..core.events import ChangeSetting, Errand, Event
from ..core.phase import Phase
from ..core.view import Row, Separator, View
from ..ports import Post
from .dbusmenu import plain
from .pystray_import import pystray

OnThread = Callable[[Callable[[], None]], object]
"""Calls back soon, on the one thread a backend is to be told things on. From any thread; never raises."""

Look = tuple[Phase, int, bool]
"""Phase, ring and whether it is marked: see ``drawing.draw_icon``."""

NAME = "deskstretch"


@dataclass(frozen=True, slots=True)
class Backend:
    """A way to show an icon. ``label`` and ``tooltip`` write texts the way it wants them.

    ``make_icon`` makes the pystray icon for a tray; ``picture`` makes of a look what that icon takes.
    """

    name: str
    make_icon: Callable[["PystrayTray"], Any]
    picture: Callable[[Look], object]
    on_thread: OnThread
    label: Callable[[str], str] = str
    tooltip: Callable[[str], str] = str


class PystrayTray:
    """A pystray icon that shows views. Nothing is drawn, and no setter is called, unless it changed."""

    def __init__(self, post: Post, backend: Backend) -> None:
        self.name = backend.name
        self._post = post
        self._backend = backend
        self._ready_icon: Any = None
        self._stopping = False
        self._view: View | None = None
        self._shown: View | None = None

    def run(self) -> None:
        if not self._stopping:
            self._backend.make_icon(self).run(setup=self._on_ready)

    def stop(self) -> None:
        # pystray forgets a stop() that comes before its icon is ready: then _on_ready sees this flag.
        self._stopping = True
        if self._ready_icon:
            self._ready_icon.stop()

    def show(self, view: View) -> None:
        self._view = view
        self._refresh_soon()

    def is_seen(self) -> bool | None:
        known = getattr(self._ready_icon, "is_seen", None)
        return known() if known else None

    def click_middle(self) -> None:
        """Post what a middle click on the icon means now."""
        if self._view:
            self._post(self._view.middle)

    def _on_ready(self, icon: Any) -> None:
        """The icon can be told things. pystray calls this on a thread of its own."""
        self._ready_icon = icon
        if self._stopping:
            icon.stop()
        self._refresh_soon()

    def _refresh_soon(self) -> None:
        if self._ready_icon and not self._stopping:
            self._backend.on_thread(self._refresh)

    def _refresh(self) -> None:
        """Bring the icon to the last view; always on the same thread, so the last one wins."""
        icon, view, shown = self._ready_icon, self._view, self._shown
        if view is None or view == shown or self._stopping:
            return
        self._shown = view
        if shown is None or _look(view) != _look(shown):
            icon.icon = self._backend.picture(_look(view))
        icon.title = self._backend.tooltip(view.tooltip)
        if shown is None or (view.menu, view.left) != (shown.menu, shown.left):
            icon.menu = pystray().Menu(*self._items(view))
        icon.visible = True

    def _items(self, view: View) -> Iterator[Any]:
        # What a click on the icon does is, to pystray, a row; it needs not be seen.
        yield pystray().MenuItem(NAME, self._poster(view.left), default=True, visible=False)
        yield from self._rows(view.menu)

    def _rows(self, rows: Iterable[Row | Separator]) -> Iterator[Any]:
        for row in rows:
            yield pystray().Menu.SEPARATOR if isinstance(row, Separator) else self._item(row)

    def _item(self, row: Row) -> Any:
        kit = pystray()
        action = kit.Menu(*self._rows(row.rows)) if row.rows else self._poster(row.event)
        item = kit.MenuItem(
            self._backend.label(plain(row.label)),
            action,
            checked=lambda _: row.checked,
            radio=row.radio,
            enabled=row.enabled and bool(row.rows or row.event is not None),
        )
        item.purpose = _purpose(row)  # our own mark: pystray shows labels, and those change
        return item

    def _poster(self, event: Event | Errand | None) -> Callable[[], None]:
        def click() -> None:
            if event is not None:
                self._post(event)

        return click


def _purpose(row: Row) -> str:
    """What it does, in a word that stays while label, value and tick change."""
    match row:
        case Row(rows=(Row() as first, *_)):
            return _purpose(first)
        case Row(event=ChangeSetting(key=key)):
            return key
        case _:
            return type(row.event).__name__


def _look(view: View) -> Look:
    return view.phase, view.ring, view.marked
