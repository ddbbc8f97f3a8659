"""Idle time from Mutter's monitor, which the test plays on a bus of its own."""

import asyncio
import itertools
import logging
import sys
from datetime import timedelta

import pytest

if sys.platform != "linux":
    pytest.skip("Mutter is for Linux", allow_module_level=True)

from deskstretch.core.errors import Unavailable
from deskstretch.presence.idle_questions import RETRY_AFTER_S
from deskstretch.presence.mutter import PATH, SERVICE, MutterIdle
from tests.presence.bus_stories import Service, on_a_bus
from tests.test_bus import eventually, settled


class Clock:
    """Monotonic seconds that stand still until told otherwise. Mutter's clock is the same."""

    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


class Mutter(Service):
    """``touched_s``: the moment of the last input."""

    def __init__(self, address: str, clock: Clock) -> None:
        super().__init__(address, SERVICE, PATH)
        self._numbers = itertools.count(1)
        self.clock = clock
        self.touched_s = clock.now_s
        self.watches: list[int] = []
        self.answers = {"AddUserActiveWatch": self._watch, "GetIdletime": self._idle_time}

    def touch(self) -> None:
        self.touched_s = self.clock.now_s
        fired, self.watches = self.watches, []
        for number in fired:
            self.bus.emit(PATH, SERVICE, "WatchFired", "u", [number])

    def _watch(self):
        self.watches.append(next(self._numbers))
        return "u", [self.watches[-1]]

    def _idle_time(self):
        return "t", [int((self.clock.now_s - self.touched_s) * 1000)]


def tell(story):
    clock = Clock()

    async def play(mutter, bus, daemon):
        await mutter.come()
        source = MutterIdle(bus, clock)
        try:
            await story(mutter, source, clock, daemon)
        finally:
            source.close()

    on_a_bus(lambda address: Mutter(address, clock), play)


