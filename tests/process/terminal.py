"""A person at a terminal: reads what the program prints, presses keys."""

import os
import pty
import select
import signal
import termios
import time
from collections.abc import Sequence

from tests.process.home import PROGRAM, WITHIN_S, Home


class Terminal:
    """The program at a terminal of its own, as if a shell had started it there."""

    def __init__(self, home: Home, *arguments: str, command: Sequence[str] = PROGRAM) -> None:
        self._person, program = pty.openpty()
        self.modes = termios.tcgetattr(self._person)
        self._heard = ""
        self.process = home.spawn(
            ["setsid", "--ctty", *command, *arguments],
            program,
            program,
            program,
            TERM="xterm",
            NO_COLOR="1",
        )
        os.close(program)

    def says(self, words: str, within_s: float = WITHIN_S) -> str:
        """Wait for these words, and forget what was said up to them; returns that.

        Raises EOFError when the program has ended without them.
        """
        end = time.monotonic() + within_s
        while words not in self._heard:
            assert time.monotonic() < end, f"{words!r} did not come: {self._heard!r}"
            self._listen()
        said, _, self._heard = self._heard.partition(words)
        return said + words

    def type(self, keys: str) -> None:
        os.write(self._person, keys.encode())

    def rest(self) -> str:
        """Everything said until the program ended."""
        try:
            while True:
                self._listen()
        except EOFError:
            return self._heard

    def end(self, number: signal.Signals = signal.SIGTERM, within_s: float = 2) -> int:
        self.process.send_signal(number)
        return self.process.wait(within_s)

    def is_as_found(self) -> bool:
        """Whether the terminal is in the mode it was in before the program came."""
        return termios.tcgetattr(self._person) == self.modes

    def close(self) -> None:
        """What closing the window does."""
        os.close(self._person)

    def _listen(self) -> None:
        if not select.select([self._person], [], [], 0.1)[0]:
            return
        try:
            data = os.read(self._person, 4096)
        except OSError as error:  # how Linux says that nobody is at the other end
            raise EOFError(self._heard) from error
        self._heard += data.decode(errors="replace").replace("\r\n", "\n")
