"""One change that the answers of the last weeks speak for. Nothing changes by itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``words``: what was seen, and a question. ``commands``: what does it, each a line for a shell."""

    words: str
    commands: tuple[str, ...]

    @property
    def command(self) -> str:
        """All of them as one line, for bash, zsh, fish, cmd and PowerShell 7."""
        return " && ".join(self.commands)
