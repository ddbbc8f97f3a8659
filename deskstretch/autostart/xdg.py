"""Linux and BSD desktops: ``~/.config/autostart/deskstretch.desktop`` (Desktop Application Autostart)."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..core.errors import StorageError
from ..resources import resource
from ..toml_rules import printable
from . import files
from .by_hand import CHANGE_IT, words_of_off, words_of_on
from .command import check_that_it_starts, fault, missing, shown
from .desktop_entry import MARK, command_of, entry_for, keys
from .menu_entry import ENTRY, TEMPLATE, MenuEntry
from .port import IS_OFF, ON, WENT_OFF, Status

_UNIT = "app-deskstretch@autostart.service"
"""What systemd makes of the entry, on desktops that it starts."""

_MAKE_WAY = f"move it away, then: {ON}"
_READ_NO_ENTRIES = frozenset({"sway", "i3", "hyprland", "river", "bspwm", "dwm"})
_MOST_LETTERS = 120


class XdgAutostart:
    """The entry, and with it the one in the applications menu, which gives reminders name and icon.

    Only an entry with our mark is ours, whatever another one starts.
    """

    def __init__(self, command: Sequence[str], config_home: Path, menu: MenuEntry) -> None:
        self._command = command
        self._path = config_home / "autostart" / ENTRY
        self._unit = config_home / "systemd" / "user" / _UNIT
        self._menu = menu

    def on(self) -> str:
        if (there := self.status()).by_hand:
            return f"{words_of_on(there)}{self._put_into_the_menu()}"
        check_that_it_starts(self._command)
        entry = files.read(self._path)
        if entry and entry.strip() and MARK not in (found := keys(entry)):
            raise StorageError(f"{self._path} is there and {_starts(found)}; move it away first")
        template = resource(TEMPLATE).read_text(encoding="utf-8")
        files.write(self._path, entry_for(self._command, template))
        words = [f"deskstretch starts when you log in ({self._path}).{self._put_into_the_menu()}"]
        if desktop := _desktop_that_reads_no_entries():
            words.append(f"{desktop} does not look there: have it start {shown(self._command)} as well.")
        if (left := self.status()).problem:
            words.append(f"But {left.problem}; the mend: {left.mend}")
        return " ".join(words)

    def off(self) -> str:
        there = self.status()
        entry = files.read(self._path)
        from_menu = " It is no longer in the applications menu." if self._menu.remove() else ""
        if there.by_hand:
            return f"{words_of_off(there)}{from_menu}"
        if not entry or not entry.strip():
            # An empty one masks an entry for everybody on this computer: that is off, and stays.
            return f"{IS_OFF}.{from_menu}"
        if MARK not in (found := keys(entry)):
            return f"{IS_OFF}. {self._path} {_starts(found)}, so it was left alone.{from_menu}"
        files.remove(self._path)
        return f"{WENT_OFF}.{from_menu}"

    def status(self) -> Status:
        where = str(self._path)
        entry = files.read(self._path)
        if entry is None:
            return Status(enabled=False, where=where)
        if not entry.strip():
            return Status(enabled=True, where=where, problem="an empty entry masks it", mend=ON)
        found = keys(entry)
        by_hand = MARK not in found
        if by_hand and not _names_deskstretch(found):
            instead = f"that entry {_starts(found)}"
            return Status(enabled=False, where=where, problem=instead, mend=_MAKE_WAY)
        problem, mend = self._problem(found, by_hand=by_hand)
        command = _as_written(found) if by_hand else shown(command_of(found.get("Exec", "")))
        return Status(
            enabled=True, where=where, command=command, problem=problem, mend=mend, by_hand=by_hand
        )

    def _put_into_the_menu(self) -> str:
        return " It is in the applications menu too." if self._menu.put() else ""

    def _problem(self, found: Mapping[str, str], *, by_hand: bool) -> tuple[str | None, str | None]:
        mend = CHANGE_IT if by_hand else ON
        for key, off in (("Hidden", "true"), ("X-GNOME-Autostart-enabled", "false")):
            if found.get(key, "").casefold() == off:
                return f"it is switched off in the settings of the desktop ({key}={off})", mend
        command = command_of(found.get("Exec", ""))
        if not command:
            return "the entry does not say what to start", mend
        # Which deskstretch an entry of their own starts is for the person to say.
        if wrong := missing(command) if by_hand else fault(command, self._command):
            return wrong, mend
        if self._unit.is_symlink() and os.path.realpath(self._unit) == os.devnull:
            return "systemd masks it", f"systemctl --user unmask {_UNIT}"
        return None, None


def _names_deskstretch(found: Mapping[str, str]) -> bool:
    """Whether the command of an entry is deskstretch, or a shell's words that have it in them."""
    return bool(_OUR_NAME.search(found.get("Exec", "")))


def _starts(found: Mapping[str, str]) -> str:
    written = _as_written(found)
    return f"starts something else, Exec={written}" if written else "is no entry of deskstretch"


def _as_written(found: Mapping[str, str]) -> str:
    """The line as it stands in the entry: read as a command and put together again it would be another."""
    return printable(found.get("Exec", ""), most=_MOST_LETTERS)


def _desktop_that_reads_no_entries() -> str | None:
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
    return desktop if desktop.casefold() in _READ_NO_ENTRIES else None


_OUR_NAME = re.compile(r"(?:^|[\s/=;&|\"'(])deskstretch(?:$|[\s;&|\"')])")
