"""The look at idle time, on real servers."""

import sys
from datetime import timedelta

import pytest

from deskstretch.doctor.areas.idle import IdleFacts, idle_finding
from deskstretch.doctor.finding import Level
from deskstretch.doctor.looking.idle import look_at_idle
from tests.doctor.computers import DEBIAN, WAYLAND, linux
from tests.presence.conftest import x_server  # noqa: F401 - a fixture
from tests.presence.sway import headless_sway

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the displays of Linux")


def test_an_x_server_is_read(x_server, no_session_bus):  # noqa: F811
    facts = look_at_idle()
    assert facts.reading >= timedelta()
    assert not facts.told


def test_a_compositor_tells_by_itself_and_is_given_no_reading(session_bus, monkeypatch):
    with headless_sway() as sway:
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(sway.folder))
        monkeypatch.setenv("WAYLAND_DISPLAY", sway.socket.name)
        facts = look_at_idle()
    assert facts.told
    assert facts.reading is None
    assert idle_finding(facts, linux(DEBIAN, "sway", WAYLAND)).level is Level.GOOD


def test_without_any_the_reasons_are_told(no_session_bus, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert look_at_idle() == IdleFacts(
        reasons=(
            "idle time: there is no session bus",
            f"idle time: no compositor at {tmp_path}/wayland-7: No such file or directory",
        )
    )
