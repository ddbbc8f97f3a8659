"""Windows plays a file itself, on a thread of its own. Tried with Wine 8 only: heard through PulseAudio."""

import logging
import sys
import time
from pathlib import Path

from ..clock import running_s
from ..core.errors import Unavailable

PATIENCE_S = 1.0
"""The longest tone, and what Windows needs to begin."""

log = logging.getLogger(__name__)


class WindowsPlayer:
    """``winsound``, which cuts off the sound before by itself."""

    name = "Windows"

    def __init__(self) -> None:
        self._told = False
        self._over_s = 0.0

    def play(self, path: Path) -> None:
        if sys.platform == "win32":
            import winsound

            # Not the ding that comes in place of a file that is not there.
            how = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            try:
                winsound.PlaySound(str(path), how)
            except RuntimeError as error:
                self._say_once(error)
            self._over_s = running_s() + PATIENCE_S

    def try_out(self, path: Path, limit_s: float) -> None:  # noqa: ARG002 - Windows waits as long as it takes
        if sys.platform == "win32":
            import winsound

            try:
                winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_NODEFAULT)
            except RuntimeError as error:
                raise Unavailable(f"Windows does not play them: {error}") from error

    def close(self) -> None:
        if sys.platform == "win32":
            import winsound

            # It does not tell when it is done, and what still plays would end with the program.
            time.sleep(max(0.0, self._over_s - running_s()))
            winsound.PlaySound(None, 0)

    def _say_once(self, error: RuntimeError) -> None:
        if not self._told:
            self._told = True
            log.warning("no tones: Windows does not play them: %s", error)
