"""A compositor that a test plays: it speaks the wire protocol, and does what it is told."""

import asyncio
import struct
from contextlib import suppress
from pathlib import Path

from deskstretch.presence.wayland_wire import Incoming, Message, request

DISPLAY, REGISTRY, SYNC, SEAT, NOTIFIER = 1, 2, 3, 4, 5
EXT = "ext_idle_notifier_v1"
KWIN = "org_kde_kwin_idle"


def error(words: str) -> bytes:
    return request(DISPLAY, 0, NOTIFIER, 1, words)


class Compositor:
    """``offers``: the interfaces and their versions. ``watches``: the milliseconds of each living one.

    ``greeting`` takes the place of everything it would say itself; empty: it never says a word.
    """

    def __init__(self, path: Path, offers: dict[str, int], greeting: bytes | None = None) -> None:
        self.path = path
        self._offers = offers
        self._greeting = greeting
        self.watches: dict[int, int] = {}
        self.requests: list[tuple[int, tuple[int, ...]]] = []
        self.bound: dict[int, tuple[str, int]] = {}
        self.visits = 0
        self._writer: asyncio.StreamWriter | None = None
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        self._server = await asyncio.start_unix_server(self._serve, self.path)

    async def stop(self) -> None:
        """Gone, with every connection."""
        if self._server:
            self._server.close()
            self._server = None
            self.path.unlink(missing_ok=True)
        self.hang_up()
        await asyncio.sleep(0)

    def hang_up(self) -> None:
        if self._writer:
            self._writer.transport.abort()
            self._writer = None

    def say(self, data: bytes) -> None:
        assert self._writer
        self._writer.write(data)

    def idled(self, after_ms: int) -> None:
        self.say(b"".join(request(number, 0) for number, ms in self.watches.items() if ms == after_ms))

    def resumed(self, after_ms: int) -> None:
        self.say(b"".join(request(number, 1) for number, ms in self.watches.items() if ms == after_ms))

    def take_away(self, interface: str) -> None:
        self.say(request(REGISTRY, 1, 1 + list(self._offers).index(interface)))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.visits += 1
        self._writer = writer
        self.watches.clear()
        incoming = Incoming()
        with suppress(ConnectionError):
            while data := await reader.read(4096):
                for message in incoming.feed(data):
                    self._take(message)
        writer.close()

    def _take(self, message: Message) -> None:
        words = struct.unpack(f"={len(message.body) // 4}I", message.body)
        match message.sender, message.opcode:
            case (1, 1):
                self.say(self._introduction() if self._greeting is None else self._greeting)
            case (1, 0) if self._greeting is None:
                self.say(request(SYNC, 0, 0) + request(DISPLAY, 1, SYNC))
            case (2, 0):
                interface, at = message.text(4)
                self.bound[message.number(at + 4)] = interface, message.number(at)
            case (5, opcode):
                self.requests.append((opcode, words))
                interface, _ = self.bound[NOTIFIER]
                number, *rest = words
                after_ms, seat = rest if interface == EXT else reversed(rest)
                assert seat == SEAT
                self.watches[number] = after_ms
            case (number, 0) if number in self.watches:
                del self.watches[number]
                self.say(request(DISPLAY, 1, number))

    def _introduction(self) -> bytes:
        offers = enumerate(self._offers.items(), 1)
        return b"".join(request(REGISTRY, 0, name, *offer) for name, offer in offers)
