"""What X11 windows say of themselves in their properties, as ICCCM and EWMH have it."""

from typing import Self

from Xlib import error as xerror
from Xlib.protocol import rq

from ..core.errors import Unavailable
from .active_window import Window
from .x11_connection import FAILURES, Connection

_MOST_WORDS = 256
"""Of 4 bytes each. Nothing that is asked here is longer; another program may have written anything."""

_STATE = "_NET_WM_STATE"
_TYPE = "_NET_WM_WINDOW_TYPE"
_FURNITURE = ("_NET_WM_WINDOW_TYPE_DESKTOP", "_NET_WM_WINDOW_TYPE_DOCK")
"""The desktop itself and panels: they may be as large as the screen, and are not in the way."""


class Windows(Connection):
    """Asks for the properties of windows."""

    _atoms: dict[str, int]

    @classmethod
    def open(cls) -> Self:
        """Raises Unavailable."""
        try:
            windows = cls()
        except FAILURES as error:
            raise Unavailable(str(error)) from error
        windows._atoms = {}
        return windows

    def active(self) -> Window | None:
        """None without an active window, or a window manager that tells. Raises Unavailable."""
        try:
            return self._window(self._active_id())
        except xerror.XError:
            # Nothing of it is left: it went between two questions, or never was (BadWindow).
            return None
        except FAILURES as error:
            raise Unavailable(str(error)) from error

    def _active_id(self) -> int:
        return next(iter(self._numbers(self.root, "_NET_ACTIVE_WINDOW")), 0)

    def _window(self, window: int) -> Window | None:
        if not window:
            return None
        instance, kind = _two_names(self._property(window, "WM_CLASS"))
        pid = next(iter(self._numbers(window, "_NET_WM_PID")), None)
        return Window(kind, instance, pid, fills_screen=self._fills_screen(window))

    def _fills_screen(self, window: int) -> bool:
        states = self._numbers(window, _STATE)
        if self._atom("_NET_WM_STATE_FULLSCREEN") not in states:
            return False
        if self._atom("_NET_WM_STATE_HIDDEN") in states:  # minimised: it comes back filling the screen
            return False
        furniture = {self._atom(name) for name in _FURNITURE}
        return furniture.isdisjoint(self._numbers(window, _TYPE))

    def _numbers(self, window: int, name: str) -> tuple[int, ...]:
        """The 32-bit numbers of a property; none when it is of another kind, or not there."""
        value = self._value(window, name)
        return tuple(value[1]) if value and value[0] == 32 else ()

    def _property(self, window: int, name: str) -> bytes:
        """The bytes of a property; none when it is of another kind, or not there."""
        value = self._value(window, name)
        return bytes(value[1]) if value and value[0] == 8 else b""

    def _value(self, window: int, name: str) -> tuple[int, bytes] | None:
        atom = self._atom(name)
        reply = _GetProperty(
            display=self, delete=0, window=window, property=atom, type=0, offset=0, length=_MOST_WORDS
        )
        value: tuple[int, bytes] | None = reply.value
        return value

    def _atom(self, name: str) -> int:
        """The server's number for a name; it never changes."""
        if name not in self._atoms:
            self._atoms[name] = _InternAtom(display=self, only_if_exists=0, name=name).atom
        return self._atoms[name]


def _two_names(wm_class: bytes) -> tuple[str, str]:
    """Instance and class. The standard says Latin-1; today's programs write UTF-8."""
    try:
        text = wm_class.decode()
    except UnicodeDecodeError:
        text = wm_class.decode("latin-1")
    instance, _, rest = text.partition("\0")
    return instance, rest.partition("\0")[0]


# -- requests of the core protocol. ``Xlib.protocol.request`` has them too, with all the others: 0.7 MB


class _InternAtom(rq.ReplyRequest):  # type: ignore[misc]
    _request = rq.Struct(
        rq.Opcode(16),
        rq.Bool("only_if_exists"),
        rq.RequestLength(),
        rq.LengthOf("name", 2),
        rq.Pad(2),
        rq.String8("name"),
    )
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Pad(1),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Card32("atom"),
        rq.Pad(20),
    )


class _GetProperty(rq.ReplyRequest):  # type: ignore[misc]
    _request = rq.Struct(
        rq.Opcode(20),
        rq.Bool("delete"),
        rq.RequestLength(),
        rq.Card32("window"),
        rq.Card32("property"),
        rq.Card32("type"),
        rq.Card32("offset"),
        rq.Card32("length"),
    )
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Format("value", 1),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Card32("kind"),
        rq.Card32("bytes_after"),
        rq.LengthOf("value", 4),
        rq.Pad(12),
        rq.PropertyData("value"),
    )
