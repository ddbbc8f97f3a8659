"""What Windows itself says of notifications now: something fills the screen, or quiet is wanted."""

import ctypes
from functools import cache
from typing import Any, ClassVar

from ..core.errors import Unavailable
from ..core.events import Signal
from ..ports import Report
from .polled import Polled
from .windows_library import library

# QUERY_USER_NOTIFICATION_STATE. Not among them: 1, nobody there (the lock and idle time tell that better);
# 5, all is well; 7, an application from the Store is open, which says nothing on a desktop.
_FILLED = {
    2: "a window fills the screen",
    3: "a game fills the screen",
    4: "presentation settings are on (Windows)",
}
_QUIET_TIME = 6

_UNRESTRICTED = 0  # ToastNotificationMode


class Fullscreen(Polled):
    """By SHQueryUserNotificationState, which counts the window in front, on any of the screens."""

    name = "fullscreen (Windows)"
    signal: ClassVar[Signal] = Signal.FULLSCREEN

    def ask(self) -> str | None:
        return _FILLED.get(notification_state())


class DoNotDisturb(Polled):
    """By the mode of toasts, which Windows 11 tells since version 22H2, and Windows 10 never.

    Everywhere: the quiet hour after somebody's first logon. This part has not run on a real Windows.
    """

    name = "do not disturb (Windows)"
    signal: ClassVar[Signal] = Signal.DO_NOT_DISTURB

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self._toasts: Any = None

    def ask(self) -> str | None:
        if self._restricted():
            return "do not disturb is on (Windows)"
        return "Windows asks for quiet" if notification_state() == _QUIET_TIME else None

    def open(self) -> None:
        self._toasts = _toasts()

    def let_go(self) -> None:
        self._toasts = None

    def _restricted(self) -> bool:
        if self._toasts is None:
            return False
        try:
            return int(self._toasts.notification_mode) != _UNRESTRICTED
        except (OSError, RuntimeError) as error:
            raise Unavailable(f"Windows does not tell its do not disturb ({error})") from error


def notification_state() -> int:
    """A QUERY_USER_NOTIFICATION_STATE. Raises Unavailable."""
    state = ctypes.c_int()
    result = _shell().SHQueryUserNotificationState(ctypes.byref(state))
    if result != 0:
        raise Unavailable(f"Windows does not tell its notification state (0x{result & 0xFFFFFFFF:08X})")
    return state.value


@cache
def _shell() -> Any:
    return library("shell32", {"SHQueryUserNotificationState": (ctypes.c_long, ctypes.c_void_p)})


def _toasts() -> Any:
    """The system's manager of toasts, or None where it does not tell its mode.

    The package is there because toasts are shown through it. How a Windows that is too old says so
    differs with its version: AttributeError, or the failure to find the interface.
    """
    try:
        from importlib import import_module

        manager = import_module("winrt.windows.ui.notifications").ToastNotificationManager.get_default()
        int(manager.notification_mode)
    except (ImportError, AttributeError, OSError, RuntimeError):
        return None
    return manager
