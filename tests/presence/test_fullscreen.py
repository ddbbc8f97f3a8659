import asyncio
import logging
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("X11 is asked on Linux only", allow_module_level=True)

from deskstretch.core.errors import Unavailable
from deskstretch.core.events import Signal
from deskstretch.presence.active_window import RETRY_AFTER_S, ActiveWindow
from deskstretch.presence.fullscreen import Fullscreen
from tests.presence.x_window import EWMH_FULLSCREEN, x_window


@pytest.fixture
def reports():
    return []


@pytest.fixture
def detector(x_server, reports, clock):
    detector = Fullscreen(reports.append, ActiveWindow(clock))
    asyncio.run(detector.start())
    yield detector
    asyncio.run(detector.close())


def test_the_beginning_and_the_end_are_reported_with_the_name_and_without_the_title(detector, reports):
    assert detector.signal is Signal.FULLSCREEN
    with x_window("mpv", "mpv") as window:
        window.say("bytes", "WM_NAME", b"private".hex())
        window.make_active()
        detector.look(due=False)
        window.state(EWMH_FULLSCREEN)
        detector.look(due=False)
        window.state()
        detector.look(due=False)
    assert reports == [None, "a window fills the screen (mpv)", None]


def test_a_window_that_goes_while_it_fills_the_screen_is_an_end(detector, reports):
    with x_window("mpv", "mpv") as window:
        window.make_active()
        window.state(EWMH_FULLSCREEN)
        detector.look(due=True)
    detector.look(due=True)
    assert reports == ["a window fills the screen (mpv)", None]


def test_a_window_without_a_name_fills_the_screen_too(detector, reports):
    with x_window() as window:
        window.make_active()
        window.state(EWMH_FULLSCREEN)
        detector.look(due=True)
    assert reports == ["a window fills the screen"]


def test_a_name_is_cut_and_steers_no_terminal(detector, reports):
    with x_window() as window:
        window.say("bytes", "WM_CLASS", (b"a\0\x1b[2J\n" + b"x" * 90).hex())
        window.make_active()
        window.state(EWMH_FULLSCREEN)
        detector.look(due=True)
    [told] = reports
    assert told.isprintable()
    assert len(told) < 100


def test_without_a_window_manager_nothing_is_reported_and_nothing_is_wrong(detector, reports, caplog):
    with x_window("mpv", "mpv") as window:
        window.state(EWMH_FULLSCREEN)
        detector.look(due=True)
    assert reports == [None]
    assert not caplog.records


def test_a_server_that_dies_is_an_end_said_once_and_sensed_again_when_it_is_back(
    x_server, detector, reports, clock, caplog
):
    with x_window("mpv", "mpv") as window:
        window.make_active()
        window.state(EWMH_FULLSCREEN)
        detector.look(due=True)
        x_server.kill()
        with caplog.at_level(logging.INFO):
            for _ in range(3):
                detector.look(due=True)
    assert reports[1:] == [None] * 3
    assert len(caplog.records) == 1
    x_server.start()
    clock.now_s += RETRY_AFTER_S
    with x_window("vlc", "vlc") as window:
        window.make_active()
        window.state(EWMH_FULLSCREEN)
        detector.look(due=True)
    assert reports[-1] == "a window fills the screen (vlc)"


def test_under_wayland_it_is_unavailable(x_server, monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with pytest.raises(Unavailable, match="Wayland"):
        asyncio.run(Fullscreen(lambda words: None, ActiveWindow()).start())
