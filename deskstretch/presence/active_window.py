"""The window that has the keyboard, on X11."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..clock import running_s
from ..core.errors import Unavailable

if TYPE_CHECKING:
    from .x11_windows import Windows

RETRY_AFTER_S = 60.0


@dataclass(frozen=True, slots=True)
class Window:
    """What a window says of itself; its title is not asked. ``pid`` None: it does not tell.

    ``kind`` and ``instance`` are the two names of WM_CLASS, "" where there are none.
    """

    kind: str = ""
    instance: str = ""
    pid: int | None = None
    fills_screen: bool = False

    @property
    def name(self) -> str:
        return self.kind or self.instance


class ActiveWindow:
    """Asks the X server; one connection serves all detectors. A ``Front`` too.

    A lost server is looked for again at most once a minute, so one that hangs keeps the loop waiting for
    a second in every minute. Whoever closes it closes it for all.
    """

    name = "X11"

    def __init__(self, monotonic: Callable[[], float] = running_s) -> None:
        self._monotonic = monotonic
        self._server: Windows | None = None
        self._retry_at = 0.0

    def connect(self) -> None:
        """Reach the server that ``$DISPLAY`` names; raises Unavailable."""
        if self._server:
            return
        if os.environ.get("WAYLAND_DISPLAY"):
            raise Unavailable("Wayland tells no program of another one's windows")
        try:
            # Half a megabyte of python-xlib, for those who have something to ask.
            from .x11_windows import Windows
        except ImportError as error:
            raise Unavailable(f"python-xlib cannot be loaded ({error})") from error
        self._server = Windows.open()

    def now(self) -> Window | None:
        """The active window; None when no window is. Raises Unavailable when the server does not tell."""
        if self._server is None:
            self._connect_again()
        assert self._server is not None
        try:
            return self._server.active()
        except Unavailable:
            self.close()
            self._retry_at = self._monotonic() + RETRY_AFTER_S
            raise

    def names(self) -> tuple[str, ...]:
        window = self.now()
        if window is None:
            return ()
        return (window.kind, window.instance, *_process_names(window.pid))

    def close(self) -> None:
        if self._server:
            self._server.drop()
            self._server = None

    def _connect_again(self) -> None:
        if self._monotonic() < self._retry_at:
            raise Unavailable("the X server is gone")
        self._retry_at = self._monotonic() + RETRY_AFTER_S
        self.connect()


def _process_names(pid: int | None) -> Iterator[str]:
    """Of a process here: its own name, which the kernel cuts after 15 bytes, and its program's.

    A script goes by its own name and by that of its interpreter. The number may be anything: of another
    computer, of inside a container, or made up.
    """
    if pid is None:
        return
    process = Path("/proc", str(pid))
    try:
        yield (process / "comm").read_text(errors="replace").strip()
        yield Path(os.readlink(process / "exe").removesuffix(" (deleted)")).name
    except OSError:  # gone, or another person's
        return
