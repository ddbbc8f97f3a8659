import os
import subprocess
import sys
from time import monotonic, sleep

import pytest

if sys.platform != "linux":
    pytest.skip("X11 is asked on Linux only", allow_module_level=True)

from deskstretch.core.errors import Unavailable
from deskstretch.presence.active_window import RETRY_AFTER_S, ActiveWindow
from deskstretch.presence.x11_connection import ANSWER_WITHIN_S
from tests.presence.x_window import EWMH_FULLSCREEN, leaves_sockets_to_python, openbox, x_window


@pytest.fixture
def windows(x_server, clock):
    windows = ActiveWindow(clock)
    windows.connect()
    yield windows
    windows.close()


def wait_until(condition) -> None:
    patience = monotonic() + 20
    while not condition():
        assert monotonic() < patience
        sleep(0.02)


# -- with a real window manager


def test_the_window_manager_tells_which_window_is_active_and_that_it_fills_the_screen(windows, tmp_path):
    assert windows.now() is None  # no window manager yet
    with openbox(tmp_path), x_window("player", "Player") as player:
        wait_until(lambda: windows.now() and windows.now().kind == "Player")
        assert not windows.now().fills_screen
        player.say("ask", 1)
        wait_until(lambda: windows.now().fills_screen)
        player.say("ask", 0)
        wait_until(lambda: not windows.now().fills_screen)


def test_a_film_behind_the_window_in_use_does_not_count(windows, tmp_path):
    with openbox(tmp_path), x_window("film", "Film") as film:
        film.say("ask", 1)
        wait_until(lambda: windows.now() and windows.now().fills_screen)
        with x_window("editor", "Editor"):
            # openbox gives a new window the keyboard, unless the person is typing elsewhere.
            wait_until(lambda: windows.now().kind == "Editor")
            assert not windows.now().fills_screen
        wait_until(lambda: windows.now() and windows.now().kind == "Film")
        assert windows.now().fills_screen


def test_when_the_last_window_is_gone_none_is_active(windows, tmp_path):
    with openbox(tmp_path), x_window("player", "Player") as player:
        wait_until(windows.now)
        player.close()
        wait_until(lambda: windows.now() is None)


# -- with a window that says what it likes


@pytest.fixture
def window(windows):
    with x_window("term", "XTerm") as window:
        window.make_active()
        yield window


def test_both_names_of_the_class_are_told_and_the_process_is_too(windows, window):
    window.say("number", "_NET_WM_PID", window.pid)
    active = windows.now()
    assert (active.kind, active.instance, active.pid) == ("XTerm", "term", window.pid)
    own_name = os.path.basename(os.readlink(f"/proc/{window.pid}/exe"))
    assert set(windows.names()) >= {"XTerm", "term", own_name}


@pytest.mark.parametrize("pid", [0, 2**22 + 5, 2**32 - 1])
def test_a_process_that_is_not_here_leaves_the_names_of_the_class(windows, window, pid):
    window.say("number", "_NET_WM_PID", pid)
    assert windows.names() == ("XTerm", "term")


def test_a_window_that_vanished_between_two_questions_is_no_window(windows, window):
    window.state(EWMH_FULLSCREEN)
    assert windows.now().fills_screen
    window.say("destroy")
    assert windows.now() is None
    assert windows.names() == ()


@pytest.mark.parametrize("number", [0, 1, 2**32 - 1])
def test_a_window_that_never_was_is_no_window(windows, window, number):
    window.say("active", number)
    assert windows.now() is None


@pytest.mark.parametrize("furniture", ["DESKTOP", "DOCK"])
def test_the_desktop_and_panels_never_fill_the_screen(windows, window, furniture):
    window.state(EWMH_FULLSCREEN)
    window.say("atoms", "_NET_WM_WINDOW_TYPE", f"_NET_WM_WINDOW_TYPE_{furniture}")
    assert not windows.now().fills_screen


def test_a_minimised_window_does_not_fill_the_screen(windows, window):
    window.state(EWMH_FULLSCREEN, "_NET_WM_STATE_HIDDEN")
    assert not windows.now().fills_screen


def test_one_state_among_others_is_found(windows, window):
    window.state("_NET_WM_STATE_FOCUSED", "_NET_WM_STATE_ABOVE", EWMH_FULLSCREEN)
    assert windows.now().fills_screen


@pytest.mark.parametrize(
    ("wm_class", "names"),
    [
        (b"a\0b\0", ("b", "a")),
        (b"a", ("", "a")),
        (b"\0\0\0\0", ("", "")),
        ("kr\u00e4he\0Kr\u00e4he\0".encode(), ("Kr\u00e4he", "kr\u00e4he")),
        ("kr\u00e4he\0Kr\u00e4he\0".encode("latin-1"), ("Kr\u00e4he", "kr\u00e4he")),
    ],
)
def test_a_class_is_read_however_it_is_written(windows, window, wm_class, names):
    window.say("bytes", "WM_CLASS", wm_class.hex())
    active = windows.now()
    assert (active.kind, active.instance) == names


def test_a_class_of_a_megabyte_is_not_taken_in_whole(windows, window):
    window.say("bytes", "WM_CLASS", (b"x" * 200_000).hex())
    assert len(windows.now().instance) <= 1024


def test_properties_of_another_kind_are_as_good_as_none(windows, window):
    window.say("bytes", "_NET_WM_STATE", b"full".hex())
    window.say("bytes", "_NET_WM_PID", b"1234".hex())
    window.say("number", "WM_CLASS", 7)
    active = windows.now()
    assert (active.name, active.pid, active.fills_screen) == ("", None, False)


# -- a server that is not there


def test_a_server_that_dies_is_unavailable_and_found_again_within_a_minute_but_not_sooner(
    x_server, windows, clock
):
    assert windows.now() is None
    x_server.kill()
    with pytest.raises(Unavailable):
        windows.now()
    x_server.start()
    clock.now_s += RETRY_AFTER_S - 1
    with pytest.raises(Unavailable):
        windows.now()
    clock.now_s += 1
    assert windows.now() is None


def test_a_server_that_hangs_is_waited_for_once_a_minute_and_not_for_ever(x_server, windows, clock):
    x_server.freeze()
    for _ in range(2):  # one that was connected, and one that accepts us and says no more
        began = monotonic()
        for _ in range(5):
            with pytest.raises(Unavailable):
                windows.now()
        assert monotonic() - began < 3 * ANSWER_WITHIN_S
        clock.now_s += RETRY_AFTER_S
    x_server.thaw()
    assert windows.now() is None


@leaves_sockets_to_python
@pytest.mark.parametrize("display", ["", "nonsense", ":4071"])
def test_no_display_is_unavailable(monkeypatch, display):
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    with pytest.raises(Unavailable):
        ActiveWindow().connect()


def test_wayland_is_unavailable_and_says_why(x_server, monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with pytest.raises(Unavailable, match="Wayland"):
        ActiveWindow().connect()


def test_a_closed_one_connects_again_when_it_is_asked(windows, window):
    windows.close()
    windows.close()
    assert windows.now().kind == "XTerm"


def test_it_loads_neither_the_upper_half_of_xlib_nor_its_many_requests():
    script = "import sys, deskstretch.presence.x11_windows; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"Xlib.display", "Xlib.protocol.request", "Xlib.ext.randr"} & set(loaded.stdout.split())


def test_nothing_of_xlib_is_loaded_before_it_connects():
    script = "import sys, deskstretch.presence.active_window; print('Xlib' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "False"
