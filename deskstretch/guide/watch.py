"""The clock of a course, looked at again and again by whoever guides."""

from collections.abc import Callable

from ..clock import running_s
from ..core.course import Course

ASLEEP_S = 3.0
"""Who did not look for so long was stopped, or the computer slept: nobody stretched meanwhile."""


class Watch:
    """``clock`` gives the seconds of the course, and may run fast."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._looked = running_s(), clock()

    def look(self, course: Course) -> tuple[Course, float]:
        """The course without the time that nobody stretched in, and what the time is on it."""
        (before, then), self._looked = self._looked, (running_s(), self._clock())
        looked, now = self._looked
        if looked - before > ASLEEP_S and course.since is not None:
            course = course.paused(then).resumed(now)
        return course, now
