"""The three tones, computed: soft, warm, and told apart without looking.

A stretch that begins goes up a fifth, one that is done comes down again, and a change of side is the one
note between them. Each note is a sine with two quiet overtones that die away sooner, as in a struck bar.
"""

import io
import math
import sys
import wave
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

RATE_HZ = 44_100
PEAK = 10 ** (-12 / 20)
"""-12 dBFS: to be heard beside a voice in a call, and not to startle in a quiet room."""

_ATTACK_S, _RELEASE_S = 0.015, 0.08
_OVERTONES = ((1, 1.0), (2, 0.22), (3, 0.07))
"""Multiple of the note's frequency, and loudness beside it."""


class Tone(StrEnum):
    """When it sounds."""

    START = "start"
    SWITCH = "switch"
    END = "end"


@dataclass(frozen=True, slots=True)
class Note:
    """``decay_s``: after so long it has fallen to a third. It rings until the tone is over."""

    frequency_hz: float
    begins_s: float
    decay_s: float


_SILENCE_S = 0.05

_A, _C_SHARP, _E = 440.0, 554.37, 659.26
"""Low enough to be warm, and high enough for the loudspeaker of a laptop."""

LENGTHS_S: Mapping[Tone, float] = {Tone.START: 0.6, Tone.SWITCH: 0.45, Tone.END: 0.8}

NOTES: Mapping[Tone, tuple[Note, ...]] = {
    Tone.START: (Note(_A, 0.0, 0.12), Note(_E, 0.15, 0.22)),
    Tone.SWITCH: (Note(_C_SHARP, 0.0, 0.18),),
    Tone.END: (Note(_E, 0.0, 0.14), Note(_A, 0.18, 0.3)),
}


def wav(tone: Tone) -> bytes:
    """The whole file: one channel, 16 bits, 44.1 kHz. Takes about a tenth of a second."""
    return _wav(samples(tone))


def silence() -> bytes:
    """Such a file with nothing to hear, to try a player with."""
    return _wav([0.0] * round(_SILENCE_S * RATE_HZ))


def _wav(values: Sequence[float]) -> bytes:
    whole = io.BytesIO()
    with wave.open(whole, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(_as_bytes(values))
    return whole.getvalue()


def samples(tone: Tone) -> list[float]:
    """From silence to silence, between -PEAK and PEAK, which is reached."""
    sum_of_all = [0.0] * _count(tone)
    for note in NOTES[tone]:
        _add(note, sum_of_all)
    loudest = max(map(abs, sum_of_all))
    return [value * PEAK / loudest for value in sum_of_all]


def _count(tone: Tone) -> int:
    return round(LENGTHS_S[tone] * RATE_HZ)


def _add(note: Note, whole: list[float]) -> None:
    begins = round(note.begins_s * RATE_HZ)
    length = len(whole) - begins
    fades = [_fade(at, length) for at in range(length)]
    for multiple, loudness in _OVERTONES:
        turn = math.tau * note.frequency_hz * multiple / RATE_HZ
        fall = -multiple / (note.decay_s * RATE_HZ)
        for at, fade in enumerate(fades):
            whole[begins + at] += loudness * fade * math.exp(fall * at) * math.sin(turn * at)


def _fade(at: int, length: int) -> float:
    """In and out along half a cosine: a loudspeaker that has to jump clicks."""
    edge = min(at / (_ATTACK_S * RATE_HZ), (length - 1 - at) / (_RELEASE_S * RATE_HZ), 1.0)
    return (1 - math.cos(math.pi * edge)) / 2


def _as_bytes(values: Sequence[float]) -> bytes:
    numbers = array("h", (round(value * 32_767) for value in values))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
