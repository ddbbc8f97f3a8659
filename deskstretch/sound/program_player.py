"""A player that is a program of the system, started for each sound and gone after it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import Unavailable
from .latest import Latest, Turn
from .program import Hung, run

LIMIT_S = 5.0
"""For a tone of less than a second: a sound server adds up to two, and then it hangs."""

PATIENCE_S = 1.2
"""How long the last tone may still take when the guide ends."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Program:
    """``command``: what stands before the path."""

    name: str
    command: tuple[str, ...]


class ProgramPlayer:
    """Tries the first of ``programs``, of which there is one at least; one that fails is done with.

    That a program is installed does not say that it works: its sound server may be another one than runs.
    """

    def __init__(self, programs: Sequence[Program], limit_s: float = LIMIT_S) -> None:
        self._programs = list(programs)
        self._limit_s = limit_s
        self._sounds: Latest[Path] = Latest("tones", self._play, lambda: None)

    @property
    def name(self) -> str:
        return self._programs[0].name if self._programs else "no player that works"

    def play(self, path: Path) -> None:
        self._sounds.put(path)

    def close(self) -> None:
        self._sounds.close(PATIENCE_S)

    def _play(self, path: Path, turn: Turn) -> None:
        """On the thread of its own."""
        while self._programs and not turn.called_off:
            try:
                run([*self._programs[0].command, str(path)], turn, limit_s=self._limit_s)
            except Unavailable as error:
                self._programs.pop(0)
                log.warning("tones: %s; from now on: %s", error, self.name)
                if isinstance(error, Hung):
                    return  # it would come seconds late
            else:
                return
