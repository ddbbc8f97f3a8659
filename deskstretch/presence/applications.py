"""Is the application in front one of those the person does not want to be interrupted in?"""

from collections.abc import Iterable
from typing import ClassVar, Protocol

from ..core.events import Signal
from ..ports import Report
from ..toml_rules import printable
from .listed import listed
from .polled import Polled


class Front(Protocol):
    """Knows in which application the person works. Loop thread."""

    name: str
    """For the log and for doctor: "X11"."""

    def connect(self) -> None:
        """Get ready; raises Unavailable. When that is done already, nothing happens."""

    def names(self) -> tuple[str, ...]:
        """What the application goes by, window class and process; none when no window is active.

        Raises Unavailable when it cannot be told now.
        """
        ...

    def close(self) -> None:
        """Let go of the connection. The next question connects again."""


class Applications(Polled):
    """Only the application in front counts: most of them run all day."""

    signal: ClassVar[Signal] = Signal.APPLICATION

    def __init__(self, report: Report, names: Iterable[str], front: Front) -> None:
        super().__init__(report)
        self.name = f"applications ({front.name})"
        self._names = tuple(names)
        self._front = front

    def ask(self) -> str | None:
        found = listed(self._names, self._front.names())
        return f"you asked not to be interrupted in {printable(found, most=60)}" if found else None

    def open(self) -> None:
        self._front.connect()

    def let_go(self) -> None:
        self._front.close()
