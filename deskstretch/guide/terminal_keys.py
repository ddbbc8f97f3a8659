"""What a terminal sends for the keys of the guide."""

import re
from collections.abc import Iterator
from enum import StrEnum


class Key(StrEnum):
    PAUSE = "pause"
    NEXT = "next"
    AGAIN = "again"
    MUTE = "mute"
    STOP = "stop"
    HURTS = "hurts"
    SUSPEND = "suspend"
    """Ctrl-Z: stop the program until the shell lets it go on."""


class Reader:
    """Makes keys of what was sent. A key may come in several parts, and Esc begins the arrows' too."""

    def __init__(self) -> None:
        self._kept = ""

    def read(self, text: str) -> list[Key]:
        """The keys in what came just now, with the part kept from before."""
        text, self._kept = self._kept + text, ""
        found = list(self._keys(text))
        # Nobody presses so many at once: it was pasted, or typed for another program.
        return found if len(found) <= _AT_ONCE else []

    def nothing_came(self) -> list[Key]:
        """To be called when nothing more has come for a moment: then an Esc was the key itself."""
        kept, self._kept = self._kept, ""
        return [Key.STOP] if kept == _ESC else []

    def _keys(self, text: str) -> Iterator[Key]:
        at = 0
        while at < len(text):
            if text[at] != _ESC:
                sent, at = text[at], at + 1
            elif match := _SEQUENCE.match(text, at):
                sent, at = match[0], match.end()
            else:
                self._kept = text[at:]
                return
            if key := _KEYS.get(sent.lower() if len(sent) == 1 else sent):
                yield key


def windows_keys(text: str) -> list[Key]:
    """The same of what ``msvcrt.getwch`` gave, where a special key is two letters."""
    pairs = re.findall(r"[\x00\xe0].|[^\x00\xe0]", text, re.DOTALL)
    found = (_WINDOWS_KEYS.get(sent) or _KEYS.get(sent.lower()) for sent in pairs)
    return [key for key in found if key]


_ESC = "\x1b"
_AT_ONCE = 6

# One Esc before another is Alt with the second. A letter or a control character that follows is Alt too.
_SEQUENCE = re.compile(r"\x1b\x1b?(?:\[[0-?]*[ -/]*[@-~]|O[ -~]|[^\x1b\[O])")

_KEYS = {
    " ": Key.PAUSE,
    "n": Key.NEXT,
    "\x1b[C": Key.NEXT,
    "\x1bOC": Key.NEXT,
    "b": Key.AGAIN,
    "\x1b[D": Key.AGAIN,
    "\x1bOD": Key.AGAIN,
    "m": Key.MUTE,
    "q": Key.STOP,
    "h": Key.HURTS,
    "\x1a": Key.SUSPEND,
}

_WINDOWS_KEYS = {
    "\xe0M": Key.NEXT,
    "\x00M": Key.NEXT,
    "\xe0K": Key.AGAIN,
    "\x00K": Key.AGAIN,
    "\x1b": Key.STOP,
}
