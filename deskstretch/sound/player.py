"""Play a file: the player the system has, behind a small protocol."""

import logging
import sys
from pathlib import Path
from typing import Protocol

from ..core.errors import Unavailable

log = logging.getLogger(__name__)


class Player(Protocol):
    """Plays one short file at a time. Called on the guide's thread."""

    @property
    def name(self) -> str:
        """For doctor: "paplay"."""

    def play(self, path: Path) -> None:
        """Play this wav file, an absolute path, in place of the one that plays.

        Returns at once and never raises; a player that fails is said once in the log.
        """

    def try_out(self, path: Path, limit_s: float) -> None:
        """Play this one now and wait; ``name`` is then what plays. Raises Unavailable if nothing does.

        On any thread, before anything else. What is still at it after ``limit_s`` is taken for slow.
        """

    def close(self) -> None:
        """Let go of everything, when what plays is over, or after about a second.

        A program that ends without it leaves no more behind than a tone that ends by itself.
        """


class SilentPlayer:
    """Where nothing plays sounds. ``reason``: why, in words for doctor."""

    name = "no player"

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def play(self, _: Path) -> None:
        """Silence."""

    def try_out(self, _: Path, limit_s: float) -> None:  # noqa: ARG002
        raise Unavailable(self.reason)

    def close(self) -> None:
        """There is nothing to let go of."""


def choose_player() -> Player:
    """The player of this system, ready; a SilentPlayer where there is none. Starts nothing."""
    try:
        return _of_the_system()
    except Unavailable as error:
        log.info("no tones: %s", error)
        return SilentPlayer(str(error))


def _of_the_system() -> Player:
    if sys.platform == "win32":
        from .windows_player import WindowsPlayer

        return WindowsPlayer()
    from .program_player import ProgramPlayer

    if sys.platform == "darwin":
        from .macos_player import programs
    else:
        from .linux_player import programs
    return ProgramPlayer(programs())
