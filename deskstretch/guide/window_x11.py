"""What an X11 desktop says of its screens, panels, font and theme, by python-xlib.

One short connection of its own, closed again before the window shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from Xlib import X
from Xlib import error as xerror
from Xlib.display import Display

from ..core.errors import Unavailable
from .corner import Box
from .window_xsettings import Value, parse

# OSError: the socket; the others have no base in common.
FAILURES = (xerror.DisplayError, xerror.ConnectionClosedError, xerror.XError, OSError)
_MOST_WORDS = 1 << 16


@dataclass(frozen=True, slots=True)
class Facts:
    """``screens``: the primary first. ``active``: the middle of the active window. ``dpi`` 0: not told."""

    screens: tuple[Box, ...]
    panels: tuple[Box, ...] = ()
    pointer: tuple[int, int] | None = None
    active: tuple[int, int] | None = None
    dpi: float = 0.0
    settings: dict[str, Value] = field(default_factory=dict)


def look_around() -> Facts:
    """Raises Unavailable."""
    try:
        display = Display()
    except FAILURES as error:
        raise Unavailable(f"the X server does not answer ({error})") from error
    try:
        return _Screen(display).facts()
    except FAILURES as error:
        raise Unavailable(f"the X server does not answer ({error})") from error
    finally:
        display.close()


class _Screen:
    """Asks one connection. Everything may raise one of FAILURES."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._root = display.screen().root

    def facts(self) -> Facts:
        whole = self._whole()
        pointer = self._root.query_pointer()
        return Facts(
            tuple(self._screens()) or (whole,),
            tuple(panel for window in self._windows() for panel in self._reserved(window, whole)),
            (pointer.root_x, pointer.root_y),
            self._active(),
            self._dpi(),
            self._settings(),
        )

    def _whole(self) -> Box:
        size = self._root.get_geometry()
        return Box(0, 0, size.width, size.height)

    def _screens(self) -> Iterator[Box]:
        """The monitors, as XRandR 1.5 has them; none from an older server."""
        if not self._display.has_extension("RANDR"):
            return
        version = self._display.xrandr_query_version()
        if (version.major_version, version.minor_version) < (1, 5):
            return
        monitors = self._root.xrandr_get_monitors().monitors
        for monitor in sorted(monitors, key=lambda monitor: not monitor.primary):
            if monitor.width_in_pixels and monitor.height_in_pixels:
                yield Box(monitor.x, monitor.y, monitor.width_in_pixels, monitor.height_in_pixels)

    def _windows(self) -> Iterator[Any]:
        for window in self._numbers(self._root, "_NET_CLIENT_LIST"):
            yield self._display.create_resource_object("window", window)

    def _reserved(self, window: Any, whole: Box) -> Iterator[Box]:
        """What a panel keeps for itself along the edges of the whole desktop."""
        try:
            strut = self._numbers(window, "_NET_WM_STRUT_PARTIAL")
            if not strut and (plain := self._numbers(window, "_NET_WM_STRUT")):
                strut = [*plain[:4], *([0, 1 << 15] * 4)]
        except xerror.XError:  # it went in between
            return
        if len(strut) < 12:
            return
        left, right, top, bottom = strut[:4]
        spans = [(begin, end - begin + 1) for begin, end in zip(strut[4::2], strut[5::2], strict=False)]
        if left:
            yield Box(0, spans[0][0], left, spans[0][1])
        if right:
            yield Box(whole.right - right, spans[1][0], right, spans[1][1])
        if top:
            yield Box(spans[2][0], 0, spans[2][1], top)
        if bottom:
            yield Box(spans[3][0], whole.bottom - bottom, spans[3][1], bottom)

    def _active(self) -> tuple[int, int] | None:
        for number in self._numbers(self._root, "_NET_ACTIVE_WINDOW"):
            if number:
                return self._middle(self._display.create_resource_object("window", number))
        return None

    def _middle(self, window: Any) -> tuple[int, int] | None:
        try:
            size = window.get_geometry()
            at = self._root.translate_coords(window, size.width // 2, size.height // 2)
        except xerror.XError:
            return None
        # python-xlib has the two windows in another order than the protocol.
        return at.x, at.y

    def _dpi(self) -> float:
        """Of the X resources, where every desktop writes it for programs that know nothing newer."""
        data = self._value(self._root, "RESOURCE_MANAGER")
        text = data.decode("latin-1") if isinstance(data, bytes) else ""
        for line in text.splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "Xft.dpi":
                try:
                    return float(value)
                except ValueError:
                    return 0.0
        return 0.0

    def _settings(self) -> dict[str, Value]:
        selection = self._display.intern_atom(f"_XSETTINGS_S{self._display.get_default_screen()}")
        owner = self._display.get_selection_owner(selection)
        if owner == X.NONE:
            return {}
        try:
            data = self._value(owner, "_XSETTINGS_SETTINGS")
        except xerror.XError:
            return {}
        return parse(data) if isinstance(data, bytes) else {}

    def _numbers(self, window: Any, name: str) -> list[int]:
        value = self._value(window, name)
        return [] if value is None or isinstance(value, bytes) else list(value)

    def _value(self, window: Any, name: str) -> Any:
        atom = self._display.intern_atom(name)
        found = window.get_property(atom, X.AnyPropertyType, 0, _MOST_WORDS)
        return found.value if found else None
