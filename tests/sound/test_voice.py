"""Voices: real ones on a real sound server, and scripts for what goes wrong."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskstretch.clock import running_s
from deskstretch.sound import SilentVoice, Voice, choose_voice, speech_dispatcher
from deskstretch.sound.espeak import espeak
from deskstretch.sound.program_voice import ProgramVoice
from deskstretch.sound.speaking import LONGEST, Speaker, spoken
from tests.sound.conftest import needs
from tests.sound.ear import RATE_HZ, ear
from tests.sound.test_program import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the voices of Linux")

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " * 3


def seconds(heard: list[int]) -> float:
    return len(heard) / RATE_HZ


def voices_at_work() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "voice"]


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING]


# -- Speech Dispatcher, the real one


@pytest.fixture
def service(server, tmp_path, monkeypatch) -> Iterator[Path]:
    """The socket of a Speech Dispatcher that is this test's own, and not started yet."""
    needs("speech-dispatcher", "espeak-ng")
    for name in ("SPEECHD_ADDRESS", "SPEECHD_PORT"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "speech-dispatcher"
    yield folder / "speechd.sock"
    for number in folder.glob("pid/*.pid"):
        end(number)


def end(number: Path) -> None:
    """The service, which is nobody's child."""
    process = Path(f"/proc/{number.read_text().strip()}")
    if "speech-dispatch" in (process / "comm").read_text() if process.exists() else "":
        os.kill(int(process.name), signal.SIGTERM)
        until(lambda: not process.exists() or ") Z " in (process / "stat").read_text())


@pytest.fixture
def voice(service) -> Iterator[Voice]:
    chosen = choose_voice()
    yield chosen
    chosen.close()


def test_a_cue_is_heard_from_a_service_that_has_to_be_started(voice, server, service):
    assert voice.name == "Speech Dispatcher"
    assert not service.exists()
    with ear(server) as listening:
        voice.say("left side, two of two")
        heard = listening.hear()
    assert service.exists()
    assert voice.name == "Speech Dispatcher"
    assert 1 < seconds(heard) < 5


def test_a_new_cue_takes_the_place_of_the_one_before(voice, server):
    with ear(server) as listening:
        voice.say(LONG)
        assert listening.hear(most_s=0.5)
        voice.say("change")
        rest = listening.hear()
    assert 0.2 < seconds(rest) < 4


def test_a_hush_ends_the_cue_and_the_next_one_is_heard(voice, server):
    with ear(server) as listening:
        voice.say(LONG)
        assert listening.hear(most_s=0.5)
        voice.hush()
        assert seconds(listening.hear()) < 2.5
        voice.say("go on")
        assert seconds(listening.hear()) > 0.3


def test_the_end_of_the_guide_ends_the_cue(voice, server):
    with ear(server) as listening:
        voice.say(LONG)
        assert listening.hear(most_s=0.5)
        voice.close()
        assert seconds(listening.hear()) < 2.5


def test_a_service_that_dies_in_between_is_started_anew(voice, server, service, caplog):
    with ear(server) as listening:
        voice.say("one")
        assert listening.hear()
        end(service.parent / "pid" / "speech-dispatcher.pid")
        voice.say("two")
        assert listening.hear()
    assert voice.name == "Speech Dispatcher"
    assert warnings(caplog) == []


def test_no_text_is_a_command_of_the_protocol(voice, server, caplog):
    with ear(server) as listening:
        for text in (". one", "\r\n.\r\nQUIT\r\n", "<b> two"):
            voice.say(text)
            assert listening.hear(), text
    assert warnings(caplog) == []


def test_a_service_without_a_voice_is_followed_by_espeak(service, server, tmp_path, monkeypatch, caplog):
    """It would play a recording that complains of it."""
    settings = tmp_path / ".config" / "speech-dispatcher" / "speechd.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text('AddModule "dummy" "sd_dummy" ""\nDefaultModule dummy\n')
    voice = choose_voice()
    with ear(server) as listening:
        voice.say("left side")
        heard = listening.hear()
    assert voice.name == "espeak-ng"
    voice.close()
    assert seconds(heard) < 3
    assert warnings(caplog) == [
        "voice: Speech Dispatcher has no voice to speak with; from now on: espeak-ng"
    ]


# -- espeak-ng, the real one


def test_espeak_is_heard_and_cut_short(server):
    needs("espeak-ng")
    voice = Speaker([espeak()])
    with ear(server) as listening:
        voice.say(LONG)
        assert listening.hear(most_s=0.5)
        voice.say("-v --help change")
        assert 0.3 < seconds(listening.hear()) < 6
    voice.close()


# -- what goes wrong


@pytest.fixture
def no_service(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("SPEECHD_ADDRESS", raising=False)


@pytest.mark.usefixtures("no_service")
def test_where_nothing_speaks_the_reasons_are_told(program):
    voice = choose_voice()
    assert isinstance(voice, SilentVoice)
    assert voice.reason == "Speech Dispatcher is not installed; espeak-ng is not installed"
    voice.say("hello")
    voice.hush()
    voice.close()


@pytest.mark.usefixtures("no_service")
def test_a_service_of_another_computer_is_not_ours(program, monkeypatch):
    program("espeak", "exit 0")
    monkeypatch.setenv("SPEECHD_ADDRESS", "inet_socket:192.0.2.1:6560")
    assert choose_voice().name == "espeak"


@pytest.mark.usefixtures("no_service")
def test_a_service_that_cannot_be_started_is_followed_by_espeak(program, tmp_path, caplog):
    heard = tmp_path / "heard"
    program("speech-dispatcher", "exit 1")
    program("espeak-ng", f"/bin/cat > {heard}.part; /bin/mv {heard}.part {heard}")
    voice = choose_voice()
    voice.say("left side")
    until(heard.exists)
    voice.close()
    assert heard.read_text() == "left side\n"
    assert warnings(caplog) == ["voice: speech-dispatcher failed (it ended with 1); from now on: espeak-ng"]


@pytest.mark.usefixtures("no_service")
def test_to_speak_never_waits(program, monkeypatch):
    monkeypatch.setattr(speech_dispatcher, "STARTS_WITHIN_S", 1.0)
    program("speech-dispatcher", "exec /bin/sleep 60")
    voice = choose_voice()
    began = running_s()
    for _ in range(5):
        voice.say("left side")
    voice.hush()
    assert running_s() - began < 0.5
    began = running_s()
    voice.close()
    assert running_s() - began < 0.9
    until(lambda: not voices_at_work())


def test_a_program_that_hangs_is_ended_and_not_asked_again(program, caplog):
    voice = Speaker([ProgramVoice("hangs", [str(program("hangs", "while :; do :; done"))], limit_s=0.3)])
    voice.say("hello")
    until(lambda: voice.name == "no voice that works")
    voice.say("hello")
    voice.close()
    assert warnings(caplog) == [
        "voice: hangs was not done after 0.3 s, and was ended; from now on: no voice that works"
    ]
    assert voices_at_work() == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  left side,\n two of two ", "left side, two of two"),
        ("[[slnc 9000]] hold", "slnc 9000 hold"),
        ("<break time='9s'/>hold", "break time='9s'/ hold"),
        ("a\x1b]0;b\x07\x00c\u202e", "a 0;b c"),
        ("links – Übung", "links – Übung"),
        ("\n\t ", ""),
        ("é" * 1000, "é" * LONGEST),
    ],
)
def test_a_cue_is_one_line_without_orders_to_a_voice(text, line):
    assert spoken(text) == line
