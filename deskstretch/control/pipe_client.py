"""The client's end of the named pipe. Blocking, and without asyncio: a command has to be quick."""

from ..clock import running_s
from .pipe_end import PipeEnd
from .pipe_lines import Lines
from .pipe_name import pipe_name
from .protocol import MOST_BYTES
from .windows_api import FILE_NOT_FOUND, PIPE_BUSY, TIMED_OUT, failure, invalid, kernel, last_error
from .windows_person import own_sid, owner_of

__all__ = ["PipeConnection", "connect", "pipe_name"]

_READ_AND_WRITE = 0xC000_0000
_OPEN_EXISTING = 3
_OVERLAPPED = 0x4000_0000
_TELL_NOTHING_OF_ME = 0x0010_0000  # SECURITY_SQOS_PRESENT, SECURITY_ANONYMOUS
_SLICE_S = 0.5


class PipeConnection:
    """One connection. Every method may raise OSError; TimeoutError is one of them."""

    def __init__(self, end: PipeEnd, timeout_seconds: float) -> None:
        self._end = end
        self._timeout_s = timeout_seconds
        self._patience_s: float | None = timeout_seconds
        self._lines = Lines(self._receive)

    def send(self, data: bytes) -> None:
        self._end.send(data, self._timeout_s)

    def wait_for_ever(self) -> None:
        """From now on ``read_line`` waits as long as it takes."""
        self._patience_s = None

    def read_line(self, limit: int = MOST_BYTES) -> bytes:
        """The next line without its end; empty when the other side has closed."""
        return self._lines.next(limit, self._patience_s) or b""

    def close(self) -> None:
        self._end.close()

    def _receive(self, within_s: float | None) -> bytes | None:
        """In slices: Python hears of Ctrl-C only when Windows lets go of the thread for a moment."""
        if within_s is not None and within_s <= _SLICE_S:
            return self._end.receive(within_s)
        try:
            return self._end.receive(_SLICE_S)
        except TimeoutError:
            return None


def connect(name: str, timeout_seconds: float) -> PipeConnection:
    """A connection to the pipe; waits while all its places are taken.

    Raises FileNotFoundError when nobody made that pipe, PermissionError when somebody else did,
    TimeoutError, and OSError. Unavailable where there is no Windows.
    """
    pipe = _open(name, running_s() + timeout_seconds)
    try:
        ours = owner_of(pipe) == own_sid()
    except OSError:
        kernel().CloseHandle(pipe)
        raise
    if not ours:
        kernel().CloseHandle(pipe)
        raise PermissionError(0, "the pipe belongs to somebody else")
    return PipeConnection(PipeEnd.of(pipe), timeout_seconds)


def _open(name: str, deadline_s: float) -> int:
    while True:
        # Whoever made the pipe must not learn to act in our name, if it is not ours.
        pipe: int = kernel().CreateFileW(
            name, _READ_AND_WRITE, 0, None, _OPEN_EXISTING, _OVERLAPPED | _TELL_NOTHING_OF_ME, None
        )
        if not invalid(pipe):
            return pipe
        code = last_error()
        if code == PIPE_BUSY:
            code = _await_place(name, deadline_s)
        if code == FILE_NOT_FOUND:
            raise FileNotFoundError(code, "nobody listens on the pipe")
        if code == TIMED_OUT:
            raise TimeoutError("the pipe is busy")
        if code:
            raise failure("cannot open the pipe", code)


def _await_place(name: str, deadline_s: float) -> int:
    """Wait until the pipe may have a place; 0, or the code of the failure."""
    left_ms = int((deadline_s - running_s()) * 1000)
    if left_ms <= 0:
        return TIMED_OUT
    return 0 if kernel().WaitNamedPipeW(name, left_ms) else last_error()
