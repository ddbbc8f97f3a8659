"""A connection that is rebuilt when it is lost."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..core.errors import Unavailable

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio.message_bus import MessageBus

FIRST_RETRY_S = 1.0
LONGEST_RETRY_S = 60.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ears:
    """Who hears what about the connection. ``on_message`` returns whether it dealt with the message."""

    on_open: Callable[[], None]
    on_lost: Callable[[], None]
    on_message: Callable[["Message"], bool]


class Connection:
    """The socket to the bus, over reconnects. ``known_as``: what people call it, "session bus".

    ``find`` gives its address whenever it is connected to; it may raise Unavailable.
    """

    def __init__(self, find: Callable[[], str], answer_within_s: float, ears: Ears, known_as: str) -> None:
        self._find = find
        self._known_as = known_as
        self._answer_within_s = answer_within_s
        self._ears = ears
        self._socket: MessageBus | None = None
        self._keeping: asyncio.Task[None] | None = None

    @property
    def connected(self) -> bool:
        return self._socket is not None and self._socket.connected

    @property
    def unique_name(self) -> str | None:
        return self._socket.unique_name if self._socket and self._socket.connected else None

    async def open(self) -> None:
        """Connect, and from then on rebuild a lost connection until ``close``. Raises Unavailable.

        Once it was open, another call changes nothing.
        """
        if self._keeping:
            return
        await self._connect()
        self._keeping = asyncio.create_task(self._keep())

    async def close(self) -> None:
        """Leave the bus, within a second."""
        socket, self._socket = self._socket, None
        keeping, self._keeping = self._keeping, None
        if socket and socket.connected:
            socket.disconnect()
        elif keeping:
            keeping.cancel()
        if keeping:
            await asyncio.wait([keeping], timeout=1)

    def send(self, message: "Message") -> int:
        """Send a message and return its serial. Raises Unavailable without a connection."""
        if not self._socket or not self._socket.connected:
            raise Unavailable(f"not connected to the {self._known_as}")
        # A write that fails ends the connection, which we hear of elsewhere.
        with suppress(OSError):  # dbus-fast closes the socket, and then stumbles over it
            sent = self._socket.send(message)
            # asyncio would print it again
            sent.add_done_callback(lambda done: done.cancelled() or done.exception())
        return message.serial

    async def _connect(self) -> None:
        address = self._find()
        try:
            from dbus_fast.aio.message_bus import MessageBus

            async with asyncio.timeout(self._answer_within_s):
                socket = await MessageBus(address).connect()
        except TimeoutError as error:
            raise Unavailable(
                f"{self._known_as}: no answer within {self._answer_within_s:g} s ({address})"
            ) from error
        except Exception as error:  # dbus-fast may be absent, and lets through whatever its parts raise
            raise Unavailable(f"{self._known_as}: {error or type(error).__name__} ({address})") from error
        socket.add_message_handler(self._ears.on_message)
        self._socket = socket
        self._ears.on_open()

    async def _keep(self) -> None:
        while socket := self._socket:
            with suppress(Exception):  # why it ended does not matter: it is gone
                await socket.wait_for_disconnect()  # type: ignore[no-untyped-call]
            self._ears.on_lost()
            if self._socket is socket:
                log.warning("The connection to the %s was lost; trying to get it back", self._known_as)
                await self._reconnect()
                log.info("The connection to the %s is back", self._known_as)

    async def _reconnect(self) -> None:
        retry_s = FIRST_RETRY_S
        while True:
            await asyncio.sleep(retry_s)
            try:
                return await self._connect()
            except Unavailable as error:
                log.debug("%s", error)
                retry_s = min(2 * retry_s, LONGEST_RETRY_S)
