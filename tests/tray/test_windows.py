"""The icon's window as Windows talks to it: closing it, ending the session."""

import ctypes
import sys
from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from PIL import Image

if sys.platform != "win32":
    pytest.skip("windows are Windows's", allow_module_level=True)

from deskstretch.tray.windows import WM_CLOSE, WM_ENDSESSION, WM_QUERYENDSESSION, icon_class

SEND_WITHIN_MS = 5000


def send(window: int, message: int, parameter: int = 0) -> int:
    """What the window answers."""
    answer = ctypes.c_size_t()
    sent = ctypes.windll.user32.SendMessageTimeoutW(
        ctypes.c_void_p(window),
        message,
        ctypes.c_size_t(parameter),
        ctypes.c_size_t(0),
        0,
        SEND_WITHIN_MS,
        ctypes.byref(answer),
    )
    assert sent, "it hangs"
    return answer.value


def run(talk: Callable[[Any], None]) -> None:
    """Run an icon; ``talk`` to it from another thread, after which it must have ended by itself."""
    icon = icon_class()("deskstretch", Image.new("RGBA", (16, 16)), "deskstretch")
    failed: list[BaseException] = []

    def on_ready(icon: Any) -> None:
        try:
            talk(icon)
        except BaseException as error:
            failed.append(error)
            icon.stop()

    helper = Thread(target=lambda: icon.run(setup=on_ready))
    helper.start()
    helper.join(10)
    assert not helper.is_alive(), "it did not end"
    if failed:
        raise failed[0]


def test_closing_its_windows_ends_it() -> None:
    def talk(icon: Any) -> None:
        for window in (icon._menu_hwnd, icon._hwnd):
            send(window, WM_CLOSE)

    run(talk)


def test_it_lets_the_session_end_and_ends_with_it() -> None:
    def talk(icon: Any) -> None:
        assert send(icon._hwnd, WM_QUERYENDSESSION) == 1
        assert send(icon._menu_hwnd, WM_QUERYENDSESSION) == 1
        send(icon._hwnd, WM_ENDSESSION, 1)

    run(talk)


def test_a_session_that_goes_on_after_all_keeps_it() -> None:
    def talk(icon: Any) -> None:
        send(icon._hwnd, WM_ENDSESSION, 0)
        assert send(icon._hwnd, WM_QUERYENDSESSION) == 1, "it answers still"
        icon.stop()

    run(talk)
