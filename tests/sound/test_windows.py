"""Windows's own player and voice; whether they are heard depends on the computer."""

import logging
import sys

import pytest

from deskstretch.clock import running_s
from deskstretch.sound import Chimes, Tone, choose_player, choose_voice

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="Windows's own")


def test_tones_are_given_to_windows_and_nobody_waits_but_at_the_end(tmp_path):
    player = choose_player()
    assert player.name == "Windows"
    chimes = Chimes(player, tmp_path)
    for tone in Tone:  # made first: that takes its time once
        chimes.ring(tone)
    began = running_s()
    chimes.ring(Tone.END)
    assert running_s() - began < 1
    chimes.close()
    assert running_s() - began < 3


def test_a_sound_that_cannot_be_played_is_said_once_at_most(tmp_path, caplog):
    player = choose_player()
    for _ in range(3):
        player.play(tmp_path / "missing.wav")
    player.close()
    assert len([one for one in caplog.records if one.levelno >= logging.WARNING]) <= 1


def test_a_voice_speaks_or_says_once_why_not(caplog):
    voice = choose_voice()
    assert voice.name == "the Windows voice"
    began = running_s()
    voice.say("left side")
    voice.say("right side")
    voice.hush()
    assert running_s() - began < 1
    voice.close()
    assert running_s() - began < 3
    assert len([one for one in caplog.records if one.levelno >= logging.WARNING]) <= 1
