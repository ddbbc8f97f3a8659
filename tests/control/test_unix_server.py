"""The unix socket: who gets in, what is at its path, and clients that do not behave."""

import asyncio
import logging
import os
import socket
import stat
import subprocess
import sys
from collections.abc import AsyncGenerator, Coroutine
from pathlib import Path

import pytest

from deskstretch.control import unix_server
from deskstretch.control.protocol import MOST_BYTES, refuse
from deskstretch.control.unix_server import UnixServer
from deskstretch.core.errors import Unavailable
from tests.control.channel import Following, connect, echo, listening, say, short_folder

ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who is at the other end")


def soon(scene: Coroutine[None, None, None], within_s: float = 20) -> None:
    """Nothing may hang."""
    asyncio.run(asyncio.wait_for(scene, within_s))


LONG = 240_000
"""Bytes: a little more than a socket on Linux holds."""


def open_files() -> int:
    return len(os.listdir("/dev/fd"))


async def come_to_rest(tasks: int, files: int) -> None:
    """Wait until nothing is left of the clients."""
    async with asyncio.timeout(5):
        while len(asyncio.all_tasks()) > tasks or open_files() > files:
            await asyncio.sleep(0.01)


# -- answers


def test_a_request_is_answered_and_the_connection_closed() -> None:
    async def scene() -> None:
        async with listening() as path:
            assert await say(path, b"hello\n") == b"you said hello\n"

    soon(scene())


def test_a_client_that_has_closed_its_own_end_gets_its_answer() -> None:
    async def slow(line: bytes) -> AsyncGenerator[bytes, None]:
        await asyncio.sleep(0.05)
        yield line

    async def scene() -> None:
        async with listening(slow) as path:
            assert await say(path, b"hello\n", and_leave=True) == b"hello\n"

    soon(scene())


def test_an_answer_longer_than_the_socket_holds_arrives_whole() -> None:
    async def long(_: bytes) -> AsyncGenerator[bytes, None]:
        yield b"x" * LONG

    async def scene() -> None:
        async with listening(long) as path:
            with connect(path) as client, client.makefile("rb") as heard:
                client.settimeout(5)
                client.send(b"hello\n")
                await asyncio.sleep(0.05)  # it reads late
                assert len(await asyncio.to_thread(heard.read)) == LONG + 1

    soon(scene())


def test_a_request_may_come_in_pieces() -> None:
    async def scene() -> None:
        async with listening() as path:
            reader, writer = await asyncio.open_unix_connection(path)
            for byte in b"hello\n":
                writer.write(bytes([byte]))
                await asyncio.sleep(0)
            assert await reader.read() == b"you said hello\n"
            writer.close()

    soon(scene())


def test_a_hundred_clients_at_once_each_get_their_own_answer() -> None:
    async def scene() -> None:
        async with listening() as path:
            answers = await asyncio.gather(*(say(path, b"%d\n" % number) for number in range(100)))
            assert answers == [b"you said %d\n" % number for number in range(100)]

    soon(scene())


def test_more_clients_than_there_is_room_for_are_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unix_server, "MOST_CLIENTS", 3)

    async def scene() -> None:
        async with listening() as path:
            silent = [connect(path) for _ in range(3)]
            assert b"too many clients" in await say(path, b"")
            silent.pop().close()
            while b"you said hello" not in await say(path, b"hello\n"):
                await asyncio.sleep(0.01)
            for client in silent:
                client.close()

    soon(scene())


def test_a_line_of_ten_megabytes_is_refused_and_not_kept() -> None:
    async def scene() -> None:
        async with listening() as path:
            too_long = refuse("a request has at most 65536 bytes") + b"\n"
            assert await say(path, b"x" * 10_000_000) == too_long
            assert await say(path, b"x" * MOST_BYTES + b"x\n") == too_long
            assert await say(path, b"x" * (MOST_BYTES - 1) + b"\n")
            assert await say(path, b"hello\n") == b"you said hello\n"

    soon(scene())


# -- clients that do not behave


def test_a_hundred_silent_clients_keep_nobody_waiting() -> None:
    async def scene() -> None:
        async with listening() as path:
            silent = [connect(path) for _ in range(100)]
            async with asyncio.timeout(1):
                assert await say(path, b"hello\n") == b"you said hello\n"
            for client in silent:
                client.close()

    soon(scene())


def test_clients_that_die_at_any_point_leave_nothing_behind() -> None:
    async def scene() -> None:
        following = Following()
        async with listening(following.replies) as path:
            tasks, files = len(asyncio.all_tasks()), open_files()
            for sent in (b"", b"half a mess", b"watch\n", b"watch\nand more", b"x" * 200_000):
                for _ in range(10):
                    with connect(path) as client:
                        client.setblocking(False)
                        client.send(sent)
                    await asyncio.sleep(0)
            await come_to_rest(tasks, files)
            assert following.under_way == 0

    soon(scene())


