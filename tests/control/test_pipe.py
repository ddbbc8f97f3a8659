"""The real named pipe. Whom Windows lets in is its own affair; here it is read back what it was told."""

import asyncio
import contextlib
import ctypes
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from ctypes import wintypes
from pathlib import Path

import pytest

from deskstretch.control import Replies, pipe_client, pipe_talk
from deskstretch.control.pipe_client import PipeConnection, connect
from deskstretch.control.pipe_name import pipe_name
from deskstretch.control.pipe_server import MOST_CLIENTS, PipeServer
from deskstretch.control.windows_api import kernel, security
from deskstretch.control.windows_person import own_sid
from deskstretch.core.errors import Unavailable

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="named pipes are Windows's")

UNDER_WINE = sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
SOON_S = 10
ROOT = Path(__file__).parents[2]


async def echo(line: bytes) -> AsyncGenerator[bytes, None]:
    yield b"you said " + line


class Following:
    """Replies that never end by themselves."""

    def __init__(self, reply: bytes = b"now") -> None:
        self.reply = reply
        self.open = 0
        self.news = asyncio.Event()

    async def replies(self, line: bytes) -> AsyncGenerator[bytes, None]:
        self.open += 1
        try:
            while True:
                yield self.reply
                await self.news.wait()
        finally:
            self.open -= 1


@pytest.fixture
def name(tmp_path: Path) -> str:
    return pipe_name(tmp_path / "deskstretch.sock")


@contextlib.asynccontextmanager
async def serving(name: str, replies: Replies = echo) -> AsyncIterator[PipeServer]:
    server = PipeServer(name, replies)
    await server.start()
    try:
        yield server
    finally:
        begun = time.perf_counter()
        await server.close()
        took_s = time.perf_counter() - begun
    assert took_s < 1
    with pytest.raises(FileNotFoundError):
        connect(name, 1)


async def client(name: str, said: bytes = b"") -> PipeConnection:
    """Connected, and has said this."""
    connection = await asyncio.to_thread(connect, name, SOON_S)
    if said:
        await asyncio.to_thread(connection.send, said)
    return connection


async def heard(connection: PipeConnection) -> bytes:
    return await asyncio.to_thread(connection.read_line)


async def still_answers(name: str) -> None:
    with contextlib.closing(await client(name, b"hello\n")) as connection:
        assert await heard(connection) == b"you said hello"


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(SOON_S):
        while not happened():
            await asyncio.sleep(0.01)


def test_a_request_is_answered_and_then_the_server_closes(name):
    async def scene() -> None:
        async with serving(name):
            connection = await client(name, b"hello\n")
            assert [await heard(connection), await heard(connection)] == [b"you said hello", b""]
            connection.close()

    asyncio.run(scene())


def test_without_a_server_there_is_no_such_file(name):
    with pytest.raises(FileNotFoundError):
        connect(name, 1)


def test_an_answer_waits_for_a_client_that_reads_it_late(name):
    async def scene() -> None:
        async with serving(name):
            connection = await client(name, b"hello\n")
            await asyncio.sleep(0.2)
        assert await heard(connection) == b"you said hello"
        connection.close()

    asyncio.run(scene())


def test_a_hundred_clients_at_once_are_all_answered(name):
    async def one(number: int) -> bytes:
        with contextlib.closing(await client(name, b"%d\n" % number)) as connection:
            return await heard(connection)

    async def scene() -> None:
        from concurrent.futures import ThreadPoolExecutor

        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(101))
        async with serving(name):
            answers = await asyncio.gather(*(one(number) for number in range(100)))
        assert answers == [b"you said %d" % number for number in range(100)]

    asyncio.run(scene())


@pytest.mark.parametrize(
    "sent",
    [b"\0\xff\n", b"\n", b"half a requ", b"a\nb\nc\n", b"x" * 70_000],
    ids=["bytes", "empty", "half", "many", "long"],
)
def test_after_anything_a_client_may_send_the_next_one_is_answered(name, sent):
    async def scene() -> None:
        async with serving(name):
            connection = await client(name, sent)
            connection.close()
            await still_answers(name)

    asyncio.run(scene())


