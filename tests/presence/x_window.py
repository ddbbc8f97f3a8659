"""A plain X11 window in a process of its own, and a window manager.

python-xlib does not bear several servers in one process.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

# python-xlib drops the socket of a failed attempt without closing it; Python then does, and warns.
leaves_sockets_to_python = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"
)

EWMH_FULLSCREEN = "_NET_WM_STATE_FULLSCREEN"


class XWindow:
    """Made at once, and on the screen when made. ``say`` has it changed; ``pid`` is that of its process."""

    def __init__(self, *wm_class: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__, *wm_class], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.pid = self._process.pid
        self.id = int(self._answer())

    def say(self, *words: str | int) -> None:
        """Return when the server has it."""
        assert self._process.stdin
        self._process.stdin.write(" ".join(map(str, words)) + "\n")
        self._process.stdin.flush()
        self._answer()

    def state(self, *atoms: str) -> None:
        self.say("atoms", "_NET_WM_STATE", *atoms)

    def make_active(self) -> None:
        """What a window manager would do."""
        self.say("active", self.id)

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _answer(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the window's process has died"
        return line


@contextmanager
def x_window(*wm_class: str) -> Iterator[XWindow]:
    window = XWindow(*wm_class)
    try:
        yield window
    finally:
        window.close()


@contextmanager
def openbox(home: Path) -> Iterator[None]:
    """A real window manager on ``$DISPLAY``. Skipped where it is not installed; in CI that fails."""
    if not shutil.which("openbox"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("not installed: openbox")
    environment = os.environ | {"HOME": str(home)}
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        manager.kill()
        manager.wait()


def _serve(wm_class: list[str]) -> None:
    from Xlib import X, Xatom
    from Xlib.display import Display
    from Xlib.protocol.event import ClientMessage

    display = Display()
    root = display.screen().root
    window = root.create_window(5, 5, 40, 30, 0, X.CopyFromParent)
    if wm_class:
        window.set_wm_class(*wm_class)
    window.map()
    display.sync()
    print(window.id, flush=True)

    def numbers(target, name, kind, values):
        target.change_property(display.intern_atom(name), kind, 32, values)

    for line in sys.stdin:
        verb, *words = line.split()
        match verb:
            case "atoms":
                name, *values = words
                numbers(window, name, Xatom.ATOM, [display.intern_atom(value) for value in values])
            case "number":
                numbers(window, words[0], Xatom.CARDINAL, [int(words[1])])
            case "bytes":
                window.change_property(
                    display.intern_atom(words[0]), Xatom.STRING, 8, bytes.fromhex(words[1])
                )
            case "active":
                numbers(root, "_NET_ACTIVE_WINDOW", Xatom.WINDOW, [int(words[0])])
            case "ask":  # the window manager, to put a state on (1) or off (0)
                state, fullscreen = map(display.intern_atom, ("_NET_WM_STATE", EWMH_FULLSCREEN))
                message = ClientMessage(
                    window=window, client_type=state, data=(32, [int(words[0]), fullscreen, 0, 1, 0])
                )
                root.send_event(message, X.SubstructureRedirectMask | X.SubstructureNotifyMask)
            case "destroy":
                window.destroy()
        display.sync()
        print("done", flush=True)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        _serve(sys.argv[1:])