def s(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


# -- what is told


def test_the_idle_time_is_known_at_once_and_to_the_millisecond():
    async def story(mutter, source, clock, daemon):
        mutter.touched_s -= 41.234
        await source.connect()
        assert source.idle() == s(41.234)

    tell(story)


def test_while_somebody_rests_nothing_is_asked_and_the_next_input_is_told():
    async def story(mutter, source, clock, daemon):
        await source.connect()
        asked = len(mutter.calls)
        for _ in range(10):
            clock.now_s += 15
            assert source.idle() == s(clock.now_s - 1000)
        await settled(mutter.bus)
        assert len(mutter.calls) == asked
        mutter.touch()
        await eventually(lambda: source.idle() == s(0))

    tell(story)


def test_somebody_who_works_costs_two_questions_a_look():
    async def story(mutter, source, clock, daemon):
        await source.connect()
        for look in range(1, 5):
            mutter.touch()
            await eventually(lambda: source._last_input is None)
            source.idle()
            await eventually(lambda: not source._questions._asking)
            assert len(mutter.calls) == 2 + 2 * look
            clock.now_s += 15

    tell(story)


def test_a_pause_in_typing_is_seen_at_the_look_after_it_began():
    async def story(mutter, source, clock, daemon):
        await source.connect()
        mutter.touch()
        await eventually(lambda: source._last_input is None)
        clock.now_s += 1
        mutter.touch()
        assert source.idle() == s(0)  # and with that it is asked
        await eventually(lambda: source._last_input is not None)
        clock.now_s += 3
        assert source.idle() == s(3)

    tell(story)


def test_an_input_between_question_and_answer_is_not_missed():
    async def story(mutter, source, clock, daemon):
        def and_a_key_is_hit():
            reply = mutter._watch()
            mutter.touch()
            return reply

        mutter.answers["AddUserActiveWatch"] = and_a_key_is_hit
        mutter.answers["GetIdletime"] = lambda: ("t", [60_000])
        await source.connect()
        clock.now_s += 15
        assert source.idle() == s(0)

    tell(story)


def test_in_a_long_rest_it_is_asked_now_and_then_whether_the_word_of_its_end_was_lost():
    async def story(mutter, source, clock, daemon):
        await source.connect()
        clock.now_s += 299
        source.idle()
        await settled(mutter.bus)
        mutter.calls.clear()
        clock.now_s += 1
        for _ in range(40):  # ten minutes
            source.idle()
            await eventually(lambda: not source._questions._asking)
            clock.now_s += 15
        assert mutter.calls == ["GetIdletime", "GetIdletime"]
        assert source.idle() == s(900)

        await eventually(lambda: not source._questions._asking)
        mutter.calls.clear()
        clock.now_s += 1000
        mutter.watches.clear()
        mutter.touch()
        clock.now_s += 2
        source.idle()
        await eventually(lambda: source.idle() == s(2))
        assert mutter.calls == ["GetIdletime", "AddUserActiveWatch", "GetIdletime"]
        mutter.touch()
        await eventually(lambda: source.idle() == s(0))

    tell(story)


def test_a_mutter_that_falls_silent_in_a_long_rest_is_not_believed_for_ever():
    async def story(mutter, source, clock, daemon):
        await source.connect()
        mutter.answers["GetIdletime"] = lambda: None
        clock.now_s += 300
        source.idle()
        await eventually(lambda: source.idle() is None)

    tell(story)


def test_the_word_of_another_program_s_watch_counts_for_nothing():
    async def story(mutter, source, clock, daemon):
        await source.connect()
        mutter.bus.emit(PATH, SERVICE, "WatchFired", "u", [4071])
        mutter.bus.emit(PATH, SERVICE, "WatchFired")
        await settled(mutter.bus)
        await asyncio.sleep(0.05)
        clock.now_s += 15
        assert source.idle() == s(15)

    tell(story)


# -- absent, silent, gone, nonsense


def test_without_a_bus_or_without_mutter_it_is_unavailable_and_nobody_is_started():
    async def story(mutter, source, clock, daemon):
        await mutter.go()
        with pytest.raises(Unavailable, match=r"idle time: .*is not on the session bus"):
            await source.connect()
        with pytest.raises(Unavailable, match="idle time: there is no session bus"):
            await MutterIdle(None).connect()
        assert mutter.calls == []

    tell(story)


NONSENSE = [
    ("s", ["soon"]),
    ("", []),
    ("x", [-1]),
    ("t", [2**64 - 1]),
    ("b", [True]),
    ("tt", [1, 2]),
    ("d", [float("nan")]),
]


@pytest.mark.parametrize("answer", [None, *NONSENSE])
def test_silence_and_nonsense_at_the_start_are_unavailable(answer):
    async def story(mutter, source, clock, daemon):
        mutter.answers["GetIdletime"] = lambda: answer
        with pytest.raises(Unavailable, match=r"idle time: .*answer"):
            await source.connect()
        assert source.idle() is None

    tell(story)


@pytest.mark.parametrize("answer", [None, *NONSENSE])
def test_silence_and_nonsense_later_give_none_said_once_and_a_question_a_minute(answer, caplog):
    async def story(mutter, source, clock, daemon):
        await source.connect()
        good = mutter.answers["GetIdletime"]
        mutter.answers["GetIdletime"] = lambda: answer
        mutter.touch()
        await eventually(lambda: source.idle() is None)
        asked = mutter.calls.count("GetIdletime")
        for _ in range(3):
            clock.now_s += RETRY_AFTER_S / 4
            assert source.idle() is None
            await asyncio.sleep(0.01)
        assert mutter.calls.count("GetIdletime") == asked
        assert [record.levelname for record in caplog.records] == ["WARNING"]
        mutter.answers["GetIdletime"] = good
        clock.now_s += RETRY_AFTER_S
        await eventually(lambda: source.idle() is not None)
        assert caplog.records[-1].message == "idle time is known again"

    caplog.set_level(logging.INFO)
    tell(story)


def test_a_mutter_that_goes_is_missed_at_once_and_found_when_it_is_back(caplog):
    async def story(mutter, source, clock, daemon):
        await source.connect()
        mutter.touch()
        await eventually(lambda: source._last_input is None)
        clock.now_s += 15
        await mutter.go()
        await eventually(lambda: source.idle() is None)
        assert len([r for r in caplog.records if "not known any more" in r.message]) == 1
        # Another process: it counts its watches anew.
        mutter._numbers = itertools.count(1)
        await mutter.come()
        await eventually(lambda: source._there)
        assert source.idle() is None
        await eventually(lambda: not source._questions._asking)
        assert source.idle() == s(15)
        mutter.touch()
        await eventually(lambda: source._last_input is None)

    tell(story)


def test_a_bus_that_dies_and_comes_back_is_a_mutter_that_was_gone():
    async def story(mutter, source, clock, daemon):
        await source.connect()
        daemon.stop()
        await eventually(lambda: source.idle() is None)
        daemon.start()
        await eventually(lambda: mutter.bus.connected)
        await mutter.come()
        clock.now_s += 15
        await eventually(lambda: source.idle() == s(15))

    tell(story)


def test_closing_twice_or_unconnected_is_harmless_and_nothing_more_is_asked():
    async def story(mutter, source, clock, daemon):
        MutterIdle(None).close()
        await source.connect()
        source.close()
        source.close()
        assert source._bus._subscriptions == []
        asked = len(mutter.calls)
        mutter.touch()
        assert source.idle() is None
        await settled(mutter.bus)
        assert len(mutter.calls) == asked

    tell(story)
