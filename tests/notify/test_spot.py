"""What a place on the screen does with errors nobody thought of."""

import asyncio

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.notify import spot
from deskstretch.notify.spot import Spot


def test_an_error_nobody_thought_of_is_logged_once_and_the_thing_is_put_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(spot, "PAUSES_S", (0.0,))
    tried: list[str | None] = []
    failures: list[Unavailable] = []

    async def put(thing: str | None) -> None:
        tried.append(thing)
        if len(tried) <= 3:
            raise ValueError("not enough values to unpack")

    async def story() -> None:
        place = Spot(put, failures.append)
        place.want("tuck")
        async with asyncio.timeout(5):
            while len(tried) < 4:
                await asyncio.sleep(0)
        assert place.settled
        await place.close(1)

    asyncio.run(story())
    assert tried == ["tuck"] * 4 + [None]
    assert [str(failure) for failure in failures] == ["ValueError: not enough values to unpack"] * 3
    assert [bool(record.exc_info) for record in caplog.records] == [True]
