"""Sound servers for tests: a PulseAudio without hardware, and one that says what it is told to."""

import asyncio
import os
import shutil
import signal
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from deskstretch.presence.pulse import tagstruct
from deskstretch.presence.pulse.tagstruct import NOTHING, number, properties, text
from deskstretch.presence.pulse.wire import (
    AUTH,
    CONTROL,
    REPLY,
    SET_CLIENT_NAME,
    SUBSCRIBE,
    VERSION,
    introduce,
    message,
)

CREATE_RECORD_STREAM, CORK_RECORD_STREAM = 5, 58
NO, YES = b"0", b"1"
STEREO = b"a\3\2" + struct.pack(">I", 44_100) + b"m\2\1\2"
METER = b"a\5\1" + struct.pack(">I", 25) + b"m\1\0"
FULL = b"v\2" + struct.pack(">2I", 0x10000, 0x10000)
MONO = b"v\1" + struct.pack(">I", 0x10000)
PLAIN = b"fB\1" + properties({})


class PulseAudio:
    """It has a microphone, "mic", and a loudspeaker, whose sound comes back in "null.monitor"."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "pulse" / "native"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return when it accepts connections."""
        modules = ("module-native-protocol-unix", "module-null-sink", "module-null-source source_name=mic")
        options = [option for module in modules for option in ("-L", module)]
        command = ["pulseaudio", "--daemonize=no", "--system=no", "--exit-idle-time=-1", "-n", *options]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with Recorder.patient(self.socket, {}):
            pass

    def kill(self) -> None:
        """At once, leaving its socket and the note of its number behind."""
        if self._process:
            self._process.send_signal(signal.SIGCONT)
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """Let it accept connections and answer nothing, until it is killed."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)


@contextmanager
def private_pulseaudio(folder: Path, environment: pytest.MonkeyPatch) -> Iterator[PulseAudio]:
    """A running one that the environment leads to. Skipped where it is not installed; in CI that fails."""
    if not shutil.which("pulseaudio"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("not installed: pulseaudio")
    lead_to(folder, environment)
    server = PulseAudio(folder)
    try:
        server.start()
        yield server
    finally:
        server.kill()


def lead_to(folder: Path, environment: pytest.MonkeyPatch) -> None:
    """Let this be the person's runtime folder, and let nothing else name a sound server."""
    for name in ("PULSE_SERVER", "PULSE_RUNTIME_PATH", "PULSE_COOKIE", "XDG_CONFIG_HOME", "DISPLAY"):
        environment.delenv(name, raising=False)
    environment.setenv("HOME", str(folder))
    environment.setenv("XDG_RUNTIME_DIR", str(folder))
    # PulseAudio asks D-Bus who else wants the sound card.
    environment.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={folder}/no-bus")


class Recorder:
    """A program with a connection to the server, that records when it is told to."""

    def __init__(self, place: Path, program: dict[str, str]) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(10)
        self._stream = 0
        try:
            self._socket.connect(str(place))
            introduce(self._socket, message(AUTH, 0, number(VERSION), tagstruct.blob(bytes(256))))
            self._answer()
            self._ask(SET_CLIENT_NAME, properties(program))
        except BaseException:
            self._socket.close()
            raise

    @classmethod
    def patient(cls, place: Path, program: dict[str, str]) -> "Recorder":
        """With a server that is just starting."""
        for _ in range(500):
            try:
                return cls(place, program)
            except OSError:
                time.sleep(0.02)
        raise AssertionError("the sound server did not start")

    def record(self, source: str = "mic", *, corked: bool = False, peaks: bool = False) -> "Recorder":
        name, halted, meter = text(source), YES if corked else NO, YES if peaks else NO
        buffer = (number(NOTHING), name, number(NOTHING), halted, number(NOTHING))
        flags = (NO * 7, meter, NO, properties({"media.name": "voice"}), number(NOTHING), NO * 3)
        answer = self._ask(
            CREATE_RECORD_STREAM,
            METER if peaks else STEREO,
            *buffer,
            *flags,
            b"B\0",
            MONO if peaks else FULL,
            NO * 5,
        )
        self._stream = int(str(answer[0]))
        return self

    def cork(self, on: bool) -> None:
        self._ask(CORK_RECORD_STREAM, number(self._stream), YES if on else NO)

    def leave(self) -> None:
        self._socket.close()

    def __enter__(self) -> "Recorder":
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def _ask(self, command: int, *arguments: bytes) -> list[tagstruct.Value]:
        self._socket.sendall(message(command, 7, *arguments))
        return self._answer()

    def _answer(self) -> list[tagstruct.Value]:
        while True:
            length, channel, *_ = struct.unpack(">5I", self._read(20))
            packet = self._read(length)
            if channel == CONTROL and packet[:5] in (number(REPLY), number(0)):
                assert packet[:5] == number(REPLY), packet
                return tagstruct.values(packet[10:])

    def _read(self, length: int) -> bytes:
        data = b""
        while len(data) < length:
            more = self._socket.recv(length - len(data))
            if not more:
                raise ConnectionResetError
            data += more
        return data


class Puppet:
    """It says what a test puts in ``answers``: values, by command. None is an error."""

    def __init__(self, folder: Path) -> None:
        self.answers: dict[int, bytes | None] = {
            AUTH: number(VERSION),
            SET_CLIENT_NAME: number(1),
            SUBSCRIBE: b"",
        }
        self.asked: list[int] = []
        self.connections = 0
        self.deaf = False
        self.delay_s = 0.0
        self._folder = folder / "pulse"
        self._clients: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    async def __aenter__(self) -> "Puppet":
        self._folder.mkdir(exist_ok=True)
        (self._folder / "pid").write_text(f"{os.getpid()}\n")
        self._server = await asyncio.start_unix_server(self._serve, self._folder / "native")
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for client in self._clients.values():
            client.close()
        if self._clients:
            await asyncio.wait(self._clients)
        (self._folder / "native").unlink()

    def say(self, data: bytes) -> None:
        """To every client, whether that was asked for or not."""
        for client in self._clients.values():
            client.write(data)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task
        self._clients[task] = writer
        try:
            while True:
                length, *_ = struct.unpack(">5I", await reader.readexactly(20))
                _, command, _, request = struct.unpack_from(">cIcI", await reader.readexactly(length))
                self.asked.append(command)
                await asyncio.sleep(self.delay_s)
                if not self.deaf:
                    writer.write(self._answer(command, request))
        except (EOFError, OSError):
            pass
        finally:
            writer.close()

    def _answer(self, command: int, request: int) -> bytes:
        values = self.answers.get(command)
        return message(0, request, number(5)) if values is None else message(REPLY, request, values)


def stream(
    *, source: int = 1, client: int = 4, corked: bool = False, method: str = "", **program: str
) -> bytes:
    """One recording in the list of all; underscores in the names of ``program`` are dots."""
    who = {key.replace("_", "."): value for key, value in program.items()}
    ids = number(0) + text("voice") + number(9) + number(client) + number(source)
    timing = (b"U" + bytes(8)) * 2 + text(method or None) + text("protocol-native.c")
    return ids + STEREO + timing + properties(who) + (YES if corked else NO) + FULL + NO + YES * 2 + PLAIN
