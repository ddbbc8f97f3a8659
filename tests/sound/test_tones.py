import io
import math
import wave
from itertools import pairwise

import pytest

from deskstretch.sound.tones import LENGTHS_S, NOTES, PEAK, RATE_HZ, Tone, samples, wav
from tests.sound.ear import loudest

every_tone = pytest.mark.parametrize("tone", list(Tone))
SCALE_HZ = [220 * 2 ** (step / 12) for step in range(37)]
"""Three octaves of half tones."""


@every_tone
def test_a_tone_is_short_and_peaks_at_12_below_full(tone):
    made = samples(tone)
    assert 0.3 <= len(made) / RATE_HZ <= 0.8
    assert 20 * math.log10(max(map(abs, made))) == pytest.approx(-12, abs=0.1)


@every_tone
def test_it_begins_and_ends_without_a_click(tone):
    made = samples(tone)
    assert made[0] == pytest.approx(0, abs=1e-9)
    assert made[-1] == pytest.approx(0, abs=1e-9)
    # Soft: a millisecond after the beginning and before the end there is next to nothing yet.
    edge = RATE_HZ // 1000
    assert max(map(abs, made[:edge] + made[-edge:])) < PEAK / 50


@every_tone
def test_it_never_jumps(tone):
    made = samples(tone)
    steepest = max(abs(after - before) for before, after in pairwise(made))
    # As steep as a sine of its highest overtone at full loudness would be, at most.
    highest_hz = 3 * max(note.frequency_hz for note in NOTES[tone])
    assert steepest < PEAK * math.tau * highest_hz / RATE_HZ


@pytest.mark.parametrize(
    ("tone", "first_hz", "last_hz"),
    [(Tone.START, 440, 659.26), (Tone.SWITCH, 554.37, 554.37), (Tone.END, 659.26, 440)],
)
def test_each_has_its_melody(tone, first_hz, last_hz):
    made = samples(tone)
    tenth, third = RATE_HZ // 10, len(made) // 3
    assert loudest(made[:tenth], SCALE_HZ) == pytest.approx(first_hz, rel=0.01)
    assert loudest(made[-third:], SCALE_HZ) == pytest.approx(last_hz, rel=0.01)


@every_tone
def test_it_dies_away(tone):
    made = samples(tone)
    tenth = RATE_HZ // 10
    assert max(map(abs, made[-tenth:])) < PEAK / 3


@every_tone
def test_the_file_is_what_every_player_knows(tone):
    made = wav(tone)
    with wave.open(io.BytesIO(made)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 44_100)
        assert file.getnframes() == round(LENGTHS_S[tone] * RATE_HZ)


def test_the_three_are_told_apart():
    assert len({wav(tone) for tone in Tone}) == 3
