"""The client's end of the unix socket. Blocking, and without asyncio: a command has to be quick."""

import socket
from pathlib import Path

from .protocol import MOST_BYTES
from .unix_peer import is_ours


class UnixConnection:
    """One connection. Every method may raise OSError; TimeoutError is one of them."""

    def __init__(self, path: Path, *, timeout_seconds: float) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._left = b""
        try:
            self._socket.settimeout(timeout_seconds)
            self._socket.connect(str(path))
            _check(self._socket)
        except BaseException:
            self._socket.close()
            raise

    def send(self, data: bytes) -> None:
        self._socket.sendall(data)

    def wait_for_ever(self) -> None:
        """From now on ``read_line`` waits as long as it takes."""
        self._socket.settimeout(None)

    def read_line(self) -> bytes:
        """The next line without its end; empty when the other side has closed."""
        while b"\n" not in self._left:
            got = self._socket.recv(MOST_BYTES)
            if not got:
                return b""
            self._left += got
        line, _, self._left = self._left.partition(b"\n")
        return line

    def close(self) -> None:
        self._socket.close()


def _check(connection: socket.socket) -> None:
    """What a stranger answers must not reach the terminal."""
    if not is_ours(connection):
        raise PermissionError(0, "the socket belongs to somebody else")
