"""The tray icon on the bus: org.kde.StatusNotifierItem. Loop thread only.

A panel's host watches a name on the bus; the item registers with whoever owns that name, and again
with each new owner, so it appears when a panel starts late and comes back when one restarts.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..bus import Bus
from ..core.errors import Unavailable
from . import menu_object
from .dbusmenu import plain
from .exported import Interface, Method, Property
from .pixmap import Pixmap

PATH = "/StatusNotifierItem"
INTERFACE = "org.kde.StatusNotifierItem"
WATCHER = "org.kde.StatusNotifierWatcher"
WATCHER_PATH = "/StatusNotifierWatcher"

# MATE and waybar parse tooltips as markup and show nothing after a bare "&"; LXQt renders HTML; XFCE and
# Plasma would show an escape as it is written.
_WITHOUT_MARKUP = str.maketrans({"&": "+", "<": "‹", ">": "›"})

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Clicks:
    """What the person does to the icon."""

    left: Callable[[], None]
    middle: Callable[[], None]


class StatusNotifierItem:
    """An icon with a tooltip. It is on no panel before ``appear``."""

    def __init__(self, bus: Bus, name: str, clicks: Clicks) -> None:
        self._bus = bus
        self._name = name
        self._clicks = clicks
        self._pixmaps: list[Pixmap] = []
        self._tooltip = ""
        self._active = False
        self._watcher: str | None = None
        self._registering: asyncio.Task[None] | None = None
        self.registered = False
        """Whether a panel has taken the icon."""

    def serve(self) -> None:
        """Put the item on the bus and look out for panels."""
        self._bus.serve(PATH, self._interface().answer)
        self._bus.watch_owner(WATCHER, self._on_watcher)

    def appear(self) -> None:
        """Show the icon on the panel there is, and on each that comes."""
        if not self._active:
            self._active = True
            self._emit("NewStatus", "s", [self._status()])
            self._register()

    def vanish(self) -> None:
        """Ask panels to hide the icon. Not all do; leaving the bus hides it everywhere."""
        if self._active:
            self._active = False
            self._emit("NewStatus", "s", [self._status()])

    def set_icon(self, pixmaps: list[Pixmap]) -> None:
        if pixmaps != self._pixmaps:
            self._pixmaps = pixmaps
            self._emit("NewIcon")

    def set_tooltip(self, text: str) -> None:
        """Any text; lines after the first become the tooltip's body."""
        text = text.translate(_WITHOUT_MARKUP)
        if text != self._tooltip:
            self._tooltip = text
            self._emit("NewToolTip")

    # -- what panels ask

    def _interface(self) -> Interface:
        left = Method(self._clicked(self._clicks.left), ("i", "i"))
        middle = self._clicked(self._clicks.middle)
        nothing = self._clicked(lambda: None)
        return Interface(
            name=INTERFACE,
            methods={
                "Activate": left,
                "SecondaryActivate": Method(middle, ("i", "i")),
                "XAyatanaSecondaryActivate": Method(middle, ("u",)),
                "ContextMenu": Method(nothing, ("i", "i")),
                "Scroll": Method(nothing, ("i", "s")),
            },
            properties={
                "Category": Property("s", lambda: "ApplicationStatus"),
                "Id": Property("s", lambda: self._name),
                "Title": Property("s", lambda: self._name),
                "Status": Property("s", self._status),
                "WindowId": Property("i", lambda: 0),
                "IconName": Property("s", str),
                "IconThemePath": Property("s", str),
                "IconPixmap": Property("a(iiay)", self._icon_pixmap),
                "OverlayIconName": Property("s", str),
                "OverlayIconPixmap": Property("a(iiay)", list),
                "AttentionIconName": Property("s", str),
                "AttentionIconPixmap": Property("a(iiay)", list),
                "AttentionMovieName": Property("s", str),
                "ToolTip": Property("(sa(iiay)ss)", self._tool_tip),
                "ItemIsMenu": Property("b", lambda: False),
                "Menu": Property("o", lambda: menu_object.PATH),
            },
            signals={"NewIcon": (), "NewToolTip": (), "NewStatus": ("s",)},
        )

    def _status(self) -> str:
        return "Active" if self._active else "Passive"

    def _icon_pixmap(self) -> list[Any]:
        return [list(pixmap) for pixmap in self._pixmaps]

    def _tool_tip(self) -> list[Any]:
        title, _, rest = self._tooltip.partition("\n")
        return ["", [], plain(title), "\n".join(map(plain, rest.splitlines()))]

    @staticmethod
    def _clicked(what: Callable[[], None]) -> Callable[..., tuple[()]]:
        def do(*_: object) -> tuple[()]:
            what()
            return ()

        return do

    def _emit(self, signal: str, signature: str = "", body: list[Any] | None = None) -> None:
        self._bus.emit(PATH, INTERFACE, signal, signature, body or [])

    # -- registering

    def _on_watcher(self, owner: str | None) -> None:
        if self._watcher and not owner:
            log.info("The panel's tray is gone; the icon waits for the next one")
        self._watcher = owner
        self.registered = False
        self._register()

    def _register(self) -> None:
        if self._active and self._watcher:
            self._registering = asyncio.get_running_loop().create_task(self._register_with(self._watcher))

    async def _register_with(self, watcher: str) -> None:
        try:
            # Our own name rather than a name we would have to own: hosts take either.
            await self._bus.call(
                watcher, WATCHER_PATH, WATCHER, "RegisterStatusNotifierItem", "s", [self._bus.unique_name]
            )
        except Unavailable as error:
            log.warning("The panel did not take the icon: %s", error)
        else:
            self.registered = watcher == self._watcher
            log.debug("The icon is registered with %s", watcher)
