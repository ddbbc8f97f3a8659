"""Linux and BSD desktops: ``~/.config/autostart/deskstretch.desktop`` (Desktop Application Autostart)."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..core.errors import StorageError
from ..resources import resource
from . import files
from .command import check_that_it_starts, fault, shown, starts_deskstretch
from .desktop_entry import MARK, command_of, entry_for, keys
from .menu_entry import ENTRY, TEMPLATE, MenuEntry
from .port import IS_OFF, ON, WENT_OFF, Status

_UNIT = "app-deskstretch@autostart.service"
"""What systemd makes of the entry, on desktops that it starts."""

_MAKE_WAY = f"move it away, then: {ON}"
_READ_NO_ENTRIES = frozenset({"sway", "i3", "hyprland", "river", "bspwm", "dwm"})


class XdgAutostart:
    """The entry, and with it the one in the applications menu, which gives reminders name and icon."""

    def __init__(self, command: Sequence[str], config_home: Path, menu: MenuEntry) -> None:
        self._command = command
        self._path = config_home / "autostart" / ENTRY
        self._unit = config_home / "systemd" / "user" / _UNIT
        self._menu = menu

    def on(self) -> str:
        check_that_it_starts(self._command)
        entry = files.read(self._path)
        if entry and not _is_ours(found := keys(entry)):
            raise StorageError(f"{self._path} is there and {_starts(found)}; move it away first")
        template = resource(TEMPLATE).read_text(encoding="utf-8")
        files.write(self._path, entry_for(self._command, template))
        words = [f"deskstretch starts when you log in ({self._path})."]
        if self._menu.put():
            words.append("It is in the applications menu too.")
        if desktop := _desktop_that_reads_no_entries():
            words.append(f"{desktop} does not look there: have it start {shown(self._command)} as well.")
        if (left := self.status()).problem:
            words.append(f"But {left.problem}; the mend: {left.mend}")
        return " ".join(words)

    def off(self) -> str:
        entry = files.read(self._path)
        from_menu = " and is no longer in the applications menu" if self._menu.remove() else ""
        if not entry or not entry.strip():
            # An empty one masks an entry for everybody on this computer: that is off, and stays.
            return f"{IS_OFF}{from_menu}."
        if not _is_ours(found := keys(entry)):
            return f"{IS_OFF}{from_menu}. {self._path} {_starts(found)}, so it was left alone."
        files.remove(self._path)
        return f"{WENT_OFF}{from_menu}."

    def status(self) -> Status:
        where = str(self._path)
        entry = files.read(self._path)
        if entry is None:
            return Status(enabled=False, where=where)
        if not entry.strip():
            return Status(enabled=True, where=where, problem="an empty entry masks it", mend=ON)
        found = keys(entry)
        if not _is_ours(found):
            return Status(
                enabled=False, where=where, problem=f"that entry {_starts(found)}", mend=_MAKE_WAY
            )
        command = command_of(found.get("Exec", ""))
        problem, mend = self._problem(found, command)
        return Status(enabled=True, where=where, command=shown(command), problem=problem, mend=mend)

    def _problem(self, found: Mapping[str, str], command: Sequence[str]) -> tuple[str | None, str | None]:
        for key, off in (("Hidden", "true"), ("X-GNOME-Autostart-enabled", "false")):
            if found.get(key, "").casefold() == off:
                return f"it is switched off in the settings of the desktop ({key}={off})", ON
        if not command:
            return "the entry does not say what to start", ON
        if wrong := fault(command, self._command):
            return wrong, ON
        if self._unit.is_symlink() and os.path.realpath(self._unit) == os.devnull:
            return "systemd masks it", f"systemctl --user unmask {_UNIT}"
        return None, None


def _is_ours(found: Mapping[str, str]) -> bool:
    """One that ``on`` made, or one that a settings dialog of the desktop made for deskstretch."""
    return MARK in found or starts_deskstretch(command_of(found.get("Exec", "")))


def _starts(found: Mapping[str, str]) -> str:
    command = command_of(found.get("Exec", ""))
    return f"starts something else, {shown(command)}" if command else "is no entry of deskstretch"


def _desktop_that_reads_no_entries() -> str | None:
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
    return desktop if desktop.casefold() in _READ_NO_ENTRIES else None
