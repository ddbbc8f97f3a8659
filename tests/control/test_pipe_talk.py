"""A conversation with a client that is only played: no pipe, but the real threads and a real loop."""

import asyncio
import logging
import queue
import threading
from collections.abc import AsyncGenerator

import pytest

from deskstretch.control import Replies
from deskstretch.control.pipe_talk import PATIENCE_S, Conversation
from deskstretch.control.protocol import MOST_BYTES

SOON_S = 5


class Played:
    """Fills the role ``End``. The test puts in what the client does: bytes, b"" for leaving."""

    def __init__(self, *does: bytes) -> None:
        self.does: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self.heard: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self.waits: list[float | None] = []
        self.reads = True
        for piece in does:
            self.does.put(piece)

    def receive(self, within_s: float | None) -> bytes | None:
        self.waits.append(within_s)
        return self.does.get(timeout=SOON_S)

    def send(self, data: bytes, within_s: float) -> None:
        self.waits.append(within_s)
        if not self.reads:
            raise TimeoutError("the other end of the pipe does not read")
        self.heard.put(data)

    def nudge(self) -> None:
        self.does.put(None)

    async def hears(self) -> bytes:
        return await asyncio.to_thread(self.heard.get, timeout=SOON_S)


class Following:
    """Replies that never end by themselves, as those of ``watch``."""

    def __init__(self) -> None:
        self.asked = b""
        self.made = 0
        self.news = asyncio.Event()
        self.closed = asyncio.Event()

    async def replies(self, line: bytes) -> AsyncGenerator[bytes, None]:
        self.asked = line
        try:
            while True:
                self.made += 1
                yield b"%d" % self.made
                await self.news.wait()
        finally:
            self.closed.set()


async def echo(line: bytes) -> AsyncGenerator[bytes, None]:
    yield b"you said " + line
    await asyncio.sleep(0)
    yield b"bye"


def talk(client: Played, replies: Replies) -> "asyncio.Task[None]":
    conversation = Conversation(client, replies, asyncio.get_running_loop())
    return asyncio.create_task(asyncio.to_thread(conversation.run))


def test_a_request_is_answered_with_every_reply_in_a_line_of_its_own():
    async def scene() -> None:
        client = Played(b"hel", b"lo\n")
        await talk(client, echo)
        assert [client.heard.get(), client.heard.get()] == [b"you said hello\n", b"bye\n"]

    asyncio.run(scene())


@pytest.mark.parametrize("does", [[b""], [b"half a requ", b""]])
def test_a_client_that_leaves_before_its_request_is_whole_asked_nothing(does):
    async def scene() -> None:
        following = Following()
        await talk(Played(*does), following.replies)
        assert following.asked == b""

    asyncio.run(scene())


def test_a_request_that_is_too_long_is_refused_and_not_passed_on():
    async def scene() -> None:
        following, client = Following(), Played(b"x" * MOST_BYTES, b"y\n")
        await talk(client, following.replies)
        assert b"at most 65536 bytes" in client.heard.get()
        assert following.asked == b""

    asyncio.run(scene())


def test_the_longest_request_there_may_be_is_passed_on():
    async def scene() -> None:
        client = Played(b"x" * MOST_BYTES, b"\n")
        await talk(client, echo)
        assert len(client.heard.get()) == MOST_BYTES + len(b"you said \n")

    asyncio.run(scene())


def test_a_client_is_given_ten_seconds_for_its_request_and_for_each_answer():
    async def scene() -> None:
        client = Played(b"hello\n")
        await talk(client, echo)
        # Waiting for the program itself has no limit: a watcher waits for the next stretch.
        limits = {within_s for within_s in client.waits if within_s is not None}
        assert max(limits) == PATIENCE_S == 10

    asyncio.run(scene())


def test_replies_that_never_end_are_closed_when_the_client_leaves():
    async def scene() -> None:
        following, client = Following(), Played(b"watch\n")
        talking = talk(client, following.replies)
        assert await client.hears() == b"1\n"
        client.does.put(b"")
        async with asyncio.timeout(SOON_S):
            await following.closed.wait()
        with pytest.raises(BrokenPipeError):
            await talking

    asyncio.run(scene())


def test_what_a_client_sends_while_it_is_answered_is_thrown_away():
    async def scene() -> None:
        following, client = Following(), Played(b"watch\nand\n", b"more", *[b"x" * MOST_BYTES] * 10)
        talking = talk(client, following.replies)
        assert await client.hears() == b"1\n"
        following.news.set()
        assert await client.hears() == b"2\n"
        client.does.put(b"")
        with pytest.raises(BrokenPipeError):
            await talking
        assert following.asked == b"watch"

    asyncio.run(scene())


def test_replies_are_closed_when_the_client_does_not_read_them():
    async def scene() -> None:
        following, client = Following(), Played(b"watch\n")
        client.reads = False
        with pytest.raises(TimeoutError):
            await talk(client, following.replies)
        assert following.closed.is_set()

    asyncio.run(scene())


class Slow(Played):
    """A client that takes in a reply only when the test lets it."""

    def __init__(self, *does: bytes) -> None:
        super().__init__(*does)
        self.sent_to = asyncio.Event()
        self.may_take = threading.Event()
        self.loop = asyncio.get_running_loop()

    def send(self, data: bytes, within_s: float) -> None:
        self.loop.call_soon_threadsafe(self.sent_to.set)
        self.may_take.wait(SOON_S)
        super().send(data, within_s)


def test_the_next_reply_is_not_made_before_the_last_one_was_taken():
    async def scene() -> None:
        following, client = Following(), Slow(b"watch\n")
        following.news.set()
        talking = talk(client, following.replies)
        await client.sent_to.wait()
        for _ in range(20):
            await asyncio.sleep(0)
        assert following.made == 1
        client.does.put(b"")
        client.may_take.set()
        with pytest.raises(BrokenPipeError):
            await talking

    asyncio.run(scene())


def test_a_mistake_in_the_program_is_logged_and_lets_the_client_go(caplog):
    async def broken(line: bytes) -> AsyncGenerator[bytes, None]:
        yield b"one"
        raise ZeroDivisionError

    async def scene() -> None:
        client = Played(b"hello\n")
        await talk(client, broken)
        assert client.heard.get() == b"one\n"

    with caplog.at_level(logging.ERROR):
        asyncio.run(scene())
    assert "a request was not answered" in caplog.text
