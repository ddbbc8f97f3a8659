import builtins
import sys
from datetime import timedelta

import pytest

from deskstretch.presence import choose_idle_source

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the choice on Linux")


def test_an_x_server_tells_the_idle_time(x_server):
    source, reasons = choose_idle_source()
    assert source is not None
    assert source.idle() >= timedelta()
    assert reasons == []
    source.close()


def test_x11_is_not_believed_under_wayland(x_server, monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    source, reasons = choose_idle_source()
    assert source is None
    assert "Wayland" in reasons[0]


def test_without_a_display_there_is_none_and_a_reason(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    source, [reason] = choose_idle_source()
    assert source is None
    assert reason.startswith("idle time: ")
    assert "\n" not in reason


def test_without_python_xlib_there_is_none_and_a_reason(monkeypatch):
    def refuse(name, *args, **keywords):
        if name.partition(".")[0] == "Xlib":
            raise ImportError("No module named 'Xlib'")
        return real_import(name, *args, **keywords)

    real_import = builtins.__import__
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delitem(sys.modules, "deskstretch.presence.x11", raising=False)
    monkeypatch.setattr(builtins, "__import__", refuse)
    source, [reason] = choose_idle_source()
    assert source is None
    assert "python-xlib" in reason