def test_a_line_of_ten_megabytes_is_refused_without_being_read(name):
    async def scene() -> None:
        async with serving(name):
            connection = await client(name)
            with pytest.raises(BrokenPipeError):
                await asyncio.to_thread(connection.send, b"x" * 10_000_000)
            assert b"at most 65536 bytes" in await heard(connection)
            connection.close()
            await still_answers(name)

    asyncio.run(scene())


def test_a_client_that_says_nothing_is_dropped(name, monkeypatch):
    monkeypatch.setattr(pipe_talk, "PATIENCE_S", 0.2)

    async def scene() -> None:
        async with serving(name):
            silent, dripping = await client(name), await client(name, b"hel")
            assert [await heard(silent), await heard(dripping)] == [b"", b""]
            silent.close()
            dripping.close()

    asyncio.run(scene())


def test_a_client_that_does_not_read_is_dropped_and_what_it_asked_for_is_closed(name, monkeypatch):
    monkeypatch.setattr(pipe_talk, "PATIENCE_S", 0.2)

    async def scene() -> None:
        following = Following(b"x" * 50_000)
        following.news.set()
        async with serving(name, following.replies):
            connection = await client(name, b"watch\n")
            await until(lambda: following.open == 1)
            await until(lambda: following.open == 0)
            connection.close()

    asyncio.run(scene())


def test_replies_are_closed_at_once_when_their_client_leaves(name):
    async def scene() -> None:
        following = Following()
        async with serving(name, following.replies):
            connection = await client(name, b"watch\n")
            assert await heard(connection) == b"now"
            connection.close()
            begun = time.perf_counter()
            await until(lambda: following.open == 0)
            assert time.perf_counter() - begun < 1

    asyncio.run(scene())


LISTENING_CLIENT = """
import sys
from deskstretch.control.pipe_client import connect
connection = connect(sys.argv[1], 10)
connection.send(b"watch\\n")
connection.wait_for_ever()
while connection.read_line(): pass
"""


def test_replies_are_closed_when_the_process_of_their_client_is_killed(name):
    async def scene() -> None:
        following = Following()
        async with serving(name, following.replies):
            process = subprocess.Popen([sys.executable, "-c", LISTENING_CLIENT, name], cwd=ROOT)
            try:
                await until(lambda: following.open == 1)
            finally:
                process.kill()
                await asyncio.to_thread(process.wait)
            await until(lambda: following.open == 0)

    asyncio.run(scene())


def test_closing_ends_every_client_however_it_hangs(name):
    async def scene() -> None:
        watching, filling = Following(), Following(b"x" * 50_000)
        filling.news.set()

        def either(line: bytes) -> AsyncGenerator[bytes, None]:
            return (watching if line == b"watch" else filling).replies(line)

        async with serving(name, either):
            said = (b"", b"half", b"watch\n", b"fill\n")
            clients = [await client(name, words) for words in said]
            await until(lambda: watching.open == filling.open == 1)
        assert watching.open == filling.open == 0
        assert await heard(clients[0]) == b""
        for connection in clients:
            connection.close()

    asyncio.run(scene())


def test_closing_ends_when_every_place_is_taken_and_more_clients_wait(name):
    async def scene() -> None:
        following = Following()
        async with serving(name, following.replies):
            clients = [await client(name, b"watch\n") for _ in range(MOST_CLIENTS + 2)]
            await until(lambda: following.open == MOST_CLIENTS)
            with pytest.raises(TimeoutError):
                await asyncio.to_thread(connect, name, 0.2)
        for connection in clients:
            connection.close()

    asyncio.run(scene())


def test_who_comes_when_every_place_is_taken_is_served_when_one_leaves(name):
    async def scene() -> None:
        following = Following()
        async with serving(name, following.replies):
            clients = [await client(name, b"watch\n") for _ in range(MOST_CLIENTS + 2)]
            await until(lambda: following.open == MOST_CLIENTS)
            late = asyncio.create_task(client(name, b"watch\n"))
            for connection in clients:
                connection.close()
            connection = await late
            assert await heard(connection) == b"now"
            connection.close()

    asyncio.run(scene())


