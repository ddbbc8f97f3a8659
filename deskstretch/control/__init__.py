"""The control channel: the commands speak to the running program through a socket of the person's own.

A client connects, sends one request, reads the answers, and the server closes. Request and answers are
lines of JSON (``protocol.py``). On Linux and macOS it is a unix socket that only its owner can reach,
on Windows a named pipe with the same rights. What a request does is the program's to say.
"""

from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import Protocol

Replies = Callable[[bytes], AsyncGenerator[bytes, None]]
"""Answers one request, a line without its end, with lines without theirs. Loop thread; raises nothing.

The generator is closed when the client has gone: one that follows what happens never ends by itself.
"""


class Server(Protocol):
    """Listens, and hands every request to the ``Replies`` it was made with. All on the loop thread."""

    async def start(self) -> None:
        """Listen. Raises Unavailable, in words, when that cannot be."""

    async def close(self) -> None:
        """Stop listening and drop every client, within a second."""


def choose_server(socket: Path, replies: Replies) -> Server:
    """The server of this system. ``socket`` is the place (on Windows it only makes the pipe's name)."""
    import sys

    if sys.platform == "win32":
        from .pipe_server import PipeServer, pipe_name

        return PipeServer(pipe_name(socket), replies)
    from .unix_server import UnixServer

    return UnixServer(socket, replies)
