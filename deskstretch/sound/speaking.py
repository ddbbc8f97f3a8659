"""What all voices have in common: one cue at a time, on a thread of its own, and the next engine's turn."""

import logging
from collections.abc import Sequence
from typing import Protocol

from ..core.errors import Unavailable
from .latest import Latest, Turn

LONGEST = 300
"""Letters of a cue: about twenty seconds of speech. What is longer is no cue."""

log = logging.getLogger(__name__)


class Engine(Protocol):
    """One way to speak. Everything but ``name`` is used on the speaker's thread."""

    @property
    def name(self) -> str: ...

    def speak(self, text: str, turn: Turn) -> None:
        """Say this one line, in place of what it says; "" only ends that. Raises Unavailable.

        It may return while it still speaks. One that does not is told by ``turn`` when to end.
        """

    def close(self) -> None:
        """End what it says, and let go of everything."""


class Speaker:
    """A voice. Takes the first of ``engines``, one at least; one that fails is done with."""

    def __init__(self, engines: Sequence[Engine]) -> None:
        self._engines = list(engines)
        self._cues: Latest[str] = Latest("voice", self._say, self._finish)

    @property
    def name(self) -> str:
        return self._engines[0].name if self._engines else "no voice that works"

    def say(self, text: str) -> None:
        if line := spoken(text):
            self._cues.put(line)

    def hush(self) -> None:
        self._cues.put("")

    def close(self) -> None:
        self._cues.close()

    def _say(self, text: str, turn: Turn) -> None:
        while self._engines and not turn.called_off:
            engine = self._engines[0]
            try:
                engine.speak(text, turn)
            except Unavailable as error:
                engine.close()
                self._engines.pop(0)
                log.warning("voice: %s; from now on: %s", error, self.name)
            else:
                return

    def _finish(self) -> None:
        if self._engines:
            self._engines[0].close()


def spoken(text: str) -> str:
    """One line of it, with nothing that is a command to a voice.

    Brackets are left out: ``[[slnc 9000]]`` orders macOS to be silent, and espeak takes what is in such
    ones for phonemes. Angles are markup to some: nobody says them anyway.
    """
    plain = "".join(letter if letter.isprintable() and letter not in "[]<>" else " " for letter in text)
    return " ".join(plain.split())[:LONGEST]
