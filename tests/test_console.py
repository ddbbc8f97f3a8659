"""The end of a Windows console, without a console: the handler is called as Windows does it."""

import ctypes
import sys
import threading

import pytest

from deskstretch import console
from deskstretch.console import leaving_with_the_console

CTRL_C, CTRL_CLOSE = 0, 2


@pytest.mark.skipif(sys.platform == "win32", reason="there it does something")
def test_elsewhere_nothing_happens():
    with leaving_with_the_console(lambda: pytest.fail("asked to leave")):
        pass


@pytest.fixture
def handlers(monkeypatch):
    """What is registered with Windows now."""
    registered = []

    class Kernel:
        def SetConsoleCtrlHandler(self, handler, add):
            registered.append(handler) if add else registered.remove(handler)

    monkeypatch.setattr(ctypes, "WinDLL", lambda _: Kernel())
    return registered


@pytest.mark.skipif(sys.platform != "win32", reason="Windows's consoles")
def test_ctrl_c_leaves_and_is_answered_at_once(handlers, monkeypatch):
    monkeypatch.setattr(console, "PATIENCE_S", 60)
    asked = []
    with leaving_with_the_console(lambda: asked.append("leave")):
        assert handlers[0](CTRL_C)
    assert asked == ["leave"]
    assert handlers == []


@pytest.mark.skipif(sys.platform != "win32", reason="Windows's consoles")
def test_a_closed_console_is_answered_when_all_is_saved(handlers, monkeypatch):
    monkeypatch.setattr(console, "PATIENCE_S", 60)
    asked = threading.Event()
    answered = []
    with leaving_with_the_console(asked.set):
        on_console = handlers[0]
        closing = threading.Thread(target=lambda: answered.append(on_console(CTRL_CLOSE)))
        closing.start()
        assert asked.wait(5)
        assert answered == []
    closing.join(5)
    assert answered == [True]
