"""Routines at set times, as jobs of APScheduler. Import it late: with APScheduler, which it needs.

Its CronTrigger will not do for a person's clock: in the night the clocks go back it fires twice, and where
they go forward at midnight it leaves out the day (measured, 3.11.3).
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, tzinfo

from apscheduler.job import Job
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from .clock import Clock, SystemClock
from .core.set_time import SetTime

DROPPED_AFTER = timedelta(minutes=30)
"""The computer was asleep: what is later than this comes the next time."""

RAN_AHEAD = timedelta(minutes=1)
"""So far back a clock is set that was wrong. By less it is only adjusted."""


class SetTimes:
    """Keeps a job for each set time. ``due`` is called on the loop thread when one has come."""

    def __init__(
        self,
        scheduler: AsyncIOScheduler,
        due: Callable[[SetTime], Awaitable[None]],
        clock: Clock | None = None,
    ) -> None:
        self._scheduler = scheduler
        self._due = due
        self._clock = clock or SystemClock()
        self._jobs: dict[SetTime, Job] = {}
        self._zone: tzinfo | None = None

    def keep(self, wanted: tuple[SetTime, ...], zone: tzinfo) -> None:
        """Have a job for each of these, in this zone. Cheap when nothing has changed."""
        moved, self._zone = zone is not self._zone, zone
        now = self._clock.read().wall
        for set_time, job in list(self._jobs.items()):
            # It waits for a day that a wrong clock has shown; the right one shows an earlier day.
            wrong = job.trigger.since - now > RAN_AHEAD
            if moved or wrong or set_time not in wanted:
                job.remove()
            if wrong or set_time not in wanted:
                del self._jobs[set_time]
        for set_time in wanted:
            if moved or set_time not in self._jobs:
                self._jobs[set_time] = self._job(set_time, zone, self._jobs.get(set_time))

    def _job(self, set_time: SetTime, zone: tzinfo, before: Job | None) -> Job:
        """``before``: the same one in another zone. After a sleep the zone may seem another, though it is
        not, and what came while asleep must not be lost: so the new one begins where that one has ended.
        """
        return self._scheduler.add_job(
            self._due,
            _OnceADay(set_time, zone, before.trigger.since if before else None),
            args=[set_time],
            misfire_grace_time=int(DROPPED_AFTER.total_seconds()),
        )


class _OnceADay(BaseTrigger):  # type: ignore[misc]  # apscheduler has no types
    """``since``: what came until then has come."""

    def __init__(self, set_time: SetTime, zone: tzinfo, since: datetime | None) -> None:
        self._set_time = set_time
        self._zone = zone
        self.since = since

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        self.since = previous_fire_time or self.since or now
        return self._set_time.next_after(self.since, self._zone)
