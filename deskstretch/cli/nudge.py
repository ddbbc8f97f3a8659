"""Let the running program take up at once what a command has changed in the person's files."""

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..paths import Paths


def nudge(paths: "Paths") -> None:
    """Ask it to read its files again; nothing happens when it does not run. It would find out by itself."""
    from ..control.client import ask
    from ..control.protocol import Request
    from ..core.errors import DeskstretchError

    with suppress(DeskstretchError):
        ask(paths.socket, Request("reload"))
