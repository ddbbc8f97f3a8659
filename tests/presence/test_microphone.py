import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.core.events import Signal
from deskstretch.presence.microphone import SETTLE_S, Microphone
from deskstretch.presence.pulse.server import (
    GET_SERVER_INFO,
    GET_SOURCE_INFO,
    GET_SOURCE_OUTPUT_INFO_LIST,
    Recording,
    SoundServer,
)
from deskstretch.presence.pulse.tagstruct import NOTHING, number, text
from deskstretch.presence.pulse.wire import AUTH, SUBSCRIBE_EVENT, message

from .sound import (
    FULL,
    NO,
    STEREO,
    PulseAudio,
    Puppet,
    Recorder,
    lead_to,
    private_pulseaudio,
    stream,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sound servers of Linux")

ZOOM = {"application.name": "ZOOM VoiceEngine", "application.process.binary": "zoom"}
IN_ZOOM = "in a call (microphone in use by zoom)"
CHANGED = message(SUBSCRIBE_EVENT, NOTHING, number(0x11), number(0))


class Room:
    """A microphone detector, and what it has told."""

    def __init__(self, *never: str) -> None:
        self.now = 0.0
        self.said: list[str | None] = []
        self._told = asyncio.Event()
        self.detector = Microphone(self._tell, never, monotonic=lambda: self.now)

    def _tell(self, words: str | None) -> None:
        self.said.append(words)
        self._told.set()

    async def says(self, words: str | None) -> None:
        """Wait until it tells this."""
        async with asyncio.timeout(10):
            while not self.said or self.said[-1] != words:
                self._told.clear()
                await self._told.wait()

    async def looks_until(self, words: str | None) -> None:
        """Wait until it tells this, looking at every tick."""
        async with asyncio.timeout(10):
            while not self.said or self.said[-1] != words:
                self.now += 15
                self.detector.look(due=False)
                await asyncio.sleep(0.02)

    async def __aenter__(self) -> "Room":
        await self.detector.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        async with asyncio.timeout(1):
            await self.detector.close()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseAudio]:
    with private_pulseaudio(tmp_path, monkeypatch) as running:
        yield running


@pytest.fixture
def puppet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Puppet:
    lead_to(tmp_path, monkeypatch)
    played = Puppet(tmp_path)
    played.answers |= {
        GET_SERVER_INFO: text("pulseaudio") + text("16.1"),
        GET_SOURCE_OUTPUT_INFO_LIST: b"",
        GET_SOURCE_INFO: source_info(NOTHING),
    }
    return played


def source_info(monitor_of: int) -> bytes:
    name = number(1) + text("mic") + text("A microphone")
    return name + STEREO + number(0) + FULL + NO + number(monitor_of) + text(None)


def told_of(puppet: Puppet, streams: bytes, *never: str) -> str | None:
    """What is told of these recordings."""

    async def ask() -> str | None:
        puppet.answers[GET_SOURCE_OUTPUT_INFO_LIST] = streams
        async with puppet, Room(*never) as room:
            async with asyncio.timeout(5):
                while not room.said:
                    await asyncio.sleep(0.01)
            return room.said[-1]

    return asyncio.run(ask())


