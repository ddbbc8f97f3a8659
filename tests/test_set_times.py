"""Set times as jobs of a real scheduler."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from deskstretch.core.set_time import SetTime
from deskstretch.set_times import SetTimes

MORNING = SetTime(routine="desk-reset", at=time(9))
EVENING = SetTime(routine="before-bed", at=time(22, 30), days=(4,))
BERLIN = ZoneInfo("Europe/Berlin")


class Clockwork:
    """A scheduler with its set times; it writes down what came due."""

    def __init__(self) -> None:
        self.came: list[str] = []
        loop = asyncio.get_running_loop()
        self.scheduler: Any = AsyncIOScheduler(
            event_loop=loop, timezone=UTC, job_defaults={"coalesce": True}
        )
        self.times = SetTimes(self.scheduler, self.due)

    async def due(self, set_time: SetTime) -> None:
        self.came.append(set_time.routine)

    def next_times(self) -> list[str]:
        """By the clocks of Berlin."""
        found = sorted(job.next_run_time for job in self.scheduler.get_jobs())
        return [f"{moment.astimezone(BERLIN):%H:%M}" for moment in found]

    def asleep_for(self, length: timedelta) -> None:
        """As if the computer had slept since before the time of each job, which is so long ago now."""
        for job in self.scheduler.get_jobs():
            job.modify(next_run_time=job.next_run_time - (job.next_run_time - datetime.now(UTC)) - length)


def told(story: Callable[[Clockwork], Awaitable[None]]) -> None:
    async def telling() -> None:
        clockwork = Clockwork()
        clockwork.scheduler.start()
        await story(clockwork)
        clockwork.scheduler.shutdown(wait=False)

    asyncio.run(telling())


async def a_moment() -> None:
    await asyncio.sleep(0.05)


def test_a_job_is_there_for_each_and_follows_the_settings() -> None:
    async def story(clockwork: Clockwork) -> None:
        clockwork.times.keep((MORNING, EVENING), BERLIN)
        assert sorted(clockwork.next_times()) == ["09:00", "22:30"]
        before = clockwork.scheduler.get_jobs()
        clockwork.times.keep((MORNING, EVENING), BERLIN)
        assert clockwork.scheduler.get_jobs() == before
        clockwork.times.keep((MORNING,), BERLIN)
        assert clockwork.next_times() == ["09:00"]
        clockwork.times.keep((), BERLIN)
        assert clockwork.scheduler.get_jobs() == []

    told(story)


def test_in_another_zone_it_comes_by_the_clocks_there() -> None:
    async def story(clockwork: Clockwork) -> None:
        clockwork.times.keep((MORNING,), BERLIN)
        clockwork.times.keep((MORNING,), timezone(timedelta(hours=9)))
        [job] = clockwork.scheduler.get_jobs()
        assert job.next_run_time.astimezone(UTC).hour == 0

    told(story)


def test_it_comes_when_it_is_time() -> None:
    async def story(clockwork: Clockwork) -> None:
        clockwork.times.keep((MORNING,), BERLIN)
        clockwork.asleep_for(timedelta(seconds=0))
        await a_moment()
        assert clockwork.came == ["desk-reset"]
        assert clockwork.next_times() == ["09:00"], "and again the next time"

    told(story)


def test_after_a_short_sleep_it_comes_late_and_after_a_long_one_not_at_all() -> None:
    async def story(clockwork: Clockwork) -> None:
        clockwork.times.keep((MORNING,), BERLIN)
        clockwork.asleep_for(timedelta(minutes=29))
        await a_moment()
        assert clockwork.came == ["desk-reset"]
        clockwork.asleep_for(timedelta(minutes=31))
        await a_moment()
        assert clockwork.came == ["desk-reset"]
        assert clockwork.next_times() == ["09:00"]

    told(story)


def test_what_came_while_asleep_is_not_lost_when_the_zone_seems_another() -> None:
    async def story(clockwork: Clockwork) -> None:
        just_now = datetime.now(UTC).replace(second=0, microsecond=0)
        wanted = SetTime(routine="desk-reset", at=just_now.time())
        clockwork.times.keep((wanted,), UTC)
        [job] = clockwork.scheduler.get_jobs()
        job.trigger.since = just_now - timedelta(hours=1)  # it was there an hour ago, and then slept
        clockwork.times.keep((wanted,), ZoneInfo("UTC"))
        await a_moment()
        assert clockwork.came == ["desk-reset"]

    told(story)


def test_once_a_clock_that_ran_ahead_is_set_right_it_comes_today_again() -> None:
    """As beside a Windows that keeps the hardware's clock in local time: until the network is there."""

    async def story(clockwork: Clockwork) -> None:
        clockwork.times.keep((MORNING,), BERLIN)
        [job] = clockwork.scheduler.get_jobs()
        before = job.next_run_time
        job.trigger.since += timedelta(days=2)
        job.modify(next_run_time=before + timedelta(days=2))
        clockwork.times.keep((MORNING,), BERLIN)
        [job] = clockwork.scheduler.get_jobs()
        assert job.next_run_time == before

    told(story)


def test_a_clock_that_is_set_by_a_moment_makes_nothing_come_twice() -> None:
    async def story(clockwork: Clockwork) -> None:
        clockwork.times.keep((MORNING,), BERLIN)
        [job] = clockwork.scheduler.get_jobs()
        job.trigger.since += timedelta(seconds=2)
        clockwork.times.keep((MORNING,), BERLIN)
        assert clockwork.scheduler.get_jobs() == [job]

    told(story)
