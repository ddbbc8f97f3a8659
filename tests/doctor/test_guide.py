"""What doctor says of the guide, and of what is heard of it."""

import sys

import pytest

from deskstretch.core.settings import Show
from deskstretch.doctor.areas.guide import GuideFacts, guide_finding
from deskstretch.doctor.areas.sound import Part, SoundFacts, sound_finding
from deskstretch.doctor.finding import Level
from deskstretch.doctor.looking.guide import look_at_guide, look_at_sound
from tests.doctor.computers import (
    ALPINE,
    ARCH,
    DEBIAN,
    FEDORA,
    MACOS,
    NIXOS,
    ROCKY,
    SILVERBLUE,
    TUMBLEWEED,
    UBUNTU,
    WAYLAND,
    WINDOWS,
    linux,
)

HERE = linux(DEBIAN, "XFCE")
NO_TK = GuideFacts(problem="No module named 'tkinter'", python_version="3.13")
TONES = Part(by="paplay")
VOICE = Part(by="Speech Dispatcher")
NO_TONES = Part(reason="none of pw-play and paplay is installed")
NO_VOICE = Part(reason="espeak-ng is not installed")
NOT_WANTED = Part(wanted=False)
ASLEEP = Part(wanted=False, by="Speech Dispatcher")


# -- the window


def test_with_tk_and_a_display_there_is_a_window():
    found = guide_finding(GuideFacts(tk="8.6"), HERE)
    assert (found.level, found.summary, found.mend) == (Level.GOOD, "a window (Tk 8.6)", None)


@pytest.mark.parametrize(
    ("distribution", "command"),
    [
        (DEBIAN, "sudo apt install python3-tk"),
        (UBUNTU, "sudo apt install python3-tk"),
        (FEDORA, "sudo dnf install python3-tkinter"),
        (SILVERBLUE, "rpm-ostree install python3-tkinter, restart the computer"),
        (ARCH, "sudo pacman -S tk"),
        (TUMBLEWEED, "sudo zypper install python3-tk"),
        (ALPINE, "doas apk add python3-tkinter"),
        (ROCKY, "install Tk for Python 3"),
        (NIXOS, "install Tk for Python 3"),
    ],
)
def test_without_tk_the_distribution_has_it_for_its_own_python(distribution, command):
    found = guide_finding(NO_TK, linux(distribution))
    assert (found.level, found.summary) == (Level.WARNING, "no window: this Python has no Tk")
    assert found.mend == command
    assert "No module named 'tkinter'. Until then notifications guide" in (found.detail or "")


@pytest.mark.parametrize(
    ("system", "python", "mend"),
    [
        (
            linux(DEBIAN),
            "/home/me/.pyenv/versions/3.13.1",
            "sudo apt install python3-tk, and run deskstretch with the Python of your system",
        ),
        (
            linux(NIXOS),
            "/usr/local",
            "install Tk for Python 3, and run deskstretch with the Python of your system",
        ),
        (WINDOWS, "C:\\Python313", "run the installer of Python again: Modify, and tick tcl/tk"),
        (MACOS, "/opt/homebrew/opt/python@3.13/Frameworks", "brew install python-tk@3.13"),
        (MACOS, "/usr/local/Cellar/python@3.13/3.13.1", "brew install python-tk@3.13"),
        (MACOS, "/Users/me/.pyenv/versions/3.13.1", "such as the one of python.org"),
    ],
)
def test_another_python_gets_its_tk_elsewhere(system, python, mend):
    facts = GuideFacts(problem="No module named '_tkinter'", python=python, python_version="3.13")
    assert mend in (guide_finding(facts, system).mend or "")


def test_without_a_display_or_xwayland_there_is_no_window():
    facts = GuideFacts(tk="8.6", display=False)
    found = guide_finding(facts, linux(DEBIAN, screen={}))
    assert (found.level, found.summary) == (Level.WARNING, "no window: there is no display")
    found = guide_finding(facts, linux(DEBIAN, "sway", {"WAYLAND_DISPLAY": "wayland-0"}))
    assert (found.summary, found.mend) == (
        "no window: Tk draws on X11 alone",
        "let your compositor run XWayland",
    )


@pytest.mark.parametrize("show", [Show.NOTIFICATIONS, Show.OFF])
def test_who_wants_no_window_misses_nothing(show):
    found = guide_finding(GuideFacts(problem="no Tk", show=show), HERE)
    assert found.level is Level.GOOD
    assert "as your settings say" in found.summary or "in your settings" in found.summary


def test_the_look_finds_tk_where_it_is_and_opens_nothing(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":99999")
    pytest.importorskip("tkinter")
    facts = look_at_guide(linux(DEBIAN))
    assert (facts.problem, facts.display) == (None, True)
    assert facts.tk


