"""What comes through a pipe, cut into lines."""

from collections.abc import Callable

from ..clock import running_s

Receive = Callable[[float | None], bytes | None]
"""What comes in next, within so many seconds (None: for ever): b"" when the other end has gone, None when
there was nothing yet. Raises TimeoutError, and OSError."""


class LineTooLong(OSError):
    """More came than a line may have."""


class Lines:
    """Cuts what comes at the newlines, and holds no more than a line may have. For one thread."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._held = bytearray()

    def next(self, most_bytes: int, within_s: float | None) -> bytes | None:
        """The next line without its newline; None when the other end has gone, also in the middle of one.

        The seconds are for the whole line: who sends it byte by byte gains nothing. Raises TimeoutError,
        LineTooLong and OSError.
        """
        deadline_s = None if within_s is None else running_s() + within_s
        searched = 0
        while (end := self._held.find(b"\n", searched)) < 0:
            searched = len(self._held)
            if searched > most_bytes:
                break
            came = self._receive(None if deadline_s is None else max(0.0, deadline_s - running_s()))
            if came == b"":
                return None
            self._held += came or b""
        if not 0 <= end <= most_bytes:
            raise LineTooLong(f"a line has at most {most_bytes} bytes")
        line = bytes(self._held[:end])
        del self._held[: end + 1]
        return line