def test_a_watcher_that_leaves_is_missed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unix_server, "GRACE_S", 0.1)

    async def scene() -> None:
        following = Following()
        async with listening(following.replies) as path:
            tasks, files = len(asyncio.all_tasks()), open_files()
            assert await _first_line(path) == b"hello\n"
            assert following.under_way == 1
            await come_to_rest(tasks, files)
            assert following.under_way == 0

    soon(scene())


def test_a_silent_client_is_dropped_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unix_server, "PATIENCE_S", 0.1)

    async def scene() -> None:
        async with listening() as path:
            assert await say(path, b"half a mess") == b""

    soon(scene())


def test_a_watcher_that_reads_nothing_is_dropped_and_stalls_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unix_server, "PATIENCE_S", 0.2)

    async def scene() -> None:
        following = Following()
        async with listening(following.replies) as path:
            tasks, files = len(asyncio.all_tasks()), open_files()
            deaf = connect(path)
            deaf.sendall(b"x" * 60_000 + b"\n")
            following.news.set()  # from now on as fast as they are taken
            while not following.under_way:
                await asyncio.sleep(0.01)
            assert (await asyncio.wait_for(_first_line(path), 1)) == b"hello\n"
            await come_to_rest(tasks, files + 1)  # one is the client's own end
            assert following.under_way == 0
            deaf.close()

    soon(scene())


async def _first_line(path: Path) -> bytes:
    reader, writer = await asyncio.open_unix_connection(path)
    writer.write(b"hello\n")
    try:
        return await reader.readline()
    finally:
        writer.transport.abort()


def test_a_watcher_that_goes_on_talking_is_not_listened_to() -> None:
    async def scene() -> None:
        following = Following()
        async with listening(following.replies) as path:
            reader, writer = await asyncio.open_unix_connection(path)
            writer.write(b"watch\nquit\n" + b"x" * 500_000)
            await writer.drain()
            assert await reader.readline() == b"watch\n"
            following.news.set()
            assert await reader.readline() == b"watch\n"
            writer.transport.abort()

    soon(scene())


