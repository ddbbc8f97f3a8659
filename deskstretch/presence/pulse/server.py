"""The sound server, as far as this program asks it: who records from a microphone."""

import asyncio
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from ...core.errors import Unavailable
from . import tagstruct
from .tagstruct import NOTHING, Value
from .wire import ANSWER_WITHIN_S, Wire

GET_SERVER_INFO, GET_SOURCE_INFO, GET_SOURCE_OUTPUT_INFO_LIST = 20, 23, 32

_FIELDS = 18
"""Of one recording, in version 22 of the protocol; they follow each other without anything between."""

_telling = itemgetter(3, 4, 9, 11, 12)
"""Of those: the client, the source, how it is resampled, what it says of itself, whether it is halted."""

_LEVEL_METER = "peaks"
"""How PulseAudio resamples for a volume control that only shows how loud it is."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A program that listens to a microphone. ``properties`` are what it says of itself."""

    properties: Mapping[str, str]


class SoundServer:
    """Everything raises Unavailable as ``Wire`` does."""

    def __init__(self, wire: Wire, title: str) -> None:
        self._wire = wire
        self.title = title
        """ "PulseAudio 16.1" or "PipeWire 1.2.7"."""

    @classmethod
    async def reach(cls, socket: Path, cookie: bytes) -> "SoundServer":
        """All of it within ``ANSWER_WITHIN_S``."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                wire = await Wire.open(socket, cookie)
                try:
                    return cls(wire, _title(await wire.ask(GET_SERVER_INFO)))
                except BaseException:
                    wire.close()
                    raise
        except TimeoutError as error:
            raise Unavailable("the sound server is too slow") from error

    async def recordings(self) -> list[Recording]:
        """Of microphones, by other programs, now; oldest first."""
        answer = await self._wire.ask(GET_SOURCE_OUTPUT_INFO_LIST)
        if answer is None:
            raise Unavailable("the sound server does not tell who records")
        self._wire.is_fresh()
        found = []
        for recording, source in _of_programs(answer):
            if await self._is_microphone(source):
                found.append(recording)
        return found

    async def change(self) -> None:
        """Wait until ``recordings`` may be others than they were."""
        await self._wire.change()

    def close(self) -> None:
        self._wire.close()

    async def _is_microphone(self, source: int) -> bool:
        """Not so where the sound of a loudspeaker comes back: whoever records the screen listens there."""
        answer = await self._wire.ask(GET_SOURCE_INFO, tagstruct.number(source), tagstruct.text(None))
        if answer is None:  # gone in the meantime; of that comes word
            return False
        match answer:
            case [_, _, _, _, _, _, _, _, int(monitor_of), *_]:
                return monitor_of == NOTHING
        raise Unavailable("the sound server's answer cannot be read")


def _of_programs(answer: list[Value]) -> Iterator[tuple[Recording, int]]:
    """The recordings of programs that really listen, and the source each has."""
    if len(answer) % _FIELDS:
        raise Unavailable("the sound server's answer cannot be read")
    for first in range(0, len(answer), _FIELDS):
        match _telling(answer[first : first + _FIELDS]):
            case int(client), int(source), method, dict(properties), bool(corked):
                # Without a client, a module of the server listens: an echo canceller, say.
                listens = NOTHING not in (client, source) and not corked
                if listens and method != _LEVEL_METER and not _passes_on(properties):
                    yield Recording(properties), source
            case _:
                raise Unavailable("the sound server's answer cannot be read")


def _passes_on(properties: Mapping[str, str]) -> bool:
    """Whether a stream of PipeWire is a level meter, or one half of a filter between two others."""
    return properties.get("stream.monitor") == "true" or "node.link-group" in properties


def _title(answer: list[Value] | None) -> str:
    match answer:
        case [str(package), str(version), *_]:
            pipewire = re.search(r"PipeWire [\w.-]{1,20}", package)
            return pipewire[0] if pipewire else f"PulseAudio {version[:20]}"
    raise Unavailable("the sound server does not say what it is")
