"""One end of a named pipe: reads and writes that wait no longer than they are told to."""

import ctypes
import threading

from .transfer import Transfer
from .windows_api import (
    BROKEN_PIPE,
    NO_DATA,
    NOT_CONNECTED,
    PIPE_CONNECTED,
    failure,
    kernel,
    new_event,
    wait_any,
)

_GONE = (BROKEN_PIPE, NO_DATA, NOT_CONNECTED)
_CHUNK_BYTES = 16 * 1024


class PipeEnd:
    """Owns the handle of a pipe that was opened for overlapped use, and serves one thread.

    A read stays under way between two calls of ``receive``, so that it is known at once when the other
    end goes, and nobody has to look again and again.
    """

    def __init__(
        self, pipe: int, nudged: int, reading: Transfer, writing: Transfer, stop: int | None
    ) -> None:
        self._pipe = pipe
        self._nudged = nudged
        self._reading = reading
        self._writing = writing
        self._stop = () if stop is None else (stop,)
        self._incoming = ctypes.create_string_buffer(_CHUNK_BYTES)
        self._lock = threading.Lock()
        self._open = True

    @classmethod
    def of(cls, pipe: int, stop: int | None = None) -> "PipeEnd":
        """The end with this handle. When the event ``stop`` is set, every wait ends as if the other end had
        gone. Raises OSError."""
        try:
            return cls(pipe, new_event(stays_set=False), Transfer.of(pipe), Transfer.of(pipe), stop)
        except OSError:
            kernel().CloseHandle(pipe)
            raise

    def accept(self) -> bool:
        """Wait for a client, on a server's end; False when it is stopped before. Raises OSError."""
        code = self._reading.start(kernel().ConnectNamedPipe)
        if code in (PIPE_CONNECTED, *_GONE):  # it was quicker, and may have left already
            return True
        if not code:
            if wait_any((*self._stop, self._reading.event), None) in self._stop:
                return False
            _, code = self._reading.finish()
        if code:
            raise failure("cannot listen on the pipe", code)
        return True

    def receive(self, within_s: float | None) -> bytes | None:
        """What comes next. b"": the other end has gone. None: nudged, or nothing yet.

        Raises TimeoutError (the read goes on) and OSError.
        """
        code = 0
        if not self._reading.under_way:
            code = self._reading.start(kernel().ReadFile, self._incoming, _CHUNK_BYTES, None)
        size = 0
        if not code:
            came = wait_any((*self._stop, self._nudged, self._reading.event), within_s)
            if came is None:
                raise TimeoutError("nothing came through the pipe in time")
            if came != self._reading.event:
                return None if came == self._nudged else b""
            size, code = self._reading.finish()
        if code in _GONE:
            return b""
        if code:
            raise failure("cannot read from the pipe", code)
        # Somebody may write nothing at all, and that arrives; it is not the end.
        return ctypes.string_at(self._incoming, size) or None

    def send(self, data: bytes, within_s: float) -> None:
        """Write it all. Raises TimeoutError when the other end does not read, and OSError."""
        outgoing = ctypes.create_string_buffer(data, len(data))
        code = self._writing.start(kernel().WriteFile, outgoing, len(data), None)
        if not code:
            # Its own event first: an answer that fits in is delivered also by a server that is ending.
            came = wait_any((self._writing.event, *self._stop), within_s)
            if came != self._writing.event:
                self._writing.cancel()
                if came is None:
                    raise TimeoutError("the other end of the pipe does not read")
                raise BrokenPipeError("the pipe is closing")
            _, code = self._writing.finish()
        if code in _GONE:
            raise BrokenPipeError("the other end of the pipe has gone")
        if code:
            raise failure("cannot write to the pipe", code)

    def nudge(self) -> None:
        """Have ``receive`` return None, now or the next time. From any thread, also after ``close``."""
        with self._lock:  # once closed, the number of an event may be that of another one
            if self._open:
                kernel().SetEvent(self._nudged)

    def close(self) -> None:
        """Let go, once or several times. What was written stays for the other end to read."""
        with self._lock:
            if self._open:
                self._open = False
                self._reading.close()
                self._writing.close()
                kernel().CloseHandle(self._nudged)
                # Disconnecting it first would throw away what the other end has not read yet.
                kernel().CloseHandle(self._pipe)
