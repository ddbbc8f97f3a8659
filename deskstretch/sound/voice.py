"""Spoken cues: the voice the system has, behind a small protocol."""

import logging
import sys
from collections.abc import Callable
from typing import Protocol

from ..core.errors import Unavailable
from .speaking import Engine, Speaker

log = logging.getLogger(__name__)


class Voice(Protocol):
    """Says one short cue at a time; the latest wins. Called on the guide's thread; nothing raises."""

    @property
    def name(self) -> str:
        """For doctor: "Speech Dispatcher"."""

    def say(self, text: str) -> None:
        """Say it, in place of what is being said. Returns at once. Text of any kind, also a pack's."""

    def hush(self) -> None:
        """End what is being said: at a pause, or when the person mutes the guide."""

    def close(self) -> None:
        """End what is being said, and let go of everything, within a second."""


class SilentVoice:
    """Where nothing speaks. ``reason``: why, in words for doctor."""

    name = "no voice"

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def say(self, _: str) -> None:
        """Silence."""

    def hush(self) -> None:
        """It is silent."""

    def close(self) -> None:
        """There is nothing to let go of."""


def choose_voice() -> Voice:
    """The voice of this system, ready; a SilentVoice where there is none. Starts and connects nothing."""
    engines: list[Engine] = []
    reasons: list[str] = []
    for make in _makers():
        try:
            engines.append(make())
        except Unavailable as error:
            reasons.append(str(error))
    if engines:
        return Speaker(engines)
    log.info("no voice: %s", "; ".join(reasons))
    return SilentVoice("; ".join(reasons))


_Make = Callable[[], Engine]
"""Makes an engine that is there; raises Unavailable."""


def _makers() -> tuple[_Make, ...]:
    """The best first: a later one takes over when one before it fails."""
    if sys.platform == "win32":
        return (_windows,)
    if sys.platform == "darwin":
        return (_macos,)
    return _speech_dispatcher, _espeak


def _windows() -> Engine:
    from .windows_voice import WindowsVoice

    return WindowsVoice()


def _macos() -> Engine:
    from .macos_voice import macos_voice

    return macos_voice()


def _speech_dispatcher() -> Engine:
    from .speech_dispatcher import speech_dispatcher

    return speech_dispatcher()


def _espeak() -> Engine:
    from .espeak import espeak

    return espeak()
