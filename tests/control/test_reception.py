"""Between the lines of the protocol and the program that answers."""

import asyncio
from collections.abc import Coroutine

from deskstretch.control.protocol import Request, decode_answer, encode_request
from deskstretch.control.reception import MOST_WAITING, Reception
from deskstretch.core import events as e


class Counter:
    """Behind it sits a program that a test plays; what is posted to it, in order."""

    def __init__(self) -> None:
        self.posted: list[e.Event | e.Errand] = []
        self.reception = Reception(self.posted.append)

    async def ask(self, request: Request, *answers: dict[str, object]) -> list[object]:
        """Everything that is replied to a request which the program answers with these."""
        replies = self.reception.replies(encode_request(request))
        first = asyncio.create_task(anext(replies))
        await asyncio.sleep(0)
        asked = self.posted.pop()
        assert isinstance(asked, e.Ask)
        assert (asked.verb, asked.argument) == (request.verb, request.argument)
        for answer in answers:
            asked.tell(answer)
        said = [decode_answer(await first)]
        said += [decode_answer(line) async for line in replies]
        return said


def play(scene: Coroutine[None, None, None]) -> None:
    asyncio.run(asyncio.wait_for(scene, 5))


def test_an_answer_goes_out_as_accepted_and_an_error_as_refused() -> None:
    async def scene() -> None:
        counter = Counter()
        accepted = {"v": 1, "ok": True, "phase": "paused"}
        assert await counter.ask(Request("pause", "1h"), {"phase": "paused"}) == [accepted]
        refused = {"v": 1, "ok": False, "error": "not now"}
        assert await counter.ask(Request("skip"), {"error": "not now"}) == [refused]
        assert counter.posted == []

    play(scene())


def test_what_is_no_request_never_reaches_the_program() -> None:
    async def scene() -> None:
        counter = Counter()
        [line] = [line async for line in counter.reception.replies(b"garbage")]
        assert decode_answer(line) == {"v": 1, "ok": False, "error": "this line is not JSON"}
        assert counter.posted == []

    play(scene())


def test_the_program_leaves_once_the_answer_has_gone_out() -> None:
    async def scene() -> None:
        counter = Counter()
        assert await counter.ask(Request("quit"), {"pid": 1}) == [{"v": 1, "ok": True, "pid": 1}]
        assert counter.posted == [e.Quit()]

    play(scene())


def test_a_quit_that_is_refused_ends_nothing() -> None:
    async def scene() -> None:
        counter = Counter()
        await counter.ask(Request("quit", "later"), {"error": "quit takes nothing more"})
        assert counter.posted == []

    play(scene())


def test_a_watcher_that_is_slow_gets_the_newest_and_is_signed_off_at_the_end() -> None:
    async def scene() -> None:
        counter = Counter()
        replies = counter.reception.replies(encode_request(Request("watch")))
        first = asyncio.create_task(anext(replies))
        await asyncio.sleep(0)
        asked = counter.posted.pop()
        assert isinstance(asked, e.Ask)
        for number in range(MOST_WAITING + 5):
            asked.tell({"number": number})
        numbers = [decode_answer(await first)["number"]]
        for _ in range(MOST_WAITING - 1):
            numbers.append(decode_answer(await anext(replies))["number"])
        assert numbers == list(range(5, MOST_WAITING + 5))
        assert counter.posted == []
        await replies.aclose()
        assert counter.posted == [e.StopTelling(asked.tell)]

    play(scene())
