"""A connection to a Wayland compositor that can do one thing: have us told when nobody touches anything.

Without libwayland: two protocols, both of four messages, need no more than a socket. They say the same in
other numbers. ext-idle-notify-v1 is the common one; org_kde_kwin_idle is what compositors had before it.
"""

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ..core.errors import Unavailable
from ..toml_rules import printable
from .wayland_wire import Garbled, Incoming, Message, request

ANSWER_WITHIN_S = 1.0

_DISPLAY, _REGISTRY, _SYNC, _SEAT, _NOTIFIER = 1, 2, 3, 4, 5
_FIRST_WATCH = 6
# requests of wl_display and wl_registry, and the one that ends a watch
_SYNC_REQUEST, _GET_REGISTRY, _BIND, _END = 0, 1, 0, 0
# events
_ERROR, _GLOBAL, _GLOBAL_REMOVE, _IDLED, _RESUMED = 0, 0, 1, 0, 1


@dataclass(frozen=True, slots=True)
class _Protocol:
    """``watch``: the number of the request for a watch, by the version that has it, newest first."""

    name: str
    interface: str
    watch: tuple[tuple[int, int], ...]
    seat_first: bool = False


_PROTOCOLS = (
    # Of version 2 is a watch for input alone: a film that keeps the screen awake does not hold it up.
    _Protocol("ext-idle-notify-v1", "ext_idle_notifier_v1", watch=((2, 2), (1, 1))),
    _Protocol("org_kde_kwin_idle", "org_kde_kwin_idle", watch=((1, 0),), seat_first=True),
)
_WANTED = ("wl_seat", *(protocol.interface for protocol in _PROTOCOLS))


@dataclass(frozen=True, slots=True)
class Ears:
    """Who hears what. ``on_idle`` gets the number of the watch, and whether it began (or ended)."""

    on_idle: Callable[[int, bool], None]
    on_lost: Callable[[str], None]


class Compositor(asyncio.Protocol):
    """The other end. ``Ears.on_lost`` is called once, unless we left ourselves."""

    def __init__(self, ears: Ears) -> None:
        self._ears = ears
        self._incoming = Incoming()
        self._transport: asyncio.Transport | None = None
        self._globals: dict[str, tuple[int, int]] = {}
        self._introduced: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._protocol = _PROTOCOLS[0]
        self._watch_request = 0
        self._next_watch = _FIRST_WATCH
        self._why_lost = "the compositor has gone"

    @classmethod
    async def reach(cls, ears: Ears) -> "Compositor":
        """The one that ``$WAYLAND_DISPLAY`` names. Raises Unavailable when it cannot tell idle time."""
        loop = asyncio.get_running_loop()
        compositor, path = cls(ears), _socket()
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                await loop.create_unix_connection(lambda: compositor, str(path))
                compositor._say(_DISPLAY, _GET_REGISTRY, _REGISTRY)
                compositor._say(_DISPLAY, _SYNC_REQUEST, _SYNC)
                await compositor._introduced
            compositor._bind()
        except TimeoutError as error:
            compositor.leave()
            raise Unavailable(f"no answer from the compositor within {ANSWER_WITHIN_S:g} s") from error
        except OSError as error:
            raise Unavailable(f"no compositor at {path}: {error.strerror or error}") from error
        except BaseException:
            compositor.leave()
            raise
        return compositor

    @property
    def protocol(self) -> str:
        """The one that is spoken: "ext-idle-notify-v1"."""
        return self._protocol.name

    def watch(self, after_ms: int) -> int:
        """Have ``on_idle`` called when nothing was touched for so long; the number of the watch."""
        number, self._next_watch = self._next_watch, self._next_watch + 1
        order = (_SEAT, after_ms) if self._protocol.seat_first else (after_ms, _SEAT)
        self._say(_NOTIFIER, self._watch_request, number, *order)
        return number

    def end(self, watch: int) -> None:
        """Nothing more is to be told of this watch; a last word may be on its way."""
        self._say(watch, _END)

    def leave(self) -> None:
        """Close the connection; nothing is called any more."""
        self._ears = Ears(lambda _watch, _began: None, lambda _why: None)
        if self._transport:
            self._transport.abort()

    # -- called by asyncio

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        try:
            for message in self._incoming.feed(data):
                self._hear(message)
        except Garbled as error:
            self._give_up(f"the compositor talks nonsense: {error}")

    def connection_lost(self, _exc: Exception | None) -> None:
        if not self._introduced.done():
            self._introduced.set_exception(Unavailable(self._why_lost))
        else:
            self._ears.on_lost(self._why_lost)

    # -- what is said and heard

    def _say(self, target: int, opcode: int, *arguments: int | str) -> None:
        if self._transport:
            self._transport.write(request(target, opcode, *arguments))

    def _hear(self, message: Message) -> None:
        match message.sender:
            case sender if sender >= _FIRST_WATCH and message.opcode in (_IDLED, _RESUMED):
                self._ears.on_idle(sender, message.opcode == _IDLED)
            case sender if sender == _REGISTRY and message.opcode == _GLOBAL:
                interface, version_at = message.text(4)
                if interface in _WANTED:
                    self._globals.setdefault(interface, (message.number(0), message.number(version_at)))
            case sender if sender == _REGISTRY and message.opcode == _GLOBAL_REMOVE:
                self._taken_away(message.number(0))
            case sender if sender == _SYNC and not self._introduced.done():
                self._introduced.set_result(None)
            case sender if sender == _DISPLAY and message.opcode == _ERROR:
                words, _ = message.text(8)
                self._give_up(f"the compositor refuses: {printable(words, most=100)}")

    def _taken_away(self, name: int) -> None:
        """Without the seat or the notifier that is in use, no watch says anything any more."""
        for interface in ("wl_seat", self._protocol.interface):
            if interface in self._globals and self._globals[interface][0] == name:
                self._give_up(f"the compositor is without {interface} now")

    def _give_up(self, why: str) -> None:
        self._why_lost = why
        if self._transport:
            self._transport.abort()

    def _bind(self) -> None:
        """Take the first seat, and the best protocol there is. Raises Unavailable."""
        offered = [protocol for protocol in _PROTOCOLS if protocol.interface in self._globals]
        if not offered:
            raise Unavailable("the compositor offers neither ext-idle-notify-v1 nor org_kde_kwin_idle")
        if "wl_seat" not in self._globals:
            raise Unavailable("the compositor has no seat")
        self._protocol = offered[0]
        name, version = self._globals[self._protocol.interface]
        usable = [pair for pair in self._protocol.watch if pair[0] <= version]
        if not usable:
            raise Unavailable(f"the compositor offers version {version} of {self._protocol.interface}")
        version, self._watch_request = usable[0]
        seat, _ = self._globals["wl_seat"]
        self._say(_REGISTRY, _BIND, seat, "wl_seat", 1, _SEAT)
        self._say(_REGISTRY, _BIND, name, self._protocol.interface, version, _NOTIFIER)


def _socket() -> Path:
    """Raises Unavailable when the environment names none."""
    display = os.environ.get("WAYLAND_DISPLAY", "")
    if display.startswith("/"):
        return Path(display)
    folder = os.environ.get("XDG_RUNTIME_DIR")
    if not display or not folder:
        raise Unavailable("WAYLAND_DISPLAY or XDG_RUNTIME_DIR is not set")
    return Path(folder) / display
