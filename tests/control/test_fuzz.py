"""Whatever comes through the socket, the program behind it goes on and answers the next one."""

import asyncio
import json
import logging
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskstretch.control import unix_server
from deskstretch.control.protocol import VERBS, Request, decode_answer, encode_request
from deskstretch.control.reception import Reception
from deskstretch.core import events as e
from tests.control.channel import connect, listening, say
from tests.control.test_protocol import NEARLY_REQUESTS
from tests.test_program import Desk

REQUESTS = st.builds(
    Request, st.sampled_from(sorted(VERBS)), st.none() | st.none() | st.text(max_size=20)
).map(encode_request)
"""What is right, as far as the protocol goes."""

TIMES = st.from_regex(r"[0-9:hm Tz.+-]{1,20}", fullmatch=True)
PAUSES = TIMES.map(lambda words: encode_request(Request("pause", words)))


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A request with a piece cut out and something else put in."""
    line = draw(REQUESTS)
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(line))] * 2)))
    return line[:start] + draw(st.binary(max_size=5)) + line[end:]


BIG = st.sampled_from([b"[" * 60_000, b'{"a":' * 10_000, b"9" * 60_000, b"\x00" * 60_000, b"x" * 300_000])
LINES = st.one_of(
    REQUESTS,
    PAUSES,
    damaged(),
    st.binary(max_size=50),
    BIG,
    NEARLY_REQUESTS.map(lambda it: json.dumps(it).encode()),
)
MESSAGES = st.tuples(LINES, st.sampled_from([b"\n", b"\n", b"\r\n", b"", b"\nmore"])).map(b"".join)
CLIENTS = st.lists(st.tuples(MESSAGES, st.booleans()), min_size=1, max_size=6)
"""What each sends at the same time as the others, and whether it stays for the answer."""


class Building:
    """A program with its socket."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder)

    def post(self, event: e.Event | e.Errand) -> None:
        if not isinstance(event, e.Quit):
            asyncio.get_running_loop().call_soon(self.desk.program.take, event)


async def visit(path: Path, message: bytes, *, stays: bool) -> None:
    if stays:
        for line in (await say(path, message, and_leave=True)).splitlines():
            decode_answer(line)
        return
    with connect(path) as client:
        client.setblocking(False)
        client.send(message)


def test_whatever_comes_in_the_program_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(unix_server, "GRACE_S", 0.02)
    caplog.set_level(logging.INFO)

    async def meet(clients: list[tuple[bytes, bool]]) -> None:
        async with listening(Reception(building.post).replies) as path:
            await asyncio.gather(*(visit(path, message, stays=stays) for message, stays in clients))
            answer = decode_answer(await say(path, encode_request(Request("status")) + b"\n"))
        assert answer["phase"] == building.desk.keeper.session.phase
        assert len(asyncio.all_tasks()) == 1
        assert not [
            record for record in caplog.records if record.exc_info or record.levelno > logging.WARNING
        ]

    async def build() -> Building:
        return Building(tmp_path)

    with asyncio.Runner() as runner:
        building = runner.run(build())

        @settings(max_examples=250, deadline=None)
        @given(CLIENTS)
        def fuzz(clients: list[tuple[bytes, bool]]) -> None:
            runner.run(meet(clients))

        fuzz()
        runner.run(building.desk.program.close())
