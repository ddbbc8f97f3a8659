"""A voice that is a program of the system: it reads the text from its input, and is gone after it."""

from collections.abc import Sequence

from .latest import Turn
from .program import run

LIMIT_S = 40.0
"""The longest cue, said slowly."""


class ProgramVoice:
    """``command``: says what it reads until the end of its input, and then ends."""

    def __init__(self, name: str, command: Sequence[str], limit_s: float = LIMIT_S) -> None:
        self.name = name
        self._command = tuple(command)
        self._limit_s = limit_s

    def speak(self, text: str, turn: Turn) -> None:
        """Returns when it is said, or called off. What was said before has been called off already."""
        if text:
            run(self._command, turn, text=f"{text}\n", limit_s=self._limit_s)

    def close(self) -> None:
        """Nothing is left running."""
