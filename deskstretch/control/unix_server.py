"""The control channel as a unix socket: Linux and macOS."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path

from ..core.errors import Unavailable
from . import Replies
from .protocol import MOST_BYTES, refuse
from .unix_peer import is_ours
from .unix_place import Identity, bind, identity, make_private

log = logging.getLogger(__name__)

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

PATIENCE_S = 10.0
"""How long a client may take to send its request, or to read an answer."""

GRACE_S = 1.0
"""How long an answer may take for a client that has nothing more to say."""

MOST_CLIENTS = 200
"""A program in a loop must not use up the files a process may have open."""

BREATHER_S = 1.0
"""How long nobody is let in when there are no files left for it."""


class UnixServer:
    """Fills the role ``Server``. Only the owner of the folder gets in; who else connects is sent away.

    asyncio has a server of its own. But when that one is closed, clients it is just letting in are
    still on their way, and there is no waiting for them.
    """

    def __init__(self, path: Path, replies: Replies) -> None:
        self._path = path
        self._replies = replies
        self._listening: socket.socket | None = None
        self._clients: set[asyncio.Task[None]] = set()
        self._made: Identity = None

    async def start(self) -> None:
        try:
            make_private(self._path.parent)
            self._listening = bind(self._path)
            self._listening.listen(MOST_CLIENTS)
        except OSError as error:
            if self._listening:
                self._listening.close()
                self._listening = None
            why = error.strerror or error
            raise Unavailable(f"no commands can reach this program: {self._path}: {why}") from error
        self._made = identity(self._path)
        self._look_out()

    async def close(self) -> None:
        if self._listening is None:
            return
        asyncio.get_running_loop().remove_reader(self._listening)
        self._listening.close()
        self._listening = None
        for client in self._clients:
            client.cancel()
        await asyncio.gather(*self._clients, return_exceptions=True)
        if identity(self._path) == self._made:
            # Otherwise it is another program's by now. One that stays is taken over by the next start.
            with contextlib.suppress(OSError):
                self._path.unlink()

    def _look_out(self) -> None:
        if self._listening:
            asyncio.get_running_loop().add_reader(self._listening, self._let_in, self._listening)

    def _let_in(self, listening: socket.socket) -> None:
        """Somebody knocks."""
        try:
            connection, _ = listening.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        except OSError as error:
            log.warning("a client of the control socket cannot come in: %s", error.strerror)
            # It goes on knocking, and answering that at once would take all of a processor.
            loop = asyncio.get_running_loop()
            loop.remove_reader(listening)
            loop.call_later(BREATHER_S, self._look_out)
            return

        def left(client: asyncio.Task[None]) -> None:
            self._clients.discard(client)
            connection.close()  # for one that was cancelled before its first step

        serve = self._serve if len(self._clients) < MOST_CLIENTS else _turn_away
        client = asyncio.create_task(_welcome(connection, serve))
        self._clients.add(client)
        client.add_done_callback(left)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                line = await reader.readuntil()
        except asyncio.IncompleteReadError:
            return
        except asyncio.LimitOverrunError:
            await _write(writer, refuse(f"a request has at most {MOST_BYTES} bytes"))
            return
        gone = asyncio.create_task(_gone(reader))
        replies = self._replies(line.removesuffix(b"\n"))
        try:
            while (reply := await _next(replies, gone)) is not None:
                await _write(writer, reply)
        finally:
            # In this order: `close` may cancel the waiting, and the replies must know before.
            await replies.aclose()
            gone.cancel()
            await asyncio.wait((gone,))


async def _welcome(connection: socket.socket, serve: Serve) -> None:
    if not is_ours(connection):
        log.warning("another user tried to send a command")
        return
    try:
        reader, writer = await asyncio.open_unix_connection(sock=connection, limit=MOST_BYTES)
        # Every answer is on its way before the next step is taken, and with it before the end.
        writer.transport.set_write_buffer_limits(high=0)
        try:
            await serve(reader, writer)
        finally:
            # Closing would wait for the client to read what is left, and some never do.
            writer.transport.abort()
    except OSError as error:
        log.debug("a client of the control socket: %s", error or "too slow")


async def _turn_away(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await _write(writer, refuse("too many clients at once"))


async def _next(replies: AsyncGenerator[bytes, None], gone: asyncio.Task[None]) -> bytes | None:
    """The next reply; None at the end, or when the client has gone and there is none yet."""
    reply = asyncio.create_task(_one(replies))
    try:
        await asyncio.wait((reply, gone), return_when=asyncio.FIRST_COMPLETED)
        # Some clients close their end for writing and still read: `echo ... | nc -U` does.
        await asyncio.wait((reply,), timeout=GRACE_S)
        if reply.done():
            return reply.result()
    finally:
        if not reply.done():
            reply.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await reply
    return None


async def _one(replies: AsyncGenerator[bytes, None]) -> bytes | None:
    return await anext(replies, None)


async def _gone(reader: asyncio.StreamReader) -> None:
    """Wait for the end of the connection; what else the client sends is thrown away."""
    with contextlib.suppress(OSError):
        while await reader.read(MOST_BYTES):
            pass


async def _write(writer: asyncio.StreamWriter, line: bytes) -> None:
    writer.write(line + b"\n")
    async with asyncio.timeout(PATIENCE_S):
        await writer.drain()
