"""The entry in the applications menu and its icon, by which desktops also know whose a reminder is.

pip, pipx and uv put nothing where a desktop looks. A package of a distribution does; then there is
nothing to do.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from ..resources import resource
from . import files
from .desktop_entry import MARK, entry_for, keys

ENTRY = "deskstretch.desktop"
TEMPLATE = f"packaging/{ENTRY}"
_PNG_SIZES = (64, 128)


class MenuEntry:
    """``data_home``: the person's folder; ``data_folders``: those that a distribution fills."""

    def __init__(self, command: Sequence[str], data_home: Path, data_folders: Sequence[Path]) -> None:
        self._command = command
        self._path = data_home / "applications" / ENTRY
        self._icons = data_home / "icons" / "hicolor"
        self._for_everybody = [folder / "applications" / ENTRY for folder in data_folders]

    def put(self) -> bool:
        """Whether it is there by our doing; a package, or the person, may have put one.

        Raises StorageError.
        """
        there = files.read(self._path)
        if any(path.exists() for path in self._for_everybody) or (there and MARK not in keys(there)):
            return False
        for source, target in self._artwork():
            files.copy(resource(source), target)
        self._icons_have_changed()
        files.write(self._path, entry_for(self._command, resource(TEMPLATE).read_text(encoding="utf-8")))
        return True

    def remove(self) -> bool:
        """Whether one of ours was there. Raises StorageError."""
        if MARK not in keys(files.read(self._path) or b""):
            return False
        for _, target in self._artwork():
            files.remove(target)
        self._icons_have_changed()
        return files.remove(self._path)

    def _artwork(self) -> Iterator[tuple[str, Path]]:
        yield "icons/deskstretch.svg", self._icons / "scalable/apps/deskstretch.svg"
        for size in _PNG_SIZES:
            yield f"icons/deskstretch-{size}.png", self._icons / f"{size}x{size}/apps/deskstretch.png"

    def _icons_have_changed(self) -> None:
        """GTK believes a cache that is younger than this folder. Without a cache it looks anyway."""
        with suppress(OSError):
            os.utime(self._icons)
