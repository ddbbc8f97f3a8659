"""Single keys from the terminal, without waiting for Enter."""

import asyncio
import atexit
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, Protocol, TextIO

from ..core.errors import Unavailable

LOOK_EVERY_S = 0.2
BACKGROUND_S = 1.0

STOPPED_WITHIN_S = 0.2
"""A stop that was asked for has come by then, so that what follows happens when the program goes on."""

CTRL_Z = b"\x1a"

Pressed = Callable[[str], None]


class Keyboard(Protocol):
    """A source of keys. ``pressed`` is called on the loop thread, with one character."""

    def start(self, pressed: Pressed) -> None:
        """Begin to listen. Raises Unavailable when the terminal is not ours to read."""

    def refresh(self) -> None:
        """Take the terminal again: who stops a program (Ctrl-Z) and goes on gets its usual mode back."""

    def stop(self) -> None:
        """Leave the terminal as it was found."""


def keyboard(stdin: TextIO | None) -> Keyboard:
    """The keyboard of this process. Raises Unavailable when there is none."""
    if stdin is None or stdin.closed or not stdin.isatty():
        raise Unavailable("the standard input is no terminal")
    if sys.platform == "win32":
        return ConsoleKeyboard()
    return TerminalKeyboard(stdin.fileno())


class TerminalKeyboard:
    """A terminal in cbreak mode: keys come at once and unseen, Ctrl-C and Ctrl-Z do what they always do.

    Ctrl-Z is read like a key: the shell puts the terminal into its usual mode meanwhile, and a program
    that is stopped by the terminal is not told when it goes on, but on the main thread, which is not ours.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._loop: asyncio.AbstractEventLoop | None = None
        self._found: list[Any] | None = None
        self._pressed: Pressed = lambda _: None

    def start(self, pressed: Pressed) -> None:
        import termios

        # A program in the background would be stopped by the terminal for touching it.
        if not self._in_foreground():
            raise Unavailable("another program has the terminal")
        try:
            self._found = termios.tcgetattr(self._descriptor)
        except (termios.error, OSError) as error:
            raise Unavailable(f"the terminal cannot be read: {error}") from error
        atexit.register(self._restore)
        self._pressed = pressed
        self._loop = asyncio.get_running_loop()
        self.refresh()
        self._listen()

    def refresh(self) -> None:
        import termios

        if not self._loop or not self._in_foreground():
            return
        with suppress(termios.error, OSError):  # the terminal is gone, which the next read tells
            mode = termios.tcgetattr(self._descriptor)
            mode[0] &= ~termios.IXON  # Ctrl-S would stop our output, and with it the loop
            mode[3] &= ~(termios.ICANON | termios.ECHO)
            mode[6][termios.VSUSP] = bytes([os.fpathconf(self._descriptor, "PC_VDISABLE")])
            termios.tcsetattr(self._descriptor, termios.TCSANOW, mode)

    def stop(self) -> None:
        loop, self._loop = self._loop, None
        if loop:
            loop.remove_reader(self._descriptor)
        self._restore()

    def _listen(self) -> None:
        if self._loop:
            self._loop.add_reader(self._descriptor, self._read)

    def _read(self) -> None:
        assert self._loop, "it is reading"
        if not self._in_foreground():
            # What is typed is for somebody else, and stays there until they read it.
            self._loop.remove_reader(self._descriptor)
            self._loop.call_later(BACKGROUND_S, self._listen)
            return
        try:
            data = os.read(self._descriptor, 256)
        except OSError:
            data = b""
        if not data:  # the terminal is gone: it would be "ready to read" for ever
            self.stop()
            return
        self.refresh()
        if CTRL_Z in data:
            self._stop_until_continued()
            return
        for key in keys_of(data):
            self._pressed(key)

    def _stop_until_continued(self) -> None:
        """Stop, with whatever else is in the foreground here, as the terminal would have it."""
        assert self._loop, "it is reading"
        self._leave_as_found()
        self._loop.call_later(STOPPED_WITHIN_S, self._take_again)
        os.killpg(0, signal.SIGTSTP)

    def _take_again(self) -> None:
        """The terminal may be ours at once, or only when the program is brought to the foreground."""
        if self._in_foreground():
            self.refresh()
        elif self._loop:
            self._loop.call_later(BACKGROUND_S, self._take_again)

    def _in_foreground(self) -> bool:
        try:
            return os.tcgetpgrp(self._descriptor) == os.getpgrp()
        except OSError:
            return False

    def _restore(self) -> None:
        self._leave_as_found()
        self._found = None
        atexit.unregister(self._restore)

    def _leave_as_found(self) -> None:
        import termios

        if self._found and self._in_foreground():
            with suppress(termios.error, OSError):  # the terminal is gone, and needs nothing any more
                termios.tcsetattr(self._descriptor, termios.TCSANOW, self._found)


class ConsoleKeyboard:
    """A Windows console, looked at from a thread. Coded after the documentation, not verified there."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def start(self, pressed: Pressed) -> None:
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._look, args=(loop, pressed), name="keyboard", daemon=True).start()

    def refresh(self) -> None:
        """Nothing can take a console away."""

    def stop(self) -> None:
        self._stopped.set()

    def _look(self, loop: asyncio.AbstractEventLoop, pressed: Pressed) -> None:
        """Looking, not reading: a read in progress would swallow Ctrl-C."""
        console = import_module("msvcrt")
        while not self._stopped.wait(LOOK_EVERY_S):
            while console.kbhit():
                key: str = console.getwch()
                if key in "\x00\xe0":  # an arrow or function key; which one comes next
                    console.getwch()
                    continue
                with suppress(RuntimeError):  # the loop has ended
                    loop.call_soon_threadsafe(pressed, key.lower())


def keys_of(data: bytes) -> str:
    """The keys in what a terminal sent at once: none in the code of an arrow key or in pasted text."""
    text = data.decode(errors="ignore")
    if "\x1b" in text or len(text) > 2:
        return ""
    return "".join(char for char in text.lower() if char.isprintable())