def run(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(story())


# -- a real PulseAudio


def test_a_recording_is_told_when_it_begins_and_when_it_ends(server: PulseAudio) -> None:
    async def story() -> None:
        async with Room() as room:
            assert room.detector.signal is Signal.CALL
            assert room.detector.name.startswith("microphone (PulseAudio ")
            await room.says(None)
            with Recorder(server.socket, ZOOM).record():
                await room.says(IN_ZOOM)
            await room.says(None)

    run(story)


def test_a_recording_that_began_before_is_told_at_once(server: PulseAudio) -> None:
    async def story() -> None:
        with Recorder(server.socket, ZOOM).record():
            async with Room() as room:
                await room.says(IN_ZOOM)
                assert room.said == [IN_ZOOM]

    run(story)


def test_a_halted_recording_is_no_call(server: PulseAudio) -> None:
    async def story() -> None:
        async with Room() as room:
            with Recorder(server.socket, ZOOM).record(corked=True) as zoom:
                zoom.cork(False)
                await room.says(IN_ZOOM)
                zoom.cork(True)
                await room.says(None)

    run(story)


def test_recording_the_screens_sound_or_showing_how_loud_it_is_is_no_call(server: PulseAudio) -> None:
    async def story() -> None:
        with (
            Recorder(server.socket, {"application.name": "OBS"}).record("null.monitor"),
            Recorder(server.socket, {"application.name": "Mixer"}).record(peaks=True),
        ):
            async with Room() as room:
                await room.says(None)
                with Recorder(server.socket, ZOOM).record():
                    await room.says(IN_ZOOM)
            assert set(room.said) == {None, IN_ZOOM}

    run(story)


def test_a_server_that_is_killed_ends_the_call_and_is_found_when_it_is_back(
    server: PulseAudio, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    async def story() -> None:
        async with Room() as room:
            with Recorder(server.socket, ZOOM).record():
                await room.says(IN_ZOOM)
                server.kill()
                await room.says(None)
            for _ in range(20):
                room.now += 15
                room.detector.look(due=True)
                await asyncio.sleep(0.01)
            server.start()
            with Recorder(server.socket, ZOOM).record():
                await room.looks_until(IN_ZOOM)

    run(story)
    said = [
        record.levelname for record in caplog.records if record.name == "deskstretch.presence.microphone"
    ]
    assert said == ["WARNING", "INFO"], "lost and back are said once each"


def test_a_server_that_never_answers_keeps_the_start_waiting_for_less_than_two_seconds(
    server: PulseAudio,
) -> None:
    async def story() -> None:
        room = Room()
        async with asyncio.timeout(2):
            await room.detector.start()
        assert room.detector.name == "microphone (no sound server yet)"
        await room.detector.close()

    server.freeze()
    run(story)


# -- a server that is told what to say


def test_a_server_that_takes_its_time_for_every_answer_does_not_hold_up_the_start(puppet: Puppet) -> None:
    async def story() -> None:
        puppet.delay_s = 0.9
        async with puppet:
            room = Room()
            async with asyncio.timeout(2):
                await room.detector.start()
            await room.detector.close()

    run(story)


@pytest.mark.parametrize(
    ("program", "shown"),
    [
        ({"application_name": "Firefox", "application_process_binary": "firefox-bin"}, "Firefox"),
        ({"application_name": "WEBRTC VoiceEngine", "application_process_binary": "Discord"}, "Discord"),
        ({"application_name": "ALSA plug-in [zoom]", "application_process_binary": "zoom"}, "zoom"),
        ({"application_name": "Chromium input", "application_process_binary": "chromium"}, "Chromium"),
        ({"application_process_binary": "arecord"}, "arecord"),
        ({}, "a program"),
        ({"application_name": "\x1b[31m" + "x" * 500}, "\N{REPLACEMENT CHARACTER}[31m" + "x" * 55 + "…"),
    ],
)
def test_a_program_is_called_what_the_person_calls_it(
    puppet: Puppet, program: dict[str, str], shown: str
) -> None:
    assert told_of(puppet, stream(**program)) == f"in a call (microphone in use by {shown})"


@pytest.mark.parametrize(
    "program",
    [
        {"application_name": "EasyEffects"},
        {"application_process_binary": "easyeffects"},
        {"application_id": "com.github.wwmm.EasyEffects"},
        {"application_id": "org.PulseAudio.pavucontrol", "application_name": "Volume Control"},
    ],
)
def test_programs_the_person_has_listed_and_volume_controls_are_no_call(
    puppet: Puppet, program: dict[str, str]
) -> None:
    assert told_of(puppet, stream(**program), "easyeffects") is None


def test_the_first_program_that_counts_is_told(puppet: Puppet) -> None:
    talon, zoom = stream(application_name="Talon"), stream(application_name="Zoom")
    assert told_of(puppet, talon + zoom, "talon") == "in a call (microphone in use by Zoom)"


@pytest.mark.parametrize(
    "kind",
    [
        {"client": NOTHING},
        {"source": NOTHING},
        {"method": "peaks"},
        {"stream_monitor": "true"},
        {"node_link-group": "loopback-1-2"},
    ],
)
def test_what_is_not_a_program_listening_to_a_microphone_is_no_call(
    puppet: Puppet, kind: dict[str, Any]
) -> None:
    assert told_of(puppet, stream(application_name="Filter", **kind)) is None


@pytest.mark.parametrize("answer", [source_info(3), None], ids=["of a loudspeaker", "gone meanwhile"])
def test_a_source_that_is_no_microphone_is_no_call(puppet: Puppet, answer: bytes | None) -> None:
    puppet.answers[GET_SOURCE_INFO] = answer
    assert told_of(puppet, stream(application_name="OBS")) is None


def test_pipewire_is_called_by_its_name(puppet: Puppet) -> None:
    puppet.answers[GET_SERVER_INFO] = text("PulseAudio (on PipeWire 1.2.7)") + text("15.0.0")

    async def story() -> None:
        async with puppet, Room() as room:
            assert room.detector.name == "microphone (PipeWire 1.2.7)"

    run(story)


def test_a_storm_of_changes_asks_the_server_only_a_few_times(puppet: Puppet) -> None:
    async def story() -> None:
        async with puppet, Room() as room:
            await room.says(None)
            puppet.answers[GET_SOURCE_OUTPUT_INFO_LIST] = stream(application_name="Zoom")
            for _ in range(50):
                puppet.say(CHANGED * 20)
                await asyncio.sleep(0.01)
            await room.says("in a call (microphone in use by Zoom)")
            assert puppet.asked.count(GET_SOURCE_OUTPUT_INFO_LIST) <= 5
            await asyncio.sleep(2 * SETTLE_S)
            asked = len(puppet.asked)
            await asyncio.sleep(3 * SETTLE_S)
            assert len(puppet.asked) == asked, "and nothing once it is over"

    run(story)


def test_a_change_while_the_server_is_being_asked_is_not_lost(puppet: Puppet) -> None:
    async def story() -> None:
        async with puppet, Room() as room:
            await room.says(None)
            puppet.answers[GET_SOURCE_OUTPUT_INFO_LIST] = stream(application_name="Zoom")
            puppet.say(CHANGED)
            async with asyncio.timeout(5):
                while GET_SOURCE_INFO not in puppet.asked:
                    await asyncio.sleep(0)
            puppet.answers[GET_SOURCE_OUTPUT_INFO_LIST] = b""
            puppet.say(CHANGED)
            await room.says("in a call (microphone in use by Zoom)")
            await room.says(None)

    run(story)


@pytest.mark.parametrize("command", [GET_SOURCE_OUTPUT_INFO_LIST, GET_SOURCE_INFO])
@pytest.mark.parametrize(
    "nonsense", [b"?", b"tno end", b"L\0", number(1), b"x\xff\xff\xff\xff", b"P" * 5000]
)
def test_an_answer_that_cannot_be_read_is_no_call_and_is_asked_again_later(
    puppet: Puppet, command: int, nonsense: bytes
) -> None:
    async def story() -> None:
        puppet.answers[GET_SOURCE_OUTPUT_INFO_LIST] = stream(application_name="Zoom")
        good, puppet.answers[command] = puppet.answers[command], nonsense
        async with puppet, Room() as room:
            await room.says(None)
            puppet.answers[command] = good
            await room.looks_until("in a call (microphone in use by Zoom)")

    run(story)


@pytest.mark.parametrize("noise", [bytes(20), b"\xff" * 20, b"HTTP/1.1 400 Bad Request\r\n\r\n"])
def test_a_server_that_talks_nonsense_is_left(puppet: Puppet, noise: bytes) -> None:
    async def story() -> None:
        puppet.answers[GET_SOURCE_OUTPUT_INFO_LIST] = stream(application_name="Zoom")
        async with puppet, Room() as room:
            await room.says("in a call (microphone in use by Zoom)")
            puppet.say(noise)
            await room.says(None)

    run(story)


def test_a_server_that_falls_silent_in_a_call_ends_it(puppet: Puppet) -> None:
    async def story() -> None:
        puppet.answers[GET_SOURCE_OUTPUT_INFO_LIST] = stream(application_name="Zoom")
        async with puppet, Room() as room:
            await room.says("in a call (microphone in use by Zoom)")
            puppet.deaf = True
            puppet.say(CHANGED)
            await room.says(None)

    run(story)


def test_a_mistake_of_ours_in_a_call_ends_it_and_the_server_is_asked_again_later(
    puppet: Puppet, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(self: SoundServer) -> list[Recording]:
        raise IndexError("odd")

    async def story() -> None:
        puppet.answers[GET_SOURCE_OUTPUT_INFO_LIST] = stream(application_name="Zoom")
        async with puppet, Room() as room:
            await room.says("in a call (microphone in use by Zoom)")
            with monkeypatch.context() as broken:
                broken.setattr(SoundServer, "recordings", fail)
                puppet.say(CHANGED)
                await room.says(None)
            await room.looks_until("in a call (microphone in use by Zoom)")
        assert [record.levelname for record in caplog.records if record.exc_info] == ["WARNING"]

    run(story)


def test_a_server_that_refuses_us_is_asked_at_every_other_tick(puppet: Puppet) -> None:
    puppet.answers[AUTH] = None

    async def story() -> None:
        async with puppet, Room() as room:
            for _ in range(4 * 60):  # an hour of ticks
                room.now += 15
                room.detector.look(due=True)
                await asyncio.sleep(0.002)
        assert 60 < puppet.connections < 130

    run(story)


def test_a_socket_without_a_server_is_not_touched(
    puppet: Puppet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """systemd listens there, and would start a server for whoever connects."""
    (tmp_path / "pulseaudio").touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    async def story() -> None:
        async with puppet:
            (tmp_path / "pulse" / "pid").unlink()
            async with Room() as room:
                room.detector.look(due=True)
                await asyncio.sleep(0.1)
                assert puppet.connections == 0
                (tmp_path / "pulse" / "pid").touch()
                await room.looks_until(None)
                assert puppet.connections == 1

    run(story)


def test_without_any_sound_server_installed_there_is_nothing_to_watch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead_to(tmp_path, monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="neither PulseAudio nor pipewire-pulse is installed"):
        asyncio.run(Microphone(lambda _: None, ()).start())
