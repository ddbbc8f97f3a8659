"""Hear what a sound server without hardware plays, and tell how high it is."""

import math
import os
import select
import subprocess
import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from deskstretch.clock import running_s
from tests.presence.sound import PulseAudio

RATE_HZ = 44_100
AUDIBLE = 300
"""Of 32767: more than rounding, and far less than any tone."""


class Ear:
    """Listens at the loudspeaker's monitor from the moment it is made."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout
        self._sound = process.stdout.fileno()

    def hear(self, *, within_s: float = 10.0, silence_s: float = 0.4, most_s: float = 60.0) -> list[int]:
        """From the first sound until it has been silent again for so long; [] if nothing comes."""
        heard: list[int] = []
        last_s = until_s = running_s() + within_s
        most = round(most_s * RATE_HZ)
        while (running_s() < until_s if not heard else running_s() < last_s + silence_s) and len(
            heard
        ) < most:
            block = self._block()
            if max(map(abs, block), default=0) > AUDIBLE:
                last_s = running_s()
            elif not heard:
                continue
            heard += block
        return heard

    def _block(self) -> "array[int]":
        ready, _, _ = select.select([self._sound], [], [], 0.1)
        data = os.read(self._sound, 1 << 16) if ready else b""
        # A pipe may cut a sample in two; parec writes whole ones, and the pipe holds many.
        block = array("h", data[: len(data) // 2 * 2])
        if sys.byteorder == "big":
            block.byteswap()
        return block


@contextmanager
def ear(server: PulseAudio) -> Iterator[Ear]:
    """One that already listens: silence has arrived."""
    how = ["--raw", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1", "--latency-msec=30"]
    command = ["parec", *how, f"--server=unix:{server.socket}", "--device=null.monitor"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            assert process.stdout
            assert select.select([process.stdout], [], [], 10)[0], "the monitor is mute"
            yield Ear(process)
        finally:
            process.kill()


def loudness(samples: Sequence[float], frequency_hz: float) -> float:
    """How much of this frequency is in it (Goertzel's way)."""
    turn = 2 * math.cos(math.tau * frequency_hz / RATE_HZ)
    before = now = 0.0
    for sample in samples:
        before, now = now, sample + turn * now - before
    return math.sqrt(max(0.0, now * now + before * before - turn * now * before)) / max(1, len(samples))


def loudest(samples: Sequence[float], among: Sequence[float]) -> float:
    return max(among, key=lambda frequency: loudness(samples, frequency))
