"""The reminder of a program that was killed: it would stay on the screen, beside the next one."""

import logging
from contextlib import suppress
from pathlib import Path

log = logging.getLogger(__name__)


class Leftover:
    """Keeps, in a file that the session's end may take along, what is on the screen. Raises nothing.

    A popup has a number, which means something to one server only: whoever owned the name then.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def found(self, server: str) -> int:
        """The number of the popup that the last run left on this server; 0 for none."""
        try:
            owner, _, number = self._path.read_text(encoding="ascii").partition(" ")
            return int(number) if owner == server else 0
        except (OSError, ValueError):
            return 0

    def keep(self, server: str, number: int) -> None:
        """This popup is on the screen now; 0: none is."""
        try:
            if number:
                self._path.write_text(f"{server} {number}", encoding="ascii")
            else:
                with suppress(FileNotFoundError):
                    self._path.unlink()
        except (OSError, ValueError) as error:
            log.debug("a reminder may stay on the screen after a crash: %s", error)
