"""The application in front on macOS, through PyObjC, which the menu bar needs anyway.

Not verified on a Mac.
"""

from importlib import import_module
from typing import Any

from ..core.errors import Unavailable


class FrontmostApplication:
    """A ``Front``. An application goes by its name in the menu bar, its program and its bundle id."""

    name = "macOS"

    def __init__(self) -> None:
        self._workspace: Any = None

    def connect(self) -> None:
        if self._workspace:
            return
        try:
            self._workspace = import_module("AppKit").NSWorkspace.sharedWorkspace()
        except (ImportError, AttributeError) as error:
            raise Unavailable(f"PyObjC cannot be used ({error})") from error

    def names(self) -> tuple[str, ...]:
        self.connect()
        application = self._workspace.frontmostApplication()
        if application is None:
            return ()
        program = application.executableURL()
        told = (
            application.localizedName(),
            program.lastPathComponent() if program else None,
            application.bundleIdentifier(),
        )
        return tuple(str(name) for name in told if name)

    def close(self) -> None:
        self._workspace = None
