"""The protocol, with a service that says what a test has it say."""

import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.sound import ssip
from deskstretch.sound.ssip import Connection

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a unix socket")


class Service:
    """It answers a command that begins with a key of ``answers`` with its value, and 200 to others."""

    def __init__(self, answers: Mapping[str, bytes] | None = None) -> None:
        self.heard: list[str] = []
        self._answers = answers or {}

    def serve(self, connected: socket.socket) -> None:
        with connected, connected.makefile("rwb", buffering=0) as lines:
            try:
                while line := lines.readline().decode().removesuffix("\r\n"):
                    self.heard.append(line)
                    answer = self._answer(line)
                    if not answer:
                        return
                    lines.write(answer)
                    if line == "SPEAK":
                        self._listen(lines)
            except OSError:
                pass

    def _listen(self, lines) -> None:
        while (line := lines.readline().decode()) not in (".\r\n", ""):
            self.heard.append(line.removesuffix("\r\n"))
        lines.write(b"225-1\r\n225 OK MESSAGE QUEUED\r\n")

    def _answer(self, line: str) -> bytes:
        found = [answer for words, answer in self._answers.items() if line.startswith(words)]
        if line == "LIST OUTPUT_MODULES" and not found:
            return b"250-espeak-ng\r\n250-dummy\r\n250 OK\r\n"
        return found[0] if found else b"200 OK\r\n"


@contextmanager
def listening(service: Service, folder: Path) -> Iterator[Path]:
    place = folder / "speechd.sock"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(place))
        server.listen()
        thread = threading.Thread(target=lambda: service.serve(server.accept()[0]))
        thread.start()
        yield place
    thread.join(5)
    assert not thread.is_alive()


def say(text: str, service: Service, folder: Path) -> None:
    with listening(service, folder) as place:
        connection = Connection.to(place)
        try:
            connection.say(text)
        finally:
            connection.close()


def test_what_was_said_before_is_cancelled_for_this_program_alone(tmp_path):
    service = Service()
    say("left side", service, tmp_path)
    assert service.heard[-3:] == ["CANCEL SELF", "SPEAK", "left side"]
    assert not [line for line in service.heard if "ALL" in line.upper().split()]


def test_nothing_to_say_only_cancels(tmp_path):
    service = Service()
    say("", service, tmp_path)
    assert service.heard[-1] == "CANCEL SELF"


def test_a_dot_at_the_beginning_does_not_end_the_message(tmp_path):
    service = Service()
    say(".", service, tmp_path)
    assert service.heard[-1] == ".."


def test_a_service_with_the_complaining_module_alone_has_no_voice(tmp_path):
    service = Service({"LIST OUTPUT_MODULES": b"250-dummy\r\n250 OK\r\n"})
    with pytest.raises(Unavailable, match="no voice"):
        say("left side", service, tmp_path)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"300 ERR INTERNAL\r\n", "refuses what it is told: 300 ERR INTERNAL"),
        (b"\xff\xfe\r\n", "refuses"),
        (b"\r\n", "refuses"),
        (b"", "gone"),
        (b"200 no end of the line", "timed out"),
        (b"x" * 5000, "gone"),
        (b"250-more\r\n" * 1000, "does not end"),
    ],
)
def test_an_answer_that_is_none_is_an_error_of_the_connection(answer, words, tmp_path, monkeypatch):
    monkeypatch.setattr(ssip, "ANSWERS_WITHIN_S", 0.3)
    with pytest.raises(OSError, match=words):
        say("left side", Service({"SPEAK": answer}), tmp_path)
