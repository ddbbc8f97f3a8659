"""Players: real ones on a real sound server, and scripts for what goes wrong."""

import logging
import sys
import threading
from pathlib import Path

import pytest

from deskstretch.clock import running_s
from deskstretch.core.errors import Unavailable
from deskstretch.sound import Chimes, SilentPlayer, Tone, choose_player
from deskstretch.sound.chimes import tone_file
from deskstretch.sound.linux_player import programs
from deskstretch.sound.program_player import ProgramPlayer
from deskstretch.sound.tones import silence
from tests.sound.conftest import needs
from tests.sound.ear import ear, loudest, loudness
from tests.sound.test_program import until

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the players of Linux")
pytestmark = on_linux

NOTES_HZ = (440.0, 554.37, 659.26)


def only(name: str) -> ProgramPlayer:
    """A player with this program alone, as it would be called."""
    needs(name)
    return ProgramPlayer([one for one in programs() if one.name == name])


@pytest.mark.parametrize("name", ["paplay", "aplay"])
def test_a_tone_reaches_the_loudspeaker(name, server, tmp_path):
    player = only(name)
    chimes = Chimes(player, tmp_path / "cache")
    with ear(server) as listening:
        chimes.ring(Tone.SWITCH)
        heard = listening.hear()
    chimes.close()
    assert loudest(heard, NOTES_HZ) == 554.37
    assert player.name == name
    assert 6000 < max(map(abs, heard)) < 9000  # 12 dB below full


def test_the_next_tone_takes_the_place_of_the_one_that_sounds(server, tmp_path):
    chimes = Chimes(only("paplay"), tmp_path)
    with ear(server) as listening:
        chimes.ring(Tone.END)
        chimes.ring(Tone.SWITCH)
        heard = listening.hear(silence_s=1.0)
    chimes.close()
    assert loudness(heard, 554.37) > 5 * loudness(heard, 440)


def test_the_last_tone_is_not_cut_off_when_the_guide_ends(server, tmp_path):
    chimes = Chimes(only("paplay"), tmp_path)
    with ear(server) as listening:
        chimes.ring(Tone.END)
        chimes.close()
        heard = listening.hear()
    assert loudest(heard[-len(heard) // 2 :], NOTES_HZ) == 440


def test_a_player_whose_server_does_not_run_is_followed_by_the_next(server, tmp_path, caplog, monkeypatch):
    """As on a computer with PipeWire's programs, and PulseAudio."""
    needs("pw-play", "paplay")
    (tmp_path / "pipewire-0").touch()
    player = choose_player()
    assert player.name == "pw-play"
    chimes = Chimes(player, tmp_path / "cache")
    with ear(server) as listening:
        chimes.ring(Tone.SWITCH)
        heard = listening.hear()
    chimes.close()
    assert loudest(heard, NOTES_HZ) == 554.37
    assert player.name == "paplay"
    assert not [one for one in caplog.records if one.levelno >= logging.WARNING], "nothing is amiss"


def test_pipewires_player_is_left_alone_where_pipewire_does_not_run(program, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    for name in ("pw-play", "aplay"):
        program(name, "exit 0")
    assert [one.name for one in programs()] == ["aplay"]
    (tmp_path / "pipewire-0").touch()
    assert [one.name for one in programs()] == ["pw-play", "aplay"]


def test_the_file_is_the_last_word_of_the_command_and_absolute(program, tmp_path, monkeypatch):
    given = tmp_path / "given"
    program("aplay", f'echo "$*" > {given}.part; /bin/mv {given}.part {given}')
    monkeypatch.chdir(tmp_path)
    chimes = Chimes(choose_player(), Path("-cache"))
    chimes.ring(Tone.START)
    until(given.exists)
    chimes.close()
    assert given.read_text() == f"--quiet {tmp_path}/-cache/start-1.wav\n"


def test_to_play_never_waits_for_the_player(program, tmp_path):
    program("aplay", "exec /bin/sleep 60")
    player = choose_player()
    path = tone_file(Tone.START, tmp_path)
    began = running_s()
    for _ in range(5):
        player.play(path)
    assert running_s() - began < 0.5
    player.close()


def test_of_many_at_once_one_plays_and_none_stays(program, tmp_path):
    number = tmp_path / "numbers"
    program("aplay", f"echo $$ >> {number}; exec /bin/sleep 60")
    player = choose_player()
    for _ in range(5):
        player.play(tmp_path)
        until(number.exists)
    numbers = number.read_text().split()
    player.close()
    alive = [one for one in numbers if Path(f"/proc/{one}").exists()]
    assert alive == []


def test_a_player_that_hangs_is_ended_and_not_asked_again(program, tmp_path, caplog):
    caplog.set_level(logging.INFO)
    played = tmp_path / "played"
    program("paplay", "while :; do :; done")
    program("aplay", f"echo yes >> {played}")
    player = ProgramPlayer(programs(), limit_s=0.3)
    player.play(tmp_path)
    until(lambda: player.name == "aplay")
    # The tone that hung would be late.
    assert not played.exists()
    player.play(tmp_path)
    until(played.exists)
    player.close()
    assert "paplay was not done after 0.3 s, and was ended; from now on: aplay" in caplog.text


def test_when_none_works_there_is_silence_and_one_line_that_says_why(program, tmp_path, caplog):
    program("paplay", "exit 1")
    program("aplay", "exit 2")
    player = choose_player()
    for _ in range(3):
        player.play(tmp_path)
        until(lambda: player.name == "no player that works")
    player.close()
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING] == [
        "no tones: paplay failed (it ended with 1); aplay failed (it ended with 2)"
    ]


def test_a_player_that_is_tried_out_plays_and_says_which_one_it_is(server, tmp_path):
    path = tmp_path / "silence.wav"
    path.write_bytes(silence())
    player = only("paplay")
    player.try_out(path, 5.0)
    assert player.name == "paplay"
    with ear(server) as listening:
        player.try_out(path, 5.0)
        assert listening.hear(within_s=0.5) == []


def test_one_that_fails_when_tried_gives_way_to_the_next(program, tmp_path):
    program("paplay", "exit 1")
    program("aplay", "exit 0")
    player = choose_player()
    player.try_out(tmp_path, 1.0)
    assert player.name == "aplay"


def test_when_all_fail_each_says_why(program, tmp_path):
    program("paplay", "exit 1")
    program("aplay", "exit 2")
    with pytest.raises(Unavailable, match=r"paplay failed .*; aplay failed \(it ended with 2\)"):
        choose_player().try_out(tmp_path, 1.0)


def test_one_that_takes_its_time_is_not_taken_for_broken(program, tmp_path):
    """A loudspeaker may have to wake up."""
    program("paplay", "exec /bin/sleep 60")
    player = choose_player()
    player.try_out(tmp_path, 0.2)
    assert player.name == "paplay"


def test_where_no_player_is_installed_the_reason_names_them(program):
    player = choose_player()
    assert isinstance(player, SilentPlayer)
    assert player.reason == "none of pw-play, paplay, aplay and canberra-gtk-play is installed"
    player.play(Path("/nowhere.wav"))
    player.close()
    with pytest.raises(Unavailable, match="is installed"):
        player.try_out(Path("/nowhere.wav"), 1.0)


def test_no_thread_stays_after_the_end(program, tmp_path):
    program("aplay", "exit 0")
    player = choose_player()
    player.play(tmp_path)
    player.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "tones"]
