"""Where the guide's keys come from: a terminal, a Windows console, or nowhere."""

import codecs
import os
import signal
import sys
import time
from contextlib import suppress
from importlib import import_module
from typing import Any, Protocol, TextIO

from .terminal_keys import Key, Reader, windows_keys

_LOOK_EVERY_S = 0.02


class Keyboard(Protocol):
    """Used on one thread. ``take`` before the first ``read``, and ``give_back`` on every way out."""

    listens: bool
    """Whether a key can come at all."""

    def take(self) -> None:
        """Keys come at once and unseen from now on."""

    def read(self, within_s: float) -> list[Key]:
        """What was pressed: as soon as something is, or nothing after ``within_s``."""

    def give_back(self) -> None:
        """Leave the terminal as it was found. May be called more than once."""


def keyboard_of(stdin: TextIO | None) -> Keyboard:
    """The keyboard of this process; one without keys where that is no terminal, or somebody else's."""
    if stdin is None or stdin.closed or not stdin.isatty():
        return NoKeyboard()
    if sys.platform == "win32":
        return ConsoleKeyboard()
    # Touching it in the background would stop the program.
    return TerminalKeyboard(stdin.fileno()) if _in_foreground(stdin.fileno()) else NoKeyboard()


class NoKeyboard:
    listens = False

    def take(self) -> None:
        pass

    def read(self, within_s: float) -> list[Key]:
        time.sleep(within_s)
        return []

    def give_back(self) -> None:
        pass


class TerminalKeyboard:
    """A terminal in cbreak mode: Ctrl-C interrupts, Ctrl-Z is read as a key, to tidy up first."""

    listens = True

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._found: list[Any] | None = None
        self._reader = Reader()
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="ignore")

    def take(self) -> None:
        import termios

        with suppress(termios.error, OSError):  # the terminal is gone, which the next read tells
            self._found = termios.tcgetattr(self._descriptor)
            mode = termios.tcgetattr(self._descriptor)
            mode[0] &= ~termios.IXON  # Ctrl-S would stop our output, and with it the guide
            mode[3] &= ~(termios.ICANON | termios.ECHO)
            mode[6][termios.VSUSP] = bytes([os.fpathconf(self._descriptor, "PC_VDISABLE")])
            termios.tcsetattr(self._descriptor, termios.TCSANOW, mode)

    def read(self, within_s: float) -> list[Key]:
        """Raises EOFError when the terminal is gone."""
        import select

        if not select.select([self._descriptor], [], [], within_s)[0]:
            return self._reader.nothing_came()
        try:
            data = os.read(self._descriptor, 1024)
        except OSError as error:
            raise EOFError from error
        if not data:  # or it would be ready to read for ever
            raise EOFError
        return self._reader.read(self._decoder.decode(data))

    def give_back(self) -> None:
        import termios

        found, self._found = self._found, None
        if found and _in_foreground(self._descriptor):
            with suppress(termios.error, OSError):  # the terminal is gone, and needs nothing any more
                # What was pressed too late is not for the shell to read.
                termios.tcsetattr(self._descriptor, termios.TCSAFLUSH, found)


class ConsoleKeyboard:
    """A Windows console. Looked at, not read: a read in progress would swallow Ctrl-C."""

    listens = True

    def take(self) -> None:
        """Nothing to do: ``getwch`` neither waits for Enter nor shows what was pressed."""

    def read(self, within_s: float) -> list[Key]:
        console = import_module("msvcrt")
        for _ in range(max(1, round(within_s / _LOOK_EVERY_S))):
            sent = ""
            while console.kbhit():
                sent += console.getwch()
                if sent[-1] in "\x00\xe0":  # an arrow or a function key: which one comes next
                    sent += console.getwch()
            if sent:
                return windows_keys(sent)
            time.sleep(_LOOK_EVERY_S)
        return []

    def give_back(self) -> None:
        """Nothing was changed."""


def stop_until_continued() -> None:
    """What Ctrl-Z does: stop this program and those it was started with. Returns when it goes on."""
    if sys.platform != "win32":
        os.killpg(0, signal.SIGTSTP)


def _in_foreground(descriptor: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        return os.tcgetpgrp(descriptor) == os.getpgrp()
    except OSError:
        return False
