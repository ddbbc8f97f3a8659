import asyncio
import sys

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.core.events import Signal
from deskstretch.presence import windows_quiet
from deskstretch.presence.windows_quiet import DoNotDisturb, Fullscreen, notification_state


@pytest.fixture
def state(monkeypatch):
    """What Windows says of notifications is what the test puts first in this list."""
    states = [5]
    monkeypatch.setattr(windows_quiet, "notification_state", lambda: states[0])
    return states


def words(detector_class, toasts=None, monkeypatch=None):
    reports = []
    if monkeypatch:
        monkeypatch.setattr(windows_quiet, "_toasts", lambda: toasts)
    detector = detector_class(reports.append)
    asyncio.run(detector.start())
    detector.look(due=False)
    return reports[-1]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (1, None),
        (2, "a window fills the screen"),
        (3, "a game fills the screen"),
        (4, "presentation settings are on (Windows)"),
        (5, None),
        (6, None),
        (7, None),
        (99, None),
    ],
)
def test_what_counts_as_filling_the_screen(state, said, told):
    state[0] = said
    assert words(Fullscreen) == told
    assert Fullscreen.signal is Signal.FULLSCREEN


class Toasts:
    """In place of ToastNotificationManagerForUser."""

    def __init__(self, mode):
        self._mode = mode

    @property
    def notification_mode(self):
        if isinstance(self._mode, Exception):
            raise self._mode
        return self._mode


@pytest.mark.parametrize(
    ("said", "mode", "told"),
    [
        (5, None, None),
        (5, 0, None),
        (5, 1, "do not disturb is on (Windows)"),
        (5, 2, "do not disturb is on (Windows)"),
        (6, None, "Windows asks for quiet"),
        (6, 0, "Windows asks for quiet"),
        (2, 0, None),
    ],
)
def test_what_counts_as_do_not_disturb(state, monkeypatch, said, mode, told):
    state[0] = said
    toasts = None if mode is None else Toasts(mode)
    assert words(DoNotDisturb, toasts, monkeypatch) == told
    assert DoNotDisturb.signal is Signal.DO_NOT_DISTURB


def test_a_mode_that_cannot_be_read_any_more_is_an_end(state, monkeypatch):
    toasts, reports = Toasts(1), []
    monkeypatch.setattr(windows_quiet, "_toasts", lambda: toasts)
    detector = DoNotDisturb(reports.append)
    asyncio.run(detector.start())
    detector.look(due=True)
    toasts._mode = OSError("the service is gone")
    detector.look(due=True)
    assert reports == ["do not disturb is on (Windows)", None]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does know")
@pytest.mark.parametrize("detector_class", [Fullscreen, DoNotDisturb])
def test_elsewhere_it_is_unavailable(detector_class):
    with pytest.raises(Unavailable, match="not Windows"):
        words(detector_class)


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_windows_tells_its_state_of_notifications():
    assert notification_state() in range(1, 8)
    for detector_class in (Fullscreen, DoNotDisturb):
        words(detector_class)
