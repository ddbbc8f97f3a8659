"""The files of the tones."""

import logging
import os
import stat
import sys
from pathlib import Path

import pytest

from deskstretch.sound import Chimes, Tone
from deskstretch.sound.chimes import tone_file
from deskstretch.sound.tones import wav


class Ears:
    """A player that writes down what it plays."""

    name = "ears"

    def __init__(self) -> None:
        self.played: list[Path] = []
        self.closed = False

    def play(self, path: Path) -> None:
        self.played.append(path)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def ears():
    return Ears()


def test_each_tone_is_its_own_file_made_when_it_is_first_rung(ears, tmp_path):
    chimes = Chimes(ears, tmp_path / "cache" / "tones")
    assert not (tmp_path / "cache").exists()
    for tone in Tone:
        chimes.ring(tone)
    assert [path.read_bytes() for path in ears.played] == [wav(tone) for tone in Tone]
    assert len(list((tmp_path / "cache" / "tones").iterdir())) == 3
    chimes.close()
    assert ears.closed


def test_a_file_is_made_once(tmp_path):
    first = tone_file(Tone.END, tmp_path)
    os.utime(first, (0, 0))
    assert tone_file(Tone.END, tmp_path).stat().st_mtime == 0


def test_a_cache_that_was_emptied_is_filled_again(ears, tmp_path):
    chimes = Chimes(ears, tmp_path)
    chimes.ring(Tone.START)
    ears.played[0].unlink()
    chimes.ring(Tone.START)
    assert ears.played[1].exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_new_folder_is_the_persons_alone(tmp_path):
    path = tone_file(Tone.END, tmp_path / "cache")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_where_no_file_can_be_made_there_is_silence_and_one_line(ears, tmp_path, caplog):
    (tmp_path / "cache").write_text("not a folder")
    chimes = Chimes(ears, tmp_path / "cache")
    chimes.ring(Tone.START)
    chimes.ring(Tone.END)
    assert ears.played == []
    (line,) = [one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING]
    assert line.startswith(f"no tones: cannot make the folder {tmp_path / 'cache'}: ")


def test_a_cache_that_cannot_even_be_looked_into_costs_the_tones_alone(ears, tmp_path, caplog):
    """As where a program that was run as root has made it: too long a name fails in the same way."""
    chimes = Chimes(ears, tmp_path / ("x" * 300) / "tones")
    chimes.ring(Tone.START)
    chimes.ring(Tone.END)
    assert ears.played == []
    assert len(caplog.records) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other locks")
def test_a_folder_that_is_full_or_locked_costs_the_tones_alone(ears, tmp_path, monkeypatch, caplog):
    def refused(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refused)
    Chimes(ears, tmp_path).ring(Tone.START)
    assert (ears.played, list(tmp_path.iterdir())) == ([], [])
    assert "no tones: cannot write" in caplog.text
