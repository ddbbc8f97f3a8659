"""A player that is a program of the system, started for each sound and gone after it."""

import logging
from collections.abc import Sequence
from contextlib import suppress
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
        self._failures: list[str] = []
        self._sounds: Latest[Path] = Latest("tones", self._play, lambda: None)

    @property
    def name(self) -> str:
        return self._programs[0].name if self._programs else "no player that works"

    def play(self, path: Path) -> None:
        self._sounds.put(path)

    def try_out(self, path: Path, limit_s: float) -> None:
        with suppress(Hung):  # a loudspeaker may have to wake up first
            self._run(path, Turn(), limit_s)
        if not self._programs:
            raise Unavailable("; ".join(self._failures))

    def close(self) -> None:
        self._sounds.close(PATIENCE_S)

    def _play(self, path: Path, turn: Turn) -> None:
        """On the thread of its own."""
        try:
            self._run(path, turn, self._limit_s)
        except Hung as error:  # with another one it would come seconds late
            self._give_up(str(error))
        if self._failures and not self._programs:
            log.warning("no tones: %s", "; ".join(self._failures))
            self._failures.clear()

    def _run(self, path: Path, turn: Turn, limit_s: float) -> None:
        """With the first that does not fail; those before it are done with. Raises Hung."""
        while self._programs and not turn.called_off:
            try:
                run([*self._programs[0].command, str(path)], turn, limit_s=limit_s)
            except Hung:
                raise
            except Unavailable as error:
                self._give_up(str(error))
            else:
                return

    def _give_up(self, why: str) -> None:
        self._programs.pop(0)
        self._failures.append(why)
        log.info("tones: %s; from now on: %s", why, self.name)
