import logging
import subprocess
import sys
from datetime import timedelta
from time import monotonic, sleep

import pytest

if sys.platform != "linux":
    pytest.skip("X11 is asked on Linux only", allow_module_level=True)

from deskstretch.core.errors import Unavailable
from deskstretch.presence.x11 import RETRY_AFTER_S, ScreenSaverIdle
from deskstretch.presence.x11_connection import ANSWER_WITHIN_S
from tests.presence.x_window import leaves_sockets_to_python


@pytest.fixture
def source(x_server, clock):
    source = ScreenSaverIdle(clock)
    source.connect()
    yield source
    source.close()


def wait_until_idle_for(source: ScreenSaverIdle, length: timedelta) -> None:
    patience = monotonic() + 20
    while (source.idle() or timedelta()) < length:
        assert monotonic() < patience
        sleep(0.02)


def test_idle_time_grows_while_nobody_touches_anything_and_a_key_ends_it(x_server, source):
    long_enough = timedelta(seconds=1.5)
    wait_until_idle_for(source, long_enough)
    x_server.press_a_key()
    assert source.idle() < long_enough


def test_a_dead_server_gives_none_and_says_so_once(x_server, source, caplog):
    assert source.idle() is not None
    x_server.kill()
    with caplog.at_level(logging.INFO):
        assert [source.idle() for _ in range(5)] == [None] * 5
    assert len(caplog.records) == 1


def test_a_server_that_returns_is_found_again_within_a_minute_but_not_sooner(x_server, source, clock):
    x_server.kill()
    assert source.idle() is None
    x_server.start()
    clock.now_s += RETRY_AFTER_S - 1
    assert source.idle() is None
    clock.now_s += 1
    assert source.idle() is not None


@leaves_sockets_to_python
def test_a_server_that_stays_away_is_tried_once_a_minute(x_server, source, clock, monkeypatch):
    x_server.kill()
    source.idle()
    tries = []
    connect = source.connect
    monkeypatch.setattr(source, "connect", lambda: (tries.append(clock.now_s), connect()))
    for _ in range(10 * 12):
        clock.now_s += 5
        assert source.idle() is None
    assert len(tries) == 10


def test_a_server_that_hangs_is_waited_for_once_a_minute_and_not_for_ever(x_server, source, clock, caplog):
    assert source.idle() is not None
    x_server.freeze()
    for _ in range(2):  # one that was connected, and one that accepts us and says no more
        began = monotonic()
        assert [source.idle() for _ in range(5)] == [None] * 5
        assert monotonic() - began < 3 * ANSWER_WITHIN_S
        clock.now_s += RETRY_AFTER_S
    assert len(caplog.records) == 1
    x_server.thaw()
    assert source.idle() is not None


@leaves_sockets_to_python
def test_no_display_is_unavailable(monkeypatch):
    for display in ("", "nonsense", ":4071"):
        monkeypatch.setenv("DISPLAY", display)
        with pytest.raises(Unavailable, match="idle time"):
            ScreenSaverIdle().connect()


def test_a_server_without_the_extension_is_unavailable(x_server):
    x_server.kill()
    x_server.start("-extension", "MIT-SCREEN-SAVER")
    with pytest.raises(Unavailable, match="MIT-SCREEN-SAVER"):
        ScreenSaverIdle().connect()


def test_closing_twice_or_unconnected_is_harmless(source):
    source.close()
    source.close()
    ScreenSaverIdle().close()


def test_it_loads_neither_the_upper_half_of_xlib_nor_its_many_requests():
    script = "import sys, deskstretch.presence.x11; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"Xlib.display", "Xlib.protocol.request", "Xlib.ext.randr"} & set(loaded.stdout.split())
