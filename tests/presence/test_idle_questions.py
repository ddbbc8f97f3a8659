"""Questions for the idle time, and what becomes of those that fail."""

import asyncio

import pytest

from deskstretch.presence.idle_questions import RETRY_AFTER_S, Questions


def test_a_question_that_fails_in_any_way_is_said_once_and_put_again_after_a_minute(
    caplog: pytest.LogCaptureFixture,
) -> None:
    now_s, asked, fails = 0.0, 0, False

    async def ask() -> None:
        nonlocal asked
        asked += 1
        if fails:
            raise ValueError("odd")

    async def story() -> None:
        nonlocal now_s, fails
        questions = Questions(ask, lambda: now_s)

        async def put() -> bool:
            questions.put()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            return questions.known

        await questions.first(1)
        fails = True
        assert not await put()
        assert not await put()
        assert asked == 2, "it rests for a minute"
        now_s += RETRY_AFTER_S
        assert not await put()
        fails = False
        now_s += RETRY_AFTER_S
        assert await put()
        assert asked == 4

    asyncio.run(story())
    assert len([record for record in caplog.records if record.exc_info]) == 1
    assert caplog.text.count("idle time is not known any more") == 1


def test_one_that_was_taken_back_does_not_put_an_end_to_the_next() -> None:
    async def story() -> None:
        asked = 0

        async def ask() -> None:
            nonlocal asked
            asked += 1
            await asyncio.sleep(3600)

        questions = Questions(ask)
        questions.put()
        await asyncio.sleep(0)
        questions.close()
        questions.put()
        for _ in range(3):
            await asyncio.sleep(0)
            questions.put()
        assert asked == 2
        questions.close()

    asyncio.run(story())
