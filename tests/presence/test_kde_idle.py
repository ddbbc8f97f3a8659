"""Idle time from KDE's screen locker, which the test plays on a bus of its own."""

import logging
import sys
from datetime import timedelta

import pytest

if sys.platform != "linux":
    pytest.skip("asked on Linux only", allow_module_level=True)

from deskstretch.core.errors import Unavailable
from deskstretch.presence.idle_questions import RETRY_AFTER_S
from deskstretch.presence.kde_idle import PATH, SERVICE, ScreenLockerIdle
from tests.presence.bus_stories import Service, on_a_bus
from tests.test_bus import eventually


class Clock:
    """Monotonic seconds that stand still until told otherwise."""

    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


class Locker(Service):
    """``idle_ms``: what it answers."""

    def __init__(self, address: str) -> None:
        super().__init__(address, SERVICE, PATH)
        self.idle_ms = 0
        self.answers = {"GetSessionIdleTime": lambda: ("u", [self.idle_ms])}


def tell(story):
    async def play(locker, bus, daemon):
        clock = Clock()
        await locker.come()
        source = ScreenLockerIdle(bus, clock)
        try:
            await story(locker, source, clock)
        finally:
            source.close()

    on_a_bus(Locker, play)


def s(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


async def look(source) -> timedelta | None:
    """As a tick does; what is asked with it is answered before the next."""
    told = source.idle()
    await eventually(lambda: not source._questions._asking)
    return told


def test_a_look_tells_what_the_one_before_it_was_answered():
    async def story(locker, source, clock):
        await source.connect()
        locker.idle_ms = 2500
        assert await look(source) == s(0)
        clock.now_s += 3
        assert await look(source) == s(2.5)

    tell(story)


def test_somebody_who_types_is_not_taken_for_pausing_between_two_looks():
    async def story(locker, source, clock):
        await source.connect()
        for _ in range(4):
            clock.now_s += 15
            locker.idle_ms = 100
            assert await look(source) < s(3)

    tell(story)


def test_a_long_rest_is_told_in_its_full_length():
    async def story(locker, source, clock):
        locker.idle_ms = 40_000
        await source.connect()
        clock.now_s += 15
        assert await look(source) == s(55)

    tell(story)


def test_without_a_locker_or_a_bus_it_is_unavailable():
    async def story(locker, source, clock):
        await locker.go()
        with pytest.raises(Unavailable, match=r"idle time: .*is not on the session bus"):
            await source.connect()
        with pytest.raises(Unavailable, match="there is no session bus"):
            await ScreenLockerIdle(None).connect()

    tell(story)


@pytest.mark.parametrize("answer", [None, ("s", ["soon"]), ("", []), ("i", [-1])])
def test_silence_and_nonsense_give_none_said_once_and_a_question_a_minute(answer, caplog):
    async def story(locker, source, clock):
        await source.connect()
        locker.answers["GetSessionIdleTime"] = lambda: answer
        await look(source)
        asked = len(locker.calls)
        for _ in range(3):
            clock.now_s += RETRY_AFTER_S / 4
            assert await look(source) is None
        assert len(locker.calls) == asked
        assert [record.levelname for record in caplog.records] == ["WARNING"]
        locker.answers["GetSessionIdleTime"] = lambda: ("u", [7000])
        clock.now_s += RETRY_AFTER_S
        await look(source)
        assert await look(source) == s(7)

    caplog.set_level(logging.INFO)
    tell(story)


def test_one_that_does_not_answer_the_first_time_is_unavailable():
    async def story(locker, source, clock):
        locker.answers.clear()
        with pytest.raises(Unavailable, match="UnknownMethod"):
            await source.connect()

    tell(story)
