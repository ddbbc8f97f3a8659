"""A control socket with a program behind it that only echoes, and clients that send what they like."""

import asyncio
import socket
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

from deskstretch.control import Replies
from deskstretch.control.unix_server import UnixServer

WITHIN_S = 5
"""Patience for a busy machine."""


@contextmanager
def short_folder() -> Iterator[Path]:
    """The path of a socket has room for some hundred letters, and pytest's folders are long."""
    with tempfile.TemporaryDirectory(prefix="ds-", dir="/tmp") as folder:
        yield Path(folder)


async def echo(line: bytes) -> AsyncGenerator[bytes, None]:
    yield b"you said " + line


class Following:
    """Replies without end, as those of ``watch``: the first at once, the next at each ``news``."""

    def __init__(self) -> None:
        self.news = asyncio.Event()
        self.under_way = 0

    async def replies(self, line: bytes) -> AsyncGenerator[bytes, None]:
        self.under_way += 1
        try:
            while True:
                yield line
                await self.news.wait()
        finally:
            self.under_way -= 1


@asynccontextmanager
async def listening(replies: Replies = echo) -> AsyncIterator[Path]:
    """A server while the block lasts; the path of its socket."""
    with short_folder() as folder:
        server = UnixServer(folder / "run/socket", replies)
        await server.start()
        try:
            yield folder / "run/socket"
        finally:
            await server.close()


async def say(path: Path, data: bytes, *, and_leave: bool = False) -> bytes:
    """Everything that comes back until the server closes; ``and_leave``: nothing more will be sent."""
    loop, heard = asyncio.get_running_loop(), b""
    with connect(path) as client:
        client.setblocking(False)
        async with asyncio.timeout(WITHIN_S):
            # Both are errors where the server did not want to read all of it.
            with suppress(ConnectionError):
                await loop.sock_sendall(client, data)
                if and_leave:
                    client.shutdown(socket.SHUT_WR)
            with suppress(ConnectionError):
                while some := await loop.sock_recv(client, 65536):
                    heard += some
    return heard


def connect(path: Path) -> socket.socket:
    """A client that does nothing by itself."""
    client = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    client.connect(str(path))
    return client