def test_without_files_left_for_clients_it_waits_for_some(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(unix_server, "BREATHER_S", 0.05)

    async def scene() -> None:
        async with listening() as path:
            client = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            client.settimeout(5)
            before = resource.getrlimit(resource.RLIMIT_NOFILE)
            resource.setrlimit(resource.RLIMIT_NOFILE, (max(map(int, os.listdir("/dev/fd"))), before[1]))
            try:
                fill = [os.dup(0) for _ in range(1000) if _room()]
                client.connect(str(path))
                await asyncio.sleep(0.12)
            finally:
                resource.setrlimit(resource.RLIMIT_NOFILE, before)
                for number in fill:
                    os.close(number)
            client.send(b"hello\n")
            assert await asyncio.to_thread(client.recv, 100) == b"you said hello\n"
            client.close()

    soon(scene())
    complaints = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert 1 <= len(complaints) <= 4
    assert complaints[0].getMessage().endswith("cannot come in: Too many open files")


def _room() -> bool:
    try:
        os.close(os.dup(0))
    except OSError:
        return False
    return True


# -- the end


@pytest.mark.parametrize("when", ["coming in", "there"])
def test_closing_drops_every_client_at_once_and_without_a_word(
    caplog: pytest.LogCaptureFixture, when: str
) -> None:
    async def scene() -> None:
        following = Following()
        async with listening(following.replies) as path:
            tasks = len(asyncio.all_tasks())
            clients = [connect(path) for _ in range(20)]
            for number, client in enumerate(clients):
                client.send(b"" if number % 2 else b"watch\n")
            while following.under_way < (10 if when == "there" else 1):
                await asyncio.sleep(0)
            begin = asyncio.get_running_loop().time()
        assert asyncio.get_running_loop().time() - begin < 1
        assert len(asyncio.all_tasks()) == tasks
        assert following.under_way == 0
        for client in clients:
            client.close()

    loop = asyncio.new_event_loop()
    loop.run_until_complete(scene())
    loop.close()  # as the program does it: what is still going on then is complained of
    assert not [record for record in caplog.records if record.levelno >= logging.INFO]


def test_clients_that_come_while_it_closes_are_not_left_behind(caplog: pytest.LogCaptureFixture) -> None:
    for waits in range(8):

        async def scene(waits: int = waits) -> None:
            with short_folder() as folder:
                server = UnixServer(folder / "socket", echo)
                await server.start()
                clients = [connect(folder / "socket") for _ in range(5)]
                for client in clients:
                    client.send(b"hello\n")
                for _ in range(waits):
                    await asyncio.sleep(0)
                await server.close()
                for client in clients:
                    client.close()

        loop = asyncio.new_event_loop()
        loop.run_until_complete(scene())
        loop.close()
    assert not [record for record in caplog.records if record.levelno >= logging.INFO]


def test_closing_removes_its_own_socket_and_only_that() -> None:
    async def scene() -> None:
        with short_folder() as folder:
            path = folder / "socket"
            server = UnixServer(path, echo)
            await server.start()
            await server.close()
            assert not path.exists()
            await server.close()  # nothing happens

            first, second = UnixServer(path, echo), UnixServer(path, echo)
            await first.start()
            path.unlink()
            await second.start()
            await first.close()
            assert await say(path, b"hello\n") == b"you said hello\n"
            await second.close()

    soon(scene())


# -- the place


def test_only_the_owner_can_reach_the_socket() -> None:
    async def scene() -> None:
        async with listening() as path:
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700

    soon(scene())


@pytest.mark.parametrize("mode", [0o755, 0o777, 0o1777, 0o710])
def test_a_folder_that_is_open_to_others_is_closed_to_them(mode: int) -> None:
    async def scene() -> None:
        with short_folder() as folder:
            folder.chmod(mode)
            server = UnixServer(folder / "socket", echo)
            await server.start()
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            await server.close()

    soon(scene())


def test_a_socket_that_a_killed_program_left_is_taken_over() -> None:
    async def scene() -> None:
        with short_folder() as folder:
            path = folder / "socket"
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as killed:
                killed.bind(str(path))
                killed.listen()
            assert path.is_socket()
            server = UnixServer(path, echo)
            await server.start()
            assert await say(path, b"hello\n") == b"you said hello\n"
            await server.close()

    soon(scene())


def refused_start(path: Path) -> str:
    """Why the server does not start there."""
    with pytest.raises(Unavailable) as caught:
        asyncio.run(UnixServer(path, echo).start())
    words = str(caught.value)
    assert words.startswith(f"no commands can reach this program: {path}: ")
    assert words.isprintable()
    return words.removeprefix(f"no commands can reach this program: {path}: ")


def test_a_socket_somebody_listens_at_is_left_alone() -> None:
    async def scene() -> None:
        async with listening() as path:
            assert await asyncio.to_thread(refused_start, path) == "another program listens there"
            assert await say(path, b"hello\n") == b"you said hello\n"

    soon(scene())


def test_one_that_has_more_clients_than_it_takes_counts_as_listening() -> None:
    with short_folder() as folder, socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as busy:
        busy.bind(f"{folder}/socket")
        busy.listen(0)
        with connect(folder / "socket"):
            assert refused_start(folder / "socket") == "another program listens there"


def test_a_file_in_the_way_is_not_deleted() -> None:
    with short_folder() as folder:
        path = folder / "socket"
        path.write_text("precious")
        assert refused_start(path) == "something that is no socket is in the way"
        assert path.read_text() == "precious"
        path.unlink()
        path.symlink_to("elsewhere")
        assert refused_start(path) == "something that is no socket is in the way"
        path.unlink()
        path.mkdir()
        assert refused_start(path) == "something that is no socket is in the way"


def test_a_link_in_the_place_of_the_folder_is_not_followed() -> None:
    with short_folder() as folder:
        elsewhere = folder / "elsewhere"
        elsewhere.mkdir(0o755)
        (folder / "run").symlink_to(elsewhere)
        assert refused_start(folder / "run/socket") == "something that is no folder is in its place"
        assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o755


def test_a_path_that_is_too_long_for_a_socket_is_said() -> None:
    with short_folder() as folder:
        assert refused_start(folder / ("x" * 120)) == "AF_UNIX path too long"
        assert refused_start(folder / ("x" * 300)) == "File name too long"


# -- somebody else


@ROOT_ONLY
def test_a_folder_of_somebody_else_is_not_used() -> None:
    with short_folder() as folder:
        os.chown(folder, NOBODY, NOBODY)
        assert refused_start(folder / "socket") == "the folder belongs to somebody else"


NOBODY = 65534
KNOCK = f"""
import os, socket, sys
os.setgroups([])
os.setresgid(*[{NOBODY}] * 3)
os.setresuid(*[{NOBODY}] * 3)
client = socket.socket(socket.AF_UNIX)
client.settimeout(5)
try:
    client.connect(sys.argv[1])
    client.send(b"hello\\n")
    print("heard", client.recv(100))
except OSError as error:
    print(type(error).__name__)
"""


async def nobody_knocks(path: Path) -> str:
    """Becomes nobody only inside: Python itself may be installed where nobody else can run it."""
    command = [sys.executable, "-I", "-c", KNOCK, str(path)]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True)
    return done.stdout.strip() or done.stderr


@ROOT_ONLY
@LINUX_ONLY
def test_another_user_cannot_even_reach_the_socket() -> None:
    async def scene() -> None:
        async with listening() as path:
            path.parent.parent.chmod(0o755)
            path.chmod(0o666)
            assert await nobody_knocks(path) == "PermissionError"

    soon(scene())


@ROOT_ONLY
@LINUX_ONLY
def test_another_user_who_reaches_the_socket_gets_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    async def scene() -> None:
        async with listening() as path:
            for folder in (path.parent.parent, path.parent):
                folder.chmod(0o755)
            path.chmod(0o666)
            assert await nobody_knocks(path) in ("heard b''", "ConnectionResetError", "BrokenPipeError")
            assert await say(path, b"hello\n") == b"you said hello\n"

    soon(scene())
    assert caplog.messages == ["another user tried to send a command"]
