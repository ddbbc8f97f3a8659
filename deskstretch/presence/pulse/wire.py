"""One connection to a sound server: requests, their answers, and word that something has changed."""

import asyncio
import os
import socket
import struct
import sys
from pathlib import Path

from ...core.errors import Unavailable
from .tagstruct import Value, blob, number, properties, values

ANSWER_WITHIN_S = 1.5
MOST_BYTES = 4_000_000
"""Of one message. A desk with a hundred recordings at once needs a tenth of it."""

VERSION = 22
"""Of the protocol, from 2011: the first that tells all that is needed. Both sides keep to the lower one.

The bits that would offer shared memory are not set, so that everything comes through the socket.
"""

CONTROL = 0xFFFF_FFFF
"""The channel of everything that is not sound."""

ERROR, REPLY = 0, 2
AUTH, SET_CLIENT_NAME, SUBSCRIBE, SUBSCRIBE_EVENT = 8, 9, 35, 66
OF_RECORDINGS = 0x08
"""Which events are wanted: a recording begins, ends, or is otherwise than it was."""

_DESCRIPTOR = struct.Struct(">5I")
_COMMAND = struct.Struct(">cIcI")


class Wire:
    """One task at a time may use it. Every method raises Unavailable when the server has gone, answers
    what cannot be read, or does not answer within ``ANSWER_WITHIN_S``.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._asked = 0
        self._is_stale = False

    @classmethod
    async def open(cls, place: Path, cookie: bytes) -> "Wire":
        end = socket.socket(socket.AF_UNIX)
        try:
            end.settimeout(0)
            end.connect(str(place))
            introduce(end, message(AUTH, 0, number(VERSION), blob(cookie)))
            wire = cls(*await asyncio.open_unix_connection(sock=end))
        except OSError as error:
            end.close()
            raise Unavailable(f"{place}: {error.strerror or error}") from error
        try:
            await wire._greet()
        except BaseException:
            wire.close()
            raise
        return wire

    async def ask(self, command: int, *arguments: bytes) -> list[Value] | None:
        """The values of the answer; None when the server says that there is no such thing."""
        self._asked += 1
        # Nothing waits until it is sent: a request is a few bytes, and only one is under way.
        self._writer.write(message(command, self._asked, *arguments))
        return await self._answer()

    def is_fresh(self) -> None:
        """What was asked last is how things are; ``change`` waits for what comes after it."""
        self._is_stale = False

    async def change(self) -> None:
        """Wait until a recording has begun, ended or changed since ``is_fresh``."""
        while not self._is_stale:
            await self._receive()

    def close(self) -> None:
        self._writer.close()

    async def _greet(self) -> None:
        answer = await self._answer()
        if answer is None:
            raise Unavailable("the sound server refuses us")
        if not answer or not isinstance(answer[0], int) or answer[0] & 0xFFFF < VERSION:
            raise Unavailable("the sound server is from before 2011")
        who = {"application.name": "deskstretch", "application.process.id": str(os.getpid())}
        await self.ask(SET_CLIENT_NAME, properties(who))
        await self.ask(SUBSCRIBE, number(OF_RECORDINGS))

    async def _answer(self) -> list[Value] | None:
        """To what was asked last."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                while True:
                    command, request, rest = await self._receive()
                    if request == self._asked and command in (REPLY, ERROR):
                        return values(rest) if command == REPLY else None
        except TimeoutError as error:
            raise Unavailable("the sound server does not answer") from error

    async def _receive(self) -> tuple[int, int, bytes]:
        """The next message: its command, which request it answers, and the rest."""
        try:
            length, channel, *_ = _DESCRIPTOR.unpack(await self._reader.readexactly(_DESCRIPTOR.size))
            if not _COMMAND.size <= length <= MOST_BYTES or channel != CONTROL:
                raise Unavailable("the sound server says what cannot be read")
            packet = await self._reader.readexactly(length)
        except (EOFError, OSError) as error:
            raise Unavailable("the sound server has gone") from error
        _, command, _, request = _COMMAND.unpack_from(packet)
        self._is_stale |= command == SUBSCRIBE_EVENT
        return command, request, packet[_COMMAND.size :]


def message(command: int, request: int, *arguments: bytes) -> bytes:
    """As it goes over the wire."""
    packet = _COMMAND.pack(b"L", command, b"L", request) + b"".join(arguments)
    return _DESCRIPTOR.pack(len(packet), CONTROL, 0, 0, 0) + packet


def introduce(end: socket.socket, first: bytes) -> None:
    """Send the first message along with who we are, as the kernel vouches for it.

    A server that has only just let us in does not ask the kernel by itself, and would want the cookie.
    """
    if sys.platform == "linux":
        us = struct.pack("=iII", os.getpid(), os.getuid(), os.getgid())
        end.sendmsg([first], [(socket.SOL_SOCKET, socket.SCM_CREDENTIALS, us)])
