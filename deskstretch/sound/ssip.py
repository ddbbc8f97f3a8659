"""The Speech Synthesis Internet Protocol, as much of it as a cue needs: lines of text, and three digits.

https://htmlpreview.github.io/?https://github.com/brailcom/speechd/blob/master/doc/ssip.html
"""

import socket
import sys
from pathlib import Path

from ..core.errors import Unavailable

ANSWERS_WITHIN_S = 5.0
_MOST_LINES = 1000

_INTRODUCTION = (
    "SET SELF CLIENT_NAME person:deskstretch:guide",
    # Not to cut short a screen reader, which may be reading to the same person.
    "SET SELF PRIORITY TEXT",
    "SET SELF SSML_MODE off",
    # The cues are English, whatever the desktop speaks.
    "SET SELF LANGUAGE en",
)


class Connection:
    """One thread at a time. What goes wrong with the connection or the protocol is an OSError."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        self._lines = connected.makefile("rb")

    @classmethod
    def to(cls, place: Path) -> "Connection":
        """A new one, introduced. Raises Unavailable when the service has nothing to speak with."""
        if sys.platform == "win32":
            raise Unavailable("Speech Dispatcher is not for Windows")
        connected = socket.socket(socket.AF_UNIX)
        connected.settimeout(ANSWERS_WITHIN_S)
        try:
            connected.connect(str(place))
        except OSError:
            connected.close()
            raise
        connection = cls(connected)
        try:
            connection._introduce()
        except BaseException:
            connection.close()
            raise
        return connection

    def say(self, text: str) -> None:
        """This one line in place of what this connection said before; "" only ends that."""
        self._ask("CANCEL SELF")
        if text:
            self._ask("SPEAK")
            # A line with a dot alone ends the message; one that begins with a dot has it doubled.
            self._ask(f".{text}\r\n." if text.startswith(".") else f"{text}\r\n.")

    def close(self) -> None:
        """It goes on saying what it was given, unless that was ended."""
        self._lines.close()
        self._socket.close()

    def _introduce(self) -> None:
        for line in _INTRODUCTION:
            self._ask(line)
        # "dummy" plays a recording that complains of there being nothing else.
        modules = {line for line in self._ask("LIST OUTPUT_MODULES") if line != "dummy"}
        if not modules:
            raise Unavailable("Speech Dispatcher has no voice to speak with")

    def _ask(self, line: str) -> list[str]:
        """The lines of the answer before its last, which says how it went."""
        self._socket.sendall(f"{line}\r\n".encode())
        answer: list[str] = []
        for _ in range(_MOST_LINES):
            code, more, text = self._read()
            if more:
                answer.append(text)
            elif code.startswith("2"):
                return answer
            else:
                raise OSError(f"it refuses what it is told: {code} {text}")
        raise OSError("its answer does not end")

    def _read(self) -> tuple[str, bool, str]:
        line = self._lines.readline(4096)
        if not line.endswith(b"\n"):
            raise ConnectionResetError("it has gone")
        text = line.decode(errors="replace").rstrip()
        return text[:3], text[3:4] == "-", text[4:]
