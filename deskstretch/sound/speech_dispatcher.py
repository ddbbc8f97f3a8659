"""Speech Dispatcher, the desktop's own speech service: it knows the person's voice, pace and volume.

Tried: version 0.11 with espeak-ng, heard through PulseAudio 16: a cue, a cue in place of a cue, a service
that had to be started, one that died in between, one without any voice.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from ..core.errors import Unavailable
from .latest import Turn
from .program import run
from .ssip import Connection

STARTS_WITHIN_S = 10.0
"""It loads its voices first: 0.3 s with one of them, more with those that are downloaded."""

_UNIX = "unix_socket"


def speech_dispatcher() -> "SpeechDispatcher":
    """Raises Unavailable where it neither runs nor can be started."""
    place = _socket()
    program = shutil.which("speech-dispatcher")
    if program is None and not place.exists():
        raise Unavailable("Speech Dispatcher is not installed")
    return SpeechDispatcher(place, program)


class SpeechDispatcher:
    """``place``: its socket. ``program``: what starts it; None: it can only be found running.

    The service is the person's own, as for every other program that speaks. It goes by itself a few
    seconds after the last of them has gone.
    """

    name = "Speech Dispatcher"

    def __init__(self, place: Path, program: str | None) -> None:
        self._place = place
        self._program = program
        self._connection: Connection | None = None

    def speak(self, text: str, turn: Turn) -> None:
        """Returns as soon as the service has it; only the first time has to wait for it."""
        connection = self._connection
        if connection:
            try:
                connection.say(text)
            except OSError:
                # It has died, or was restarted with new settings: one more try, with the next one.
                self._let_go()
            else:
                return
        if text and not turn.called_off:
            self._say_anew(text)

    def close(self) -> None:
        if self._connection:
            # Else it goes on until the end of what it was given.
            with suppress(OSError):
                self._connection.say("")
            self._let_go()

    def _let_go(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def _say_anew(self, text: str) -> None:
        try:
            self._connection = self._reach()
            self._connection.say(text)
        except OSError as error:
            raise Unavailable(f"Speech Dispatcher: {error.strerror or error}") from error

    def _reach(self) -> Connection:
        with suppress(FileNotFoundError, ConnectionRefusedError):
            return Connection.to(self._place)
        if self._program is None:
            raise Unavailable("Speech Dispatcher does not run, and cannot be started")
        how = ("--spawn", "--communication-method", _UNIX, "--socket-path", str(self._place))
        # Returns when the service is in the background, and its socket there. Not called off with the cue:
        # the next one needs it just as well.
        run((self._program, *how), Turn(), limit_s=STARTS_WITHIN_S)
        return Connection.to(self._place)


def _socket() -> Path:
    """Where its clients look for it. Raises Unavailable when that is another computer's."""
    if address := os.environ.get("SPEECHD_ADDRESS"):
        method, _, path = address.partition(":")
        if method != _UNIX:
            raise Unavailable("SPEECHD_ADDRESS names no socket on this computer")
        if path:
            return Path(path)
    folder = os.environ.get("XDG_RUNTIME_DIR") or Path.home() / ".cache"
    return Path(folder) / "speech-dispatcher" / "speechd.sock"
