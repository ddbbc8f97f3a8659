"""Does a window fill the screen? On X11, as window managers tell it (EWMH)."""

from typing import ClassVar

from ..core.events import Signal
from ..ports import Report
from ..toml_rules import printable
from .active_window import ActiveWindow
from .polled import Polled


class Fullscreen(Polled):
    """Only the active window counts, however many screens there are.

    A film left running on the second screen while the person works on the first is no reason to wait.
    """

    name = "fullscreen (X11)"
    signal: ClassVar[Signal] = Signal.FULLSCREEN

    def __init__(self, report: Report, windows: ActiveWindow) -> None:
        super().__init__(report)
        self._windows = windows

    def ask(self) -> str | None:
        window = self._windows.now()
        if window is None or not window.fills_screen:
            return None
        name = printable(window.name, most=60).strip()
        return f"a window fills the screen ({name})" if name else "a window fills the screen"

    def open(self) -> None:
        self._windows.connect()

    def let_go(self) -> None:
        self._windows.close()
