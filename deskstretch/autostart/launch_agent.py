"""macOS: ``~/Library/LaunchAgents/deskstretch.plist``, read by launchd at login."""

import os
import plistlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from ..core.errors import StorageError, Unavailable
from . import files
from .by_hand import CHANGE_IT, words_of_off, words_of_on
from .command import check_that_it_starts, fault, missing, shown, starts_deskstretch
from .port import IS_OFF, ON, WENT_OFF, Status

_LABEL = "deskstretch"
_MAKE_WAY = f"move it away, then: {ON}"


class LaunchAgent:
    """``launchctl`` runs that command with these arguments and returns what it says, "" if it fails."""

    def __init__(
        self, command: Sequence[str], launchctl: Callable[..., str], folder: Path | None = None
    ) -> None:
        self._command = command
        self._launchctl = launchctl
        self._path = (folder or _agents()) / f"{_LABEL}.plist"

    def on(self) -> str:
        if (there := self.status()).by_hand:
            return words_of_on(there)
        check_that_it_starts(self._command)
        entry = files.read(self._path)
        if entry and not _starts_us(_plist(entry)):
            raise StorageError(f"{self._path} is there and not of deskstretch; move it away first")
        files.write(self._path, plistlib.dumps(self._agent()).decode())
        if self._is_disabled():
            self._launchctl("enable", f"{_domain()}/{_LABEL}")
        return f"deskstretch starts when you log in ({self._path})."

    def off(self) -> str:
        entry = files.read(self._path)
        if entry is None:
            return f"{IS_OFF}."
        if (there := self.status()).by_hand:
            return words_of_off(there)
        if entry and not _starts_us(_plist(entry)):
            return f"{IS_OFF}. {self._path} is not of deskstretch, so it was left alone."
        files.remove(self._path)
        return f"{WENT_OFF}."

    def status(self) -> Status:
        where = str(self._path)
        entry = files.read(self._path)
        if entry is None:
            return Status(enabled=False, where=where)
        found = _plist(entry)
        if not _starts_us(found):
            return Status(
                enabled=False, where=where, problem="that file is not of deskstretch", mend=_MAKE_WAY
            )
        command = _command_in(found)
        by_hand = not self._is_ours(found)
        problem = self._problem(found, command, by_hand=by_hand)
        mend = (CHANGE_IT if by_hand else ON) if problem else None
        return Status(
            enabled=True, where=where, command=shown(command), problem=problem, mend=mend, by_hand=by_hand
        )

    def _is_ours(self, found: dict[str, Any]) -> bool:
        """Whether it says what ``on`` writes and nothing else: there is no other mark on it."""
        fixed = self._agent() | {key: found.get(key) for key in ("ProgramArguments", "RunAtLoad")}
        return {key: value for key, value in found.items() if key != "Disabled"} == fixed

    def _problem(self, found: dict[str, Any], command: Sequence[str], *, by_hand: bool) -> str | None:
        if found.get("Disabled") or not found.get("RunAtLoad"):
            return "its file says not to start it at login"
        if wrong := missing(command) if by_hand else fault(command, self._command):
            return wrong
        return "launchd has it switched off" if self._is_disabled() else None

    def _agent(self) -> dict[str, object]:
        return {
            "Label": _LABEL,
            "ProgramArguments": list(self._command),
            "RunAtLoad": True,
            # A tray icon wants a screen: not for a login over ssh.
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }

    def _is_disabled(self) -> bool:
        said = self._launchctl("print-disabled", _domain())
        return bool(re.search(rf'"{_LABEL}"\s*=>\s*(disabled|true)\b', said))


def _plist(entry: bytes) -> dict[str, Any]:
    """The keys of a property list; of what is none, none."""
    try:
        found = plistlib.loads(entry)
    except (plistlib.InvalidFileException, ExpatError, ValueError, TypeError, AttributeError, IndexError):
        return {}
    return found if isinstance(found, dict) else {}


def _command_in(found: dict[str, Any]) -> list[str]:
    words = found.get("ProgramArguments")
    return [str(word) for word in words] if isinstance(words, list) else []


def _starts_us(found: dict[str, Any]) -> bool:
    return found.get("Label") == _LABEL and starts_deskstretch(_command_in(found))


def _agents() -> Path:
    try:
        return Path.home() / "Library" / "LaunchAgents"
    except RuntimeError as error:
        raise Unavailable("autostart: you have no home folder here") from error


def _domain() -> str:
    return f"gui/{os.getuid()}" if hasattr(os, "getuid") else "gui"
