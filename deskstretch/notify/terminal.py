"""Reminders in the terminal, answered with single keys: for machines without a desktop."""

import logging
import os
import shutil
from collections.abc import Mapping
from typing import TextIO

from ..core.errors import Unavailable
from ..core.events import Errand, Event, Look, Now, PauseUntil, Quit, Resume, Shown
from ..core.reminder import Button, Message, Reminder
from ..ports import Post
from . import keys
from .keyboard import Keyboard
from .sheet import Sheet

log = logging.getLogger(__name__)

_PLAIN_CHARACTERS = str.maketrans({"▌": "|", "·": "-", "→": ">", "×": "x", "…": "...", "–": "-", "’": "'"})


class TerminalNotifier:
    """Prints, and reads keys where there is a keyboard. What was printed stays; nothing is dismissed.

    ``out`` None: a program started without a window has no output, and then all this is for nobody.
    """

    def __init__(self, post: Post, out: TextIO | None, keyboard: Keyboard | None) -> None:
        self.name = "the terminal"
        self._post = post
        self._out = out
        self._keyboard = keyboard
        self._at_terminal = out is not None and not out.closed and out.isatty()
        self._colour = self._at_terminal and not os.environ.get("NO_COLOR")
        self._answers: Mapping[str, Button] = {}
        self._asking = False
        self._answered = False
        self._paused = False
        self._broken = False

    def start(self) -> None:
        """Say that reminders come here, and begin to listen to keys."""
        if self._keyboard:
            try:
                self._keyboard.start(self._pressed)
            except Unavailable as error:
                log.info("No keys: %s", error)
                self._keyboard = None
        self.name = "the terminal, answered with keys" if self._keyboard else "the terminal, printed only"
        self._print(self._sheet().welcome(with_keys=self._keyboard is not None))

    def show(self, reminder: Reminder) -> None:
        if self._keyboard:
            self._keyboard.refresh()
        self._answers = keys.assign(keys.offered(reminder)) if self._keyboard else {}
        self._asking, self._answered = True, False
        bell = "\a" if reminder.loud and self._at_terminal else ""
        self._print(bell + self._sheet().reminder(reminder, self._answers))
        self._post(Shown())

    def withdraw(self) -> None:
        if self._asking and not self._answered:
            self._print(self._sheet().note("The reminder is over."))
        self._answers, self._asking = {}, False

    def tell(self, message: Message) -> None:
        """A message's buttons can be pressed while no reminder asks."""
        answers = keys.assign(message.buttons) if self._keyboard and not self._asking else {}
        if answers:
            self._answers = answers
        self._print(self._sheet().message(message, answers))

    async def close(self) -> None:
        if self._keyboard:
            self._keyboard.stop()

    def _pressed(self, key: str) -> None:
        sheet = self._sheet()
        if button := self._answers.get(key):
            self._answered = True
            self._do(button.label, button.event)
            return
        match key:
            case keys.NOW:
                self._do("Stretch now", Now())
            case keys.PAUSE:
                self._pause_or_resume()
            case keys.WHAT:
                self._post(Look())
            case keys.QUIT:
                self._do("Quit", Quit())
            case keys.HELP:
                self._print(sheet.help(self._answers))

    def _pause_or_resume(self) -> None:
        """The other of what it did last: after a pause from elsewhere it is wrong once, and says so."""
        self._paused = not self._paused
        if self._paused:
            self._do(f"Paused; {keys.PAUSE} goes on", PauseUntil(None))
        else:
            self._do("Going on", Resume())

    def _do(self, label: str, event: Event | Errand) -> None:
        self._print(self._sheet().answer(label))
        self._post(event)

    def _sheet(self) -> Sheet:
        return Sheet(shutil.get_terminal_size().columns, colour=self._colour)

    def _print(self, text: str) -> None:
        """A terminal that was closed, or cannot write a character, must not stop the loop."""
        if self._out is None:
            return
        encoding = self._out.encoding or "utf-8"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            plain = text.translate(_PLAIN_CHARACTERS)
            text = plain.encode(encoding, errors="replace").decode(encoding)
        try:
            self._out.write(text + "\n")
            self._out.flush()
        except (OSError, ValueError) as error:
            if not self._broken:
                log.warning("The terminal cannot be written to: %s", error)
            self._broken = True
