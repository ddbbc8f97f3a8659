"""What the commands use: ask the running program, and wait for what it says."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Protocol

from ..core.errors import NotRunning, Refused, Unavailable
from ..toml_rules import printable
from .protocol import BadRequest, Request, decode_answer, encode_request

PATIENCE_S = 5.0
"""How long the program may take to answer. It does so at once, unless the machine is very busy."""

Answer = Mapping[str, object]


class Connection(Protocol):
    """One connection; every method may raise OSError."""

    def send(self, data: bytes) -> None: ...
    def wait_for_ever(self) -> None: ...
    def read_line(self) -> bytes: ...
    def close(self) -> None: ...


def ask(socket: Path, request: Request) -> Answer:
    """The answer to one request. Raises NotRunning, Refused, or Unavailable when nothing comes back."""
    return next(_answers(socket, request, follow=False))


def follow(socket: Path, request: Request) -> Iterator[Answer]:
    """The answers as they come, until the program ends. Raises what ``ask`` does."""
    return _answers(socket, request, follow=True)


def _answers(socket: Path, request: Request, *, follow: bool) -> Iterator[Answer]:
    try:
        with closing(_connect(socket)) as connection:
            connection.send(encode_request(request) + b"\n")
            line = connection.read_line()
            if not line:
                raise Unavailable("the running deskstretch is just ending")
            yield _read(line)
            if follow:
                connection.wait_for_ever()
                while line := connection.read_line():
                    yield _read(line)
    except TimeoutError as error:
        raise Unavailable(
            "the running deskstretch does not answer; deskstretch --replace restarts it"
        ) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise Unavailable(f"the running deskstretch cannot be asked: {why} ({socket})") from error


def _read(line: bytes) -> Answer:
    try:
        answer = decode_answer(line)
    except BadRequest as error:
        raise Unavailable(str(error)) from error
    if not answer["ok"]:
        raise Refused(printable(str(answer.get("error")), most=300))
    return answer


def _connect(socket: Path) -> Connection:
    try:
        if sys.platform == "win32":
            from .pipe_client import connect, pipe_name

            return connect(pipe_name(socket), PATIENCE_S)
        from .unix_client import UnixConnection

        return UnixConnection(socket, timeout_seconds=PATIENCE_S)
    except (FileNotFoundError, ConnectionRefusedError, NotADirectoryError) as error:
        raise NotRunning("not running; start it: deskstretch") from error
