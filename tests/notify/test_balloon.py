"""plyer's balloon on Windows: a window and an icon that must not stay behind."""

import atexit
import ctypes
import sys
import threading
import time
from typing import Any

import pytest

if sys.platform != "win32":
    pytest.skip("balloons are Windows's", allow_module_level=True)

from deskstretch.notify.balloon import show_balloon

TEXT = {"title": "Chin tuck", "message": "Sit tall.", "app_name": "deskstretch", "app_icon": ""}


def gone(within_s: float) -> bool:
    end = time.monotonic() + within_s
    while any(thread.name == "balloon" for thread in threading.enumerate()):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The windows of the balloons that were shown."""
    from plyer.platforms.win.libs import win_api_defs

    made = []
    real = win_api_defs.CreateWindowExW

    def make(*arguments: Any) -> int:
        made.append(real(*arguments))
        return made[-1]

    monkeypatch.setattr(win_api_defs, "CreateWindowExW", make)
    return made


def test_a_balloon_is_taken_off_at_once_and_leaves_nothing(
    windows: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[object] = []
    monkeypatch.setattr(atexit, "register", kept.append)
    monkeypatch.setattr(atexit, "unregister", kept.remove)
    off = show_balloon(timeout=60, **TEXT)
    [window] = windows
    assert ctypes.windll.user32.IsWindow(window)
    off.set()
    assert gone(within_s=5)
    assert not ctypes.windll.user32.IsWindow(window)
    assert kept == []


def test_a_balloon_goes_by_itself_when_its_time_is_over(windows: list[int]) -> None:
    show_balloon(timeout=0.5, **TEXT)
    assert gone(within_s=5)
    assert not ctypes.windll.user32.IsWindow(windows[0])


def test_what_plyer_cannot_show_is_raised_here(windows: list[int]) -> None:
    with pytest.raises(ValueError, match="too long"):
        show_balloon(timeout=60, **{**TEXT, "message": "x" * 257})
    assert gone(within_s=5)
