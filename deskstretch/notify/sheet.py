"""How reminders and messages look in a terminal."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from ..core.compose import PROGRAM
from ..core.reminder import Button, Message, Reminder
from . import keys
from .text import clean_line, clean_lines

WIDEST = 78
NARROWEST = 20

_HELP = (
    (keys.NOW, "stretch now"),
    (keys.PAUSE, "pause, or go on"),
    (keys.WHAT, "what is next, or the reminder again"),
    (keys.QUIT, "quit"),
    (keys.HELP, "this list"),
)


class Sheet:
    """Draws text blocks of at most ``columns``. Without colour there is nothing but text in them."""

    def __init__(self, columns: int, *, colour: bool) -> None:
        self._columns = max(NARROWEST, min(columns - 1, WIDEST))
        self._colour = colour

    def welcome(self, *, with_keys: bool) -> str:
        if not with_keys:
            return "deskstretch runs here."
        hints = ((keys.NOW, "now"), (keys.PAUSE, "pause"), (keys.QUIT, "quit"), (keys.HELP, "help"))
        return "deskstretch runs here.  " + self._faint(" · ".join(f"{key} {what}" for key, what in hints))

    def reminder(self, reminder: Reminder, answers: Mapping[str, Button]) -> str:
        """A blank line, the title, its lines, and the keys; a bar at the left keeps it together."""
        bar = self._green("▌") + " "
        lines = [self._bold(line) for line in self._wrap(clean_line(reminder.title), 2)]
        lines += [line for part in clean_lines(reminder.body).split("\n") for line in self._wrap(part, 2)]
        if answers:
            lines += ["", *self._keys(answers)]
        return "\n".join(["", *(f"{bar}{line}".rstrip() for line in lines)])

    def message(self, message: Message, answers: Mapping[str, Button]) -> str:
        """One paragraph, marked when it is urgent, and its keys."""
        title, body = clean_line(message.title), clean_lines(message.body)
        mark = self._yellow("!") if message.urgent else self._faint("·")
        # Our own name says nothing where nothing else is printed.
        lines = [] if title == PROGRAM else [self._bold(line) for line in self._wrap(title, 2)]
        lines += [line for part in body.split("\n") for line in self._wrap(part, 2)]
        lines += self._keys(answers) if answers else []
        return "\n".join([f"{mark} {lines[0]}", *(f"  {line}" for line in lines[1:])]) if lines else mark

    def answer(self, label: str) -> str:
        return self._faint(f"→ {clean_line(label)}")

    def note(self, words: str) -> str:
        return self._faint(f"· {clean_line(words)}")

    def help(self, answers: Mapping[str, Button]) -> str:
        now = [(key, _lowered(clean_line(button.label))) for key, button in answers.items()]
        return "\n".join(f"  {self._bold(key)}  {what}" for key, what in (*now, *_HELP))

    def _keys(self, answers: Mapping[str, Button]) -> Iterable[str]:
        """As many to a line as fit; a label is never torn from its key."""
        items = [(key, _lowered(clean_line(button.label))) for key, button in answers.items()]
        line, used = "", 0
        for key, label in items:
            length = len(key) + len(label) + 3
            if used and used + 3 + length > self._columns - 2:
                yield line
                line, used = "", 0
            line += f"{'   ' if used else ''}{self._green(f'[{key}]')} {label}"
            used += length + (3 if used else 0)
        yield line

    def _wrap(self, text: str, indent: int) -> Sequence[str]:
        return textwrap.wrap(text, self._columns - indent, break_on_hyphens=False)

    def _bold(self, text: str) -> str:
        return self._styled("1", text)

    def _faint(self, text: str) -> str:
        return self._styled("2", text)

    def _green(self, text: str) -> str:
        return self._styled("32", text)

    def _yellow(self, text: str) -> str:
        return self._styled("33", text)

    def _styled(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text


def _lowered(label: str) -> str:
    """ "Snooze 10 min" reads "snooze 10 min" behind its key; "OK" stays."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
