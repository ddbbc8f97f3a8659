"""Ring a tone: made once, kept in the cache folder, given to the player."""

import logging
from pathlib import Path

from ..core.errors import StorageError
from ..storage.atomic import write_atomically
from .player import Player
from .tones import Tone, wav

_SHAPE = 1
"""A part of the file's name; to be raised whenever a tone is made to sound otherwise."""

log = logging.getLogger(__name__)


class Chimes:
    """The tones of the guide, on the guide's thread.

    ``folder``: where the files are kept, a cache: it need not exist, and may be emptied at any time.
    """

    def __init__(self, player: Player, folder: Path) -> None:
        self._player = player
        self._folder = folder
        self._broken = False

    def ring(self, tone: Tone) -> None:
        """Sound it, in place of one that still sounds. Returns at once and never raises."""
        if self._broken:
            return
        try:
            path = tone_file(tone, self._folder)
        except StorageError as error:
            self._broken = True
            log.warning("no tones: %s", error)
            return
        self._player.play(path)

    def close(self) -> None:
        """Let the last tone end, which takes about a second at most, and the player go."""
        self._player.close()


def tone_file(tone: Tone, folder: Path) -> Path:
    """The absolute path of its file, which is made where it is missing. Raises StorageError."""
    path = folder.absolute() / f"{tone}-{_SHAPE}.wav"
    try:
        if path.exists():  # raises where the folder may not even be looked into
            return path
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"cannot make the folder {path.parent}: {error.strerror}") from error
    write_atomically(path, wav(tone))
    return path
