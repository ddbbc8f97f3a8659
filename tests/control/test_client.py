"""The client of the commands, against servers that do what they should and others."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from deskstretch.control import client
from deskstretch.control.client import ask, follow
from deskstretch.control.protocol import MOST_BYTES, Request, accept, decode_request, refuse
from deskstretch.core.errors import NotRunning, Refused, Unavailable
from tests.control.channel import short_folder

STATUS = Request("status")


class Canned:
    """Serves one client: hears its request, says its piece, and another when told to go on."""

    def __init__(self, path: Path, says: bytes, and_later: bytes, *, closes: bool) -> None:
        self.path = path
        self.heard = b""
        self.hung_up = False
        self.go_on = threading.Event()
        self._says = says
        self._and_later = and_later
        self._closes = closes
        self._listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listening.settimeout(5)
        self._thread = threading.Thread(target=self._serve)

    def start(self) -> None:
        self._listening.bind(str(self.path))
        self._listening.listen()
        self._thread.start()

    def end(self) -> None:
        self._thread.join()
        self._listening.close()

    def _serve(self) -> None:
        connection, _ = self._listening.accept()
        with connection:
            connection.settimeout(5)
            while not self.heard.endswith(b"\n"):
                self.heard += connection.recv(MOST_BYTES)
            connection.sendall(self._says)
            if self._and_later and self.go_on.wait(5):
                connection.sendall(self._and_later)
            if not self._closes:
                self.hung_up = connection.recv(1) == b""


@contextmanager
def canned(says: bytes, and_later: bytes = b"", *, closes: bool = True) -> Iterator[Canned]:
    with short_folder() as folder:
        server = Canned(folder / "socket", says, and_later, closes=closes)
        server.start()
        try:
            yield server
        finally:
            server.end()


def test_an_answer_is_its_fields() -> None:
    with canned(accept(phase="working") + b"\n") as server:
        assert ask(server.path, Request("pause", "1h")) == {"v": 1, "ok": True, "phase": "working"}
    assert decode_request(server.heard) == Request("pause", "1h")


def test_having_its_answer_it_hangs_up() -> None:
    with canned(accept() + b"\n", closes=False) as server:
        ask(server.path, STATUS)
    assert server.hung_up


def test_an_answer_may_be_long_and_come_in_pieces() -> None:
    with canned(accept(outlook="x" * 1_000_000) + b"\n") as server:
        assert ask(server.path, STATUS)["outlook"] == "x" * 1_000_000


def test_a_refusal_is_an_error_in_the_words_of_the_program() -> None:
    with (
        canned(refuse("nothing to skip") + b"\n") as server,
        pytest.raises(Refused, match=r"^nothing to skip$"),
    ):
        ask(server.path, STATUS)


def test_following_yields_every_answer_until_the_program_ends() -> None:
    lines = b"".join(accept(number=number) + b"\n" for number in range(3))
    with canned(lines + b'{"v": 1, "ok": true, "half') as server:
        assert [answer["number"] for answer in follow(server.path, Request("watch"))] == [0, 1, 2]


def test_following_has_patience_where_an_answer_has_to_come_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "PATIENCE_S", 0.1)
    first, second = accept(number=1) + b"\n", accept(number=2) + b"\n"
    with canned(first, and_later=second) as server:
        answers = follow(server.path, Request("watch"))
        assert next(answers)["number"] == 1
        threading.Timer(0.3, server.go_on.set).start()
        assert [answer["number"] for answer in answers] == [2]


def test_where_nothing_listens_the_person_is_told_how_to_start() -> None:
    with short_folder() as folder:
        (folder / "file").write_text("")
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as killed:
            killed.bind(f"{folder}/stale")
        for path in ("missing", "no/such/folder", "file", "file/below", "stale"):
            with pytest.raises(NotRunning, match=r"^not running; start it: deskstretch$"):
                ask(folder / path, STATUS)


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (b"", "is just ending"),
        (b'{"v": 1, "ok"', "is just ending"),
        (b"garbage\n", "not JSON"),
        (b"\xff\xfe\n", "not JSON"),
        (b'{"v": 2, "ok": true}\n', "of another version; restart it: deskstretch --replace"),
    ],
)
def test_what_comes_back_and_is_no_answer_is_said_in_a_line(says: bytes, words: str) -> None:
    with canned(says) as server, pytest.raises(Unavailable, match=words):
        ask(server.path, STATUS)


def test_a_program_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "PATIENCE_S", 0.1)
    with (
        canned(b"", closes=False) as server,
        pytest.raises(Unavailable, match=r"does not answer.*--replace"),
    ):
        ask(server.path, STATUS)


def test_a_path_that_is_too_long_is_said_with_the_path() -> None:
    path = Path("/tmp") / ("x" * 120)
    with pytest.raises(Unavailable, match=f"cannot be asked: AF_UNIX path too long .{path}"):
        ask(path, STATUS)


SOMEBODY_ELSE = """
import os, socket, sys
os.setgroups([])
os.setresgid(65534, 65534, 65534)
os.setresuid(65534, 65534, 65534)
server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
os.chmod(sys.argv[1], 0o777)
server.listen()
print("listening", flush=True)
client, _ = server.accept()
client.sendall(b'{"v":1,"ok":true,"outlook":"sent by a stranger"}\\n')
"""


@pytest.mark.skipif(sys.platform != "linux", reason="where the system tells who is at the other end")
@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="only root can become somebody else")
def test_a_stranger_who_listens_in_its_place_is_not_believed() -> None:
    with short_folder() as folder:
        folder.chmod(0o777)
        path = folder / "socket"
        command = [sys.executable, "-I", "-c", SOMEBODY_ELSE, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as stranger:
            assert stranger.stdout
            assert stranger.stdout.readline() == "listening\n"
            with pytest.raises(Unavailable, match="belongs to somebody else"):
                ask(path, Request("status"))
            stranger.kill()
