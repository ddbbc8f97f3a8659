"""The control channel as a named pipe: Windows."""

import asyncio
import ctypes
import logging
import threading
from functools import partial

from ..clock import running_s
from ..core.errors import Unavailable
from . import Replies
from .pipe_end import PipeEnd
from .pipe_name import pipe_name
from .pipe_talk import Conversation
from .protocol import MOST_BYTES
from .windows_api import failure, invalid, kernel, last_error, new_event
from .windows_person import for_own_use_only

__all__ = ["MOST_CLIENTS", "PipeServer", "pipe_name"]

log = logging.getLogger(__name__)

MOST_CLIENTS = 32
"""Each takes a thread. Who comes later waits for one of them to leave."""

_IN_THE_DOORWAY = 2  # one that waits for a seat, and the place for the next

_TIME_TO_END_S = 0.8
_LOOK_S = 0.01

_DUPLEX = 0x0000_0003
_OVERLAPPED = 0x4000_0000
_FIRST_INSTANCE = 0x0008_0000
_BYTES_FROM_HERE_ONLY = 0x0000_0008  # byte mode is 0; PIPE_REJECT_REMOTE_CLIENTS


class PipeServer:
    """Fills the role ``Server``. Windows itself lets only this person in.

    asyncio has a server for pipes, which nobody is kept out of: it takes no security descriptor.
    So one thread waits for clients, and each of them has one more for as long as it stays.
    """

    def __init__(self, name: str, replies: Replies) -> None:
        self._name = name
        self._replies = replies
        self._stop: int | None = None
        self._accepting: threading.Thread | None = None
        self._seats = threading.Semaphore(MOST_CLIENTS)

    async def start(self) -> None:
        self._stop = new_event(stays_set=True)
        try:
            # Refused when there is one already: it would be somebody else who hears what we are told.
            first = self._listen(self._stop, _FIRST_INSTANCE)
        except OSError as error:
            kernel().CloseHandle(self._stop)
            why = error.strerror or error
            raise Unavailable(f"no commands can reach this program: {self._name}: {why}") from error
        self._accepting = threading.Thread(
            target=self._accept,
            args=(first, self._stop, asyncio.get_running_loop()),
            name="control",
            daemon=True,
        )
        self._accepting.start()

    async def close(self) -> None:
        if self._accepting is None or self._stop is None:
            return
        kernel().SetEvent(self._stop)
        if await self._have_ended(self._accepting):
            kernel().CloseHandle(self._stop)
        else:
            log.warning("a client of the control pipe is still there")
        self._accepting = None

    async def _have_ended(self, accepting: threading.Thread) -> bool:
        """Wait until all threads have ended: when every seat can be had."""
        deadline_s, taken = running_s() + _TIME_TO_END_S, 0
        while running_s() < deadline_s:
            if not accepting.is_alive():
                while taken < MOST_CLIENTS and self._seats.acquire(blocking=False):
                    taken += 1
                if taken == MOST_CLIENTS:
                    return True
            # Not a join: the threads that end have last words for the loop.
            await asyncio.sleep(_LOOK_S)
        return False

    def _listen(self, stop: int, flags: int = 0) -> PipeEnd:
        """One more instance of the pipe, for the next client. Raises OSError."""
        with for_own_use_only() as security:
            pipe = kernel().CreateNamedPipeW(
                self._name,
                _DUPLEX | _OVERLAPPED | flags,
                _BYTES_FROM_HERE_ONLY,
                MOST_CLIENTS + _IN_THE_DOORWAY,
                MOST_BYTES,
                MOST_BYTES,
                0,
                ctypes.byref(security),
            )
        if invalid(pipe):
            raise failure("cannot make the pipe", last_error())
        return PipeEnd.of(pipe, stop)

    def _accept(self, listening: PipeEnd, stop: int, loop: asyncio.AbstractEventLoop) -> None:
        """Let the clients in, on a thread of its own.

        The next instance is made before a client is served: without any, the name would be free to take.
        """
        try:
            while listening.accept():
                client, listening = listening, self._listen(stop)
                self._seats.acquire()
                serve = partial(self._serve, client, Conversation(client, self._replies, loop))
                threading.Thread(target=serve, name="control client", daemon=True).start()
        except OSError as error:
            log.error("no more commands can reach this program: %s", error)  # noqa: TRY400 - no traceback
        finally:
            listening.close()

    def _serve(self, client: PipeEnd, conversation: Conversation) -> None:
        try:
            conversation.run()
        except OSError as error:
            log.debug("a client of the control pipe: %s", error)
        finally:
            client.close()
            self._seats.release()
