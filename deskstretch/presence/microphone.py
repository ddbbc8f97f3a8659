"""A call, as the sound server sees it: another program records from a microphone.

A program that is muted in a call mostly goes on recording; a recording that is muted counts all the same.
Sound that is recorded without PulseAudio or PipeWire, or on another computer, is not sensed.

PulseAudio ends itself when it has been without clients for a while, and this is a client. That matters
only where it was set up without a module that keeps it for the length of the session, as it is usually.
"""

import asyncio
import logging
import re
from collections.abc import Callable, Collection, Iterator, Mapping

from ..clock import running_s
from ..core.errors import Unavailable
from ..core.events import Signal
from ..ports import Report
from ..toml_rules import printable
from .listed import listed
from .pulse.place import cookie, sound_server
from .pulse.server import Recording, SoundServer

SETTLE_S = 0.3
"""Changes come in bunches: whoever starts to record makes three or four at once."""

FIRST_RETRY_S = 10.0
LONGEST_RETRY_S = 30.0
"""Longer, and a call that began after the sound server crashed and came back would go unnoticed."""

_NO_CALLS = ("org.gnome.VolumeControl", "org.PulseAudio.pavucontrol", "deskstretch")
"""Volume controls, which show how loud it is, some of them with a stream like any other."""

log = logging.getLogger(__name__)


class Microphone:
    """A ``Detector``. It hears of changes; only a lost server is looked for, at the tick.

    It never starts a sound server. ``never``: programs whose recordings are no call.
    """

    signal = Signal.CALL

    def __init__(
        self, report: Report, never: Collection[str], monotonic: Callable[[], float] = running_s
    ) -> None:
        self.name = "microphone"
        self._report = report
        self._never = (*never, *_NO_CALLS)
        self._monotonic = monotonic
        self._following: asyncio.Task[None] | None = None
        self._retry_s = FIRST_RETRY_S
        self._retry_at = 0.0
        self._warned = False

    async def start(self) -> None:
        sound_server()  # raises when there can never be one
        self.name = "microphone (no sound server yet)"
        if server := await self._reach():
            self._following = asyncio.create_task(self._follow(server))
            await asyncio.sleep(0)  # a task that has not begun could not close the connection

    def look(self, *, due: bool) -> None:  # noqa: ARG002 - what is recorded is known without asking
        """Look for a sound server when there is none."""
        busy = self._following and not self._following.done()
        if not busy and self._monotonic() >= self._retry_at:
            self._following = asyncio.create_task(self._find())

    async def close(self) -> None:
        following, self._following = self._following, None
        if following:
            following.cancel()
            await asyncio.wait([following])

    async def _find(self) -> None:
        if server := await self._reach():
            await self._follow(server)

    async def _reach(self) -> SoundServer | None:
        try:
            socket = sound_server()
            if not socket:
                return None
            server = await SoundServer.reach(socket, cookie())
        except Unavailable as error:
            self._lost(error)
            return None
        self.name = f"microphone ({printable(server.title, most=60)})"
        return server

    async def _follow(self, server: SoundServer) -> None:
        """Report until the server has gone; then nobody is in a call, as far as is known."""
        try:
            while True:
                self._report(self._words(await server.recordings()))
                self._found()
                await server.change()
                await asyncio.sleep(SETTLE_S)
        except Exception as error:  # noqa: BLE001 - whatever went wrong, a call must not last for ever
            self._lost(error)
        finally:
            server.close()
        self._report(None)

    def _found(self) -> None:
        if self._warned:
            log.info("Recordings are sensed again: %s", self.name)
        self._warned = False
        self._retry_s = FIRST_RETRY_S

    def _lost(self, error: Exception) -> None:
        level = logging.DEBUG if self._warned else logging.WARNING
        mistake = None if isinstance(error, Unavailable) else error
        log.log(level, "Recordings are not sensed: %s", error, exc_info=mistake)
        self._warned = True
        self._retry_at = self._monotonic() + self._retry_s
        self._retry_s = min(2 * self._retry_s, LONGEST_RETRY_S)

    def _words(self, recordings: list[Recording]) -> str | None:
        for recording in recordings:
            if not listed(self._never, _names(recording.properties)):
                return f"in a call (microphone in use by {_shown(recording.properties)})"
        return None


def _names(properties: Mapping[str, str]) -> Iterator[str]:
    """All the names a program goes by. The last part of an id is one too."""
    program_id = properties.get("application.id", "")
    yield from (_shown(properties), program_id, program_id.rpartition(".")[2])
    yield properties.get("application.name", "")
    yield properties.get("application.process.binary", "")


def _shown(properties: Mapping[str, str]) -> str:
    """The name a person knows it by.

    Programs that record through a library are named after that: "WEBRTC VoiceEngine" is Discord and
    many others, "ALSA plug-in [zoom]" is Zoom. Chromium records as "Chromium input".
    """
    name = properties.get("application.name", "").strip()
    binary = properties.get("application.process.binary", "").strip()
    if plugged := re.fullmatch(r"ALSA plug-in \[(.+)\]", name):
        name = plugged[1]
    elif name.endswith("VoiceEngine"):
        name = binary
    return printable(name.removesuffix(" input") or binary or "a program", most=60)
