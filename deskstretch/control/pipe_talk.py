"""A client of the named pipe: one request, and its replies, on a thread of its own."""

import asyncio
import logging
import queue
from contextlib import suppress
from typing import Protocol

from . import Replies
from .pipe_lines import Lines, LineTooLong
from .protocol import MOST_BYTES, refuse

log = logging.getLogger(__name__)

PATIENCE_S = 10.0
"""How long a client may take to send its request, or to read an answer."""

_LAST_WORDS_S = 0.5


class End(Protocol):
    """The server's end of the pipe; see ``PipeEnd``."""

    def receive(self, within_s: float | None) -> bytes | None: ...
    def send(self, data: bytes, within_s: float) -> None: ...
    def nudge(self) -> None: ...


class Conversation:
    """Reads and writes on a thread of its own, which may wait; the replies are made on the loop."""

    def __init__(self, end: End, replies: Replies, loop: asyncio.AbstractEventLoop) -> None:
        self._end = end
        self._replies = replies
        self._loop = loop
        self._said: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._taken = asyncio.Event()
        self._telling: asyncio.Task[None] | None = None

    def run(self) -> None:
        """Answer one request; returns when all is said. Raises OSError: the client is gone, or too slow."""
        try:
            line = Lines(self._end.receive).next(MOST_BYTES, PATIENCE_S)
        except LineTooLong:
            self._send(refuse(f"a request has at most {MOST_BYTES} bytes"))
            return
        if line is not None:
            self._answer(line)

    def _answer(self, line: bytes) -> None:
        self._loop.call_soon_threadsafe(self._begin, line)
        try:
            while (reply := self._next_reply()) is not None:
                self._send(reply)
                self._loop.call_soon_threadsafe(self._taken.set)
        except OSError:
            self._loop.call_soon_threadsafe(self._give_up)
            with suppress(queue.Empty):
                while self._said.get(timeout=_LAST_WORDS_S) is not None:
                    pass
            raise

    def _next_reply(self) -> bytes | None:
        """The next one, None at the end. Raises BrokenPipeError when the client goes first."""
        while self._said.empty():
            # What else it sends is thrown away; a pipe that nobody reads would not tell that it broke.
            if self._end.receive(None) == b"":
                raise BrokenPipeError("the client has gone")
        return self._said.get()

    def _send(self, line: bytes) -> None:
        self._end.send(line + b"\n", PATIENCE_S)

    # The rest is for the loop thread.

    def _begin(self, line: bytes) -> None:
        self._telling = self._loop.create_task(self._tell(line))
        self._telling.add_done_callback(self._told)

    def _give_up(self) -> None:
        if self._telling is not None:
            self._telling.cancel()

    async def _tell(self, line: bytes) -> None:
        replies = self._replies(line)
        try:
            async for reply in replies:
                self._say(reply)
                # One at a time: a client that reads slowly must not pile them up in here.
                await self._taken.wait()
                self._taken.clear()
        finally:
            await replies.aclose()

    def _told(self, telling: asyncio.Task[None]) -> None:
        if not telling.cancelled() and (error := telling.exception()):
            log.error("a request was not answered", exc_info=error)
        self._say(None)

    def _say(self, reply: bytes | None) -> None:
        self._said.put(reply)
        self._end.nudge()