def test_the_look_says_why_tk_cannot_be_loaded(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setitem(sys.modules, "tkinter", None)
    facts = look_at_guide(linux(DEBIAN, screen=WAYLAND))
    assert (facts.tk, facts.display) == (None, False)
    assert "tkinter" in (facts.problem or "")


# -- what is heard


def test_what_is_wanted_and_there_is_named():
    found = sound_finding(SoundFacts(tones=TONES, voice=VOICE), HERE)
    assert (found.level, found.summary, found.detail, found.mend) == (
        Level.GOOD,
        "tones: paplay, voice: Speech Dispatcher",
        None,
        None,
    )


def test_a_voice_that_nobody_asked_for_is_offered_and_a_missing_one_is_no_fault():
    found = sound_finding(SoundFacts(tones=TONES, voice=ASLEEP), HERE)
    assert (found.level, found.summary) == (Level.GOOD, "tones: paplay")
    assert "guide.voice = true" in (found.detail or "")
    found = sound_finding(SoundFacts(tones=TONES, voice=NOT_WANTED), HERE)
    assert (found.level, found.detail) == (Level.GOOD, None)


@pytest.mark.parametrize(
    ("distribution", "player", "voice"),
    [
        (UBUNTU, "sudo apt install pulseaudio-utils", "sudo apt install espeak-ng"),
        (FEDORA, "sudo dnf install pulseaudio-utils", "sudo dnf install espeak-ng"),
        (ARCH, "sudo pacman -S libpulse", "sudo pacman -S espeak-ng"),
        (NIXOS, "install paplay", "install espeak-ng"),
    ],
)
def test_what_is_missing_has_a_reason_and_a_command(distribution, player, voice):
    system = linux(distribution)
    found = sound_finding(SoundFacts(tones=NO_TONES, voice=NOT_WANTED), system)
    assert (found.level, found.summary) == (Level.WARNING, "tones: none")
    assert (found.detail, found.mend) == (NO_TONES.reason, player)
    found = sound_finding(SoundFacts(tones=NO_TONES, voice=NO_VOICE), system)
    assert found.summary == "tones: none, voice: none"
    assert (found.detail, found.mend) == (
        f"{NO_TONES.reason}; {NO_VOICE.reason}",
        f"{player}; {voice}",
    )


def test_a_player_that_fails_when_it_is_tried_needs_a_sound_server_and_no_package():
    broken = Part(reason="paplay failed (it ended with 1)", fails=True)
    found = sound_finding(SoundFacts(tones=broken, voice=NOT_WANTED), HERE)
    assert (found.level, found.summary, found.detail) == (
        Level.WARNING,
        "tones: none that works",
        "paplay failed (it ended with 1)",
    )
    assert found.mend == "start the sound server (PipeWire or PulseAudio), or set guide.sound = false"
    elsewhere = sound_finding(SoundFacts(tones=broken, voice=NOT_WANTED), MACOS)
    assert elsewhere.mend == "set guide.sound = false"


def test_a_mac_is_not_told_to_install_a_player():
    assert sound_finding(SoundFacts(tones=NO_TONES, voice=VOICE), MACOS).mend is None


def test_who_wants_silence_misses_nothing():
    found = sound_finding(SoundFacts(tones=NOT_WANTED, voice=NOT_WANTED), HERE)
    assert (found.level, found.summary) == (Level.GOOD, "switched off in your settings")


@pytest.mark.skipif(sys.platform != "linux", reason="the programs of Linux")
def test_the_look_tries_the_player_with_silence_and_lets_the_voice_be(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("SPEECHD_ADDRESS", raising=False)
    facts = look_at_sound()
    assert (facts.tones.by, facts.voice.by) == (None, None)
    assert "is installed" in facts.tones.reason
    assert "is not installed" in facts.voice.reason
    started, played = tmp_path / "started", tmp_path / "played"
    for name in ("speech-dispatcher", "espeak-ng"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho yes > {started}\n")
        (tmp_path / name).chmod(0o755)
    (tmp_path / "aplay").write_text(f'#!/bin/sh\n/bin/cat "$2" > {played}\n')
    (tmp_path / "aplay").chmod(0o755)
    facts = look_at_sound()
    assert (facts.tones.by, facts.voice.by) == ("aplay", "Speech Dispatcher")
    assert not started.exists()
    assert not any(played.read_bytes()[44:]), "it could be heard"


@pytest.mark.skipif(sys.platform != "linux", reason="the programs of Linux")
def test_the_look_finds_out_that_nothing_plays(monkeypatch, tmp_path):
    """As on a computer without a sound server."""
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "aplay").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "aplay").chmod(0o755)
    tones = look_at_sound().tones
    assert (tones.by, tones.fails, tones.reason) == (None, True, "aplay failed (it ended with 1)")
