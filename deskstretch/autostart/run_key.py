"""Windows: a value of the Run key, whose commands are started at login."""

import re
import subprocess
import sys
from collections.abc import Sequence

from ..core.errors import StorageError, Unavailable
from .by_hand import CHANGE_IT, words_of_off, words_of_on
from .command import (
    check_that_it_starts,
    fault,
    is_as_we_write_it,
    missing,
    shown,
    starts_deskstretch,
)
from .port import IS_OFF, ON, WENT_OFF, Status
from .registry import HIVE, Registry

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the Task Manager and the settings keep what the person switched off there."""
VALUE = "deskstretch"

_LONGEST = 260
"""A longer command of the Run key is not started."""
_TOKEN = re.compile(r'\\*"|\\+|[ \t]+|[^\\" \t]+')
_WHERE = f"{HIVE}\\{RUN}, {VALUE}"


class RunKey:
    """One value of ours, with the command to start.

    It has no room for a mark: one with options that ``on`` would not write is the person's own.
    """

    def __init__(self, command: Sequence[str], registry: Registry) -> None:
        self._command = command
        self._registry = registry

    def on(self) -> str:
        _refuse_the_store()
        line = subprocess.list2cmdline(self._command)
        if len(line) > _LONGEST:
            raise Unavailable(
                f"autostart: Windows starts no command of more than {_LONGEST} letters; "
                "install deskstretch in a folder with a shorter path"
            )
        if (status := self.status()).by_hand:
            return words_of_on(status)
        check_that_it_starts(self._command)
        there = self._registry.get(RUN, VALUE)
        if there and not starts_deskstretch(words := split_line(there)):
            raise StorageError(
                f"{_WHERE} is there and starts something else, {shown(words)}; delete it first"
            )
        self._registry.set(RUN, VALUE, line)
        self._registry.delete(APPROVED, VALUE)
        return f"deskstretch starts when you log in ({_WHERE})."

    def off(self) -> str:
        there = self._registry.get(RUN, VALUE)
        if there is None:
            return f"{IS_OFF}."
        if there and not starts_deskstretch(words := split_line(there)):
            return f"{IS_OFF}. {_WHERE} starts something else, {shown(words)}, so it was left alone."
        if (status := self.status()).by_hand:
            return words_of_off(status)
        self._registry.delete(RUN, VALUE)
        self._registry.delete(APPROVED, VALUE)
        return f"{WENT_OFF}."

    def status(self) -> Status:
        there = self._registry.get(RUN, VALUE)
        if there is None:
            return Status(enabled=False, where=_WHERE)
        words = split_line(there)
        if not starts_deskstretch(words):
            other = f"that value starts something else, {shown(words)}"
            return Status(enabled=False, where=_WHERE, problem=other, mend=f"delete it, then: {ON}")
        by_hand = not is_as_we_write_it(words)
        problem = missing(words) if by_hand else fault(words, self._command)
        if _switched_off(self._registry.get(APPROVED, VALUE)):
            problem = "it is switched off in the start-up apps of Windows"
        mend = (CHANGE_IT if by_hand else ON) if problem else None
        return Status(
            enabled=True,
            where=_WHERE,
            command=shown(words),
            problem=problem,
            mend=mend,
            by_hand=by_hand,
        )


def split_line(line: str | bytes) -> list[str]:
    """The words of a Windows command line; none of what is no text.

    Quotes join, also to what stands beside them. A backslash matters before a quote only: two of them
    stand for one, and an odd one makes the quote a letter.
    """
    words: list[str] = []
    word: str | None = None
    is_quoted = False
    for token in _TOKEN.findall(line if isinstance(line, str) else ""):
        if token.endswith('"'):
            slashes = len(token) - 1
            word = (word or "") + "\\" * (slashes // 2) + '"' * (slashes % 2)
            is_quoted ^= slashes % 2 == 0
        elif token[0] not in " \t" or is_quoted:
            word = (word or "") + token
        elif word is not None:
            words.append(word)
            word = None
    return words if word is None else [*words, word]


def _switched_off(approved: str | bytes | None) -> bool:
    """Its first byte is even for what may start, odd for what was switched off."""
    return isinstance(approved, bytes) and approved[:1] != b"" and approved[0] % 2 == 1


def _refuse_the_store() -> None:
    if "\\windowsapps\\" in sys.base_prefix.casefold():
        raise Unavailable(
            "autostart: Python from the Microsoft Store keeps for itself what it writes into the registry; "
            "install deskstretch with Python from python.org, or put a shortcut into the folder that "
            "shell:startup opens"
        )