def test_a_server_that_does_not_answer_does_not_keep_a_client(name):
    async def deaf(line: bytes) -> AsyncGenerator[bytes, None]:
        await asyncio.sleep(SOON_S)
        yield b""

    async def scene() -> None:
        async with serving(name, deaf):
            with contextlib.closing(await asyncio.to_thread(connect, name, 0.3)) as connection:
                await asyncio.to_thread(connection.send, b"hello\n")
                with pytest.raises(TimeoutError):
                    await heard(connection)

    asyncio.run(scene())


def test_the_loop_goes_on_whatever_the_clients_do(name):
    async def scene() -> None:
        following, worst_s = Following(b"x" * 50_000), 0.0
        following.news.set()
        async with serving(name, following.replies):
            clients = [await client(name, words) for words in (b"", b"half", b"fill\n", b"y" * 60_000)]
            for _ in range(30):
                begun = time.perf_counter()
                await asyncio.sleep(0.01)
                worst_s = max(worst_s, time.perf_counter() - begun)
            for connection in clients:
                connection.close()
        assert worst_s < 0.2

    asyncio.run(scene())


def test_nothing_is_left_behind_by_a_client(name):
    def handles() -> int:
        count = wintypes.DWORD()
        assert kernel().GetProcessHandleCount(wintypes.HANDLE(-1), ctypes.byref(count))
        return count.value

    async def scene() -> None:
        async with serving(name):
            for _ in range(5):
                await still_answers(name)
            before = handles()
            for _ in range(100):
                await still_answers(name)
            await asyncio.sleep(0.1)
            assert handles() < before + 50

    asyncio.run(scene())


@pytest.mark.skipif(UNDER_WINE, reason="Wine (8.0) makes a second first instance")
def test_beside_another_server_there_is_no_second_one(name):
    async def scene() -> None:
        async with serving(name):
            with pytest.raises(
                Unavailable, match=r"no commands can reach this program: .*deskstretch-S-1-"
            ):
                await PipeServer(name, echo).start()
            await still_answers(name)

    asyncio.run(scene())


def test_a_name_that_somebody_sits_on_is_told_in_words(name):
    read_and_write, one_instance = 3, 1
    squatting = kernel().CreateNamedPipeW(name, read_and_write, 0, one_instance, 0, 0, 0, None)
    try:
        with pytest.raises(Unavailable, match=r"no commands can reach this program: .*deskstretch-S-1-"):
            asyncio.run(PipeServer(name, echo).start())
    finally:
        kernel().CloseHandle(squatting)


def test_after_a_server_was_closed_another_can_have_the_name(name):
    async def scene() -> None:
        for _ in range(3):
            async with serving(name):
                await still_answers(name)

    asyncio.run(scene())


def test_a_pipe_of_somebody_else_is_told_nothing(name, monkeypatch):
    monkeypatch.setattr(pipe_client, "owner_of", lambda pipe: "S-1-5-18")

    async def scene() -> None:
        async with serving(name):
            with pytest.raises(PermissionError, match="belongs to somebody else"):
                await asyncio.to_thread(connect, name, 1)

    asyncio.run(scene())


def test_the_pipe_lets_in_its_owner_and_nobody_else(name, monkeypatch):
    seen: list[str] = []

    def look(pipe: int) -> str:
        seen.append(rights_of(pipe))
        return own_sid()

    monkeypatch.setattr(pipe_client, "owner_of", look)

    async def scene() -> None:
        async with serving(name):
            (await client(name)).close()

    asyncio.run(scene())
    allowed = {f"O:{own_sid()}D:P(A;;{rights};;;{own_sid()})" for rights in ("FA", "0x1f01ff", "GA")}
    assert set(seen) <= allowed


def rights_of(pipe: int) -> str:
    """Its owner and who may do what, as Windows writes it."""
    owner_and_dacl = 0x1 | 0x4
    descriptor, text = ctypes.c_void_p(), wintypes.LPWSTR()
    assert not security().GetSecurityInfo(
        pipe, 6, owner_and_dacl, None, None, None, None, ctypes.byref(descriptor)
    )
    write = ctypes.WinDLL("advapi32").ConvertSecurityDescriptorToStringSecurityDescriptorW
    assert write(descriptor, 1, owner_and_dacl, ctypes.byref(text), None)
    return text.value or ""
