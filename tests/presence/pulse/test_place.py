import sys
from pathlib import Path

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.presence.pulse.place import COOKIE_BYTES, cookie, sound_server

from ..sound import lead_to

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sound servers of Linux")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of a person who has PulseAudio installed, and has no server running."""
    lead_to(tmp_path, monkeypatch)
    (tmp_path / "pulseaudio").touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def socket_in(folder: Path, *, running: bool = True) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "native").touch()
    if running:
        (folder / "pid").touch()
    return folder / "native"


def test_no_server_runs(home: Path) -> None:
    assert sound_server() is None


def test_the_persons_server_is_in_the_runtime_folder(home: Path) -> None:
    assert sound_server() is None
    assert socket_in(home / "pulse") == sound_server()


def test_a_socket_that_would_start_a_server_is_none(home: Path) -> None:
    socket_in(home / "pulse", running=False)
    assert sound_server() is None


def test_the_folder_can_be_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    socket_in(home / "pulse")
    monkeypatch.setenv("PULSE_RUNTIME_PATH", str(home / "named"))
    assert socket_in(home / "named") == sound_server()


@pytest.mark.parametrize(
    "named",
    ["unix:{}", "{}", "{{0123456789abcdef}}unix:{}", "tcp:desk:4713 unix:{}", "/nowhere unix:{}", " {} "],
)
def test_the_server_can_be_named(home: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    """Then somebody put it there, and nothing tells whether it runs."""
    place = socket_in(home / "named", running=False)
    monkeypatch.setenv("PULSE_SERVER", named.format(place))
    assert sound_server() == place


def test_a_named_server_that_is_not_there_is_none_yet(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{home}/later")
    assert sound_server() is None


@pytest.mark.parametrize("named", ["tcp:desk:4713", "desk", "{x}", "unix:"])
def test_another_computers_microphone_is_not_sensed(
    home: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("PULSE_SERVER", named)
    with pytest.raises(Unavailable, match="PULSE_SERVER names no socket on this computer"):
        sound_server()


def test_the_cookie_is_zeros_where_there_is_none(home: Path) -> None:
    assert cookie() == bytes(COOKIE_BYTES)


def test_the_cookie_is_looked_for_where_pulseaudio_does(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / ".pulse-cookie").write_bytes(b"1" * COOKIE_BYTES)
    assert cookie()[:1] == b"1"
    (home / ".config" / "pulse").mkdir(parents=True)
    (home / ".config" / "pulse" / "cookie").write_bytes(b"2" * COOKIE_BYTES)
    assert cookie()[:1] == b"2"
    (home / "named").write_bytes(b"3" * COOKIE_BYTES)
    monkeypatch.setenv("PULSE_COOKIE", str(home / "named"))
    assert cookie()[:1] == b"3"
    (home / "named").write_bytes(b"too short")
    assert cookie()[:1] == b"2"
