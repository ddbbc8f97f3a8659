"""What doctor says about bad moments."""

from pathlib import Path

import pytest

from deskstretch.doctor.areas.moments import MomentFacts, moments_finding
from deskstretch.doctor.finding import Level
from deskstretch.doctor.looking.moments import look_at_moments
from deskstretch.paths import Paths


def test_a_good_moment_names_what_is_sensed_and_what_is_not():
    finding = moments_finding(
        MomentFacts(sensed=("microphone (PipeWire)", "lock screen"), missing=("fullscreen: Wayland",))
    )
    assert finding.level is Level.GOOD
    assert finding.summary == "nothing is in the way of a reminder"
    assert finding.detail == "Sensed: microphone (PipeWire), lock screen. Not here: fullscreen: Wayland."


def test_a_bad_moment_says_what_a_reminder_would_wait_for():
    finding = moments_finding(MomentFacts(sensed=("microphone",), now=("in a call (Zoom)", "locked")))
    assert finding.summary == "a reminder would wait: in a call (Zoom); locked"


def test_where_nothing_is_sensed_there_is_a_way_to_be_left_in_peace():
    finding = moments_finding(MomentFacts(missing=("camera: there is none",)))
    assert (finding.level, finding.mend) == (Level.WARNING, "before a call: deskstretch pause 1h")
    assert finding.detail == "Not here: camera: there is none."


def test_what_the_settings_switch_off_is_not_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "DBUS_SESSION_BUS_ADDRESS",
        "XDG_RUNTIME_DIR",
        "PULSE_SERVER",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    paths = Paths.scratch(tmp_path)
    paths.make_folders()
    paths.config.write_text(
        "[moments]\ncalls = false\nfullscreen = false\ndo_not_disturb = false\nkept_awake = false\n"
    )
    facts = look_at_moments(paths)
    names = (*facts.sensed, *facts.missing)
    assert len(names) == 1
    assert "lock" in names[0]
