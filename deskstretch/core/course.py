"""A course of stretches being done: what is on now, pausing and moving in it, and what was really done.

``now`` is always a number of seconds on a clock that only runs forward; whoever wants the course to run
faster brings a faster clock. A Course is a value: what happens to it returns the next one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Self

from .stretch import Stretch
from .timeline import Segment, Side, Timeline, side_of, timeline

JUST_BEGUN_S = 2.0
"""Who asks for a segment again this soon after its begin means the one before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the course somebody is. After the end it is the end of the last segment.

    ``number`` counts the stretches from 1, ``repetition`` those of the segment (0 where there are none).
    ``side`` is the one at work, or in a pause the one that comes. ``upcoming`` is what follows in the same
    stretch, ``after`` the stretch that follows this one.
    """

    number: int
    count: int
    stretch: Stretch
    segment: Segment
    elapsed: timedelta
    repetition: int
    side: Side | None
    upcoming: Segment | None
    after: Stretch | None
    paused: bool

    @property
    def remaining(self) -> timedelta:
        return self.segment.length - self.elapsed

    @property
    def share(self) -> float:
        """How much of the segment is over, from 0 to 1."""
        return self.elapsed / self.segment.length


@dataclass(frozen=True, slots=True)
class Spent:
    """What was really done of a stretch: seconds of work without pauses, and whether that was all of it."""

    stretch: str
    seconds: float
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Made by ``begin``. ``since`` is when ``inside`` seconds of the segment were over, None while paused.

    ``worked`` has the seconds of each stretch in the segments that were left, ``through`` the segments
    that ran to their end, as (index of the stretch, index of the segment).
    """

    timelines: tuple[Timeline, ...]
    since: float | None
    worked: tuple[float, ...]
    through: frozenset[tuple[int, int]] = frozenset()
    index: int = 0
    part: int = 0
    inside: float = 0.0

    def paused(self, now: float) -> Self:
        """Time stands still from ``now``."""
        return replace(self._run_to(now), since=None)

    def resumed(self, now: float) -> Self:
        """Time goes on from ``now``."""
        return replace(self, since=now) if self.since is None else self

    def next(self, now: float) -> Self:
        """On to the next segment; a pause stays one. The rest of this one is not done."""
        course = self._run_to(now)
        return course if course._is_over else course._left()._forward()

    def again(self, now: float) -> Self:
        """This segment from its beginning, or just after that the one before it, in the same stretch."""
        course = self._run_to(now)
        if course._is_over:
            return course
        back = course.inside < JUST_BEGUN_S and course.part > 0
        return replace(course._left(), part=course.part - back, inside=0.0)

    def finished(self, now: float) -> bool:
        return self._run_to(now)._is_over

    def where(self, now: float) -> Place:
        course = self._run_to(now)
        return (course._at_its_end() if course._is_over else course)._place()

    def done(self, now: float) -> tuple[Spent, ...]:
        """For each stretch of the course, those not yet begun too."""
        course = self._run_to(now)
        if not course._is_over:
            course = course._left()
        return tuple(
            Spent(line.stretch.id, seconds, course._is_whole(index))
            for index, (line, seconds) in enumerate(zip(course.timelines, course.worked, strict=True))
        )

    @property
    def _is_over(self) -> bool:
        return self.index == len(self.timelines)

    @property
    def _segment(self) -> Segment:
        return self.timelines[self.index].segments[self.part]

    def _run_to(self, now: float) -> Self:
        """The course as it is at ``now``: every segment whose time is over is done and left behind."""
        if self.since is None or self._is_over:
            return self
        left = max(0.0, now - self.since)
        course = replace(self, since=max(now, self.since))
        while not course._is_over:
            room = course._segment.length.total_seconds() - course.inside
            if left < room:
                return replace(course, inside=course.inside + left)
            left -= room
            done = replace(course, inside=course._segment.length.total_seconds())
            course = replace(done._left(), through=done.through | {(done.index, done.part)})._forward()
        return course

    def _left(self) -> Self:
        """With the time spent in this segment on the books."""
        if not self._segment.works:
            return self
        worked = list(self.worked)
        worked[self.index] += self.inside
        return replace(self, worked=tuple(worked))

    def _forward(self) -> Self:
        """At the beginning of the next segment, maybe the next stretch's, or at the end."""
        if self.part + 1 < len(self.timelines[self.index].segments):
            return replace(self, part=self.part + 1, inside=0.0)
        return replace(self, index=self.index + 1, part=0, inside=0.0)

    def _is_whole(self, index: int) -> bool:
        segments = enumerate(self.timelines[index].segments)
        return all((index, part) in self.through for part, segment in segments if segment.works)

    def _at_its_end(self) -> Self:
        """At the end of the last segment, which is over."""
        index, part = len(self.timelines) - 1, len(self.timelines[-1].segments) - 1
        last = self.timelines[index].segments[part]
        return replace(self, index=index, part=part, inside=last.length.total_seconds())

    def _place(self) -> Place:
        line, segment = self.timelines[self.index], self._segment
        # A float just below the whole length may come out a microsecond above it.
        elapsed = min(timedelta(seconds=self.inside), segment.length)
        repetition = segment.repetition(elapsed)
        following = line.segments[self.part + 1 :]
        later = self.timelines[self.index + 1 :]
        return Place(
            number=self.index + 1,
            count=len(self.timelines),
            stretch=line.stretch,
            segment=segment,
            elapsed=elapsed,
            repetition=repetition,
            side=side_of(line.stretch, segment, repetition),
            upcoming=following[0] if following else None,
            after=later[0].stretch if later else None,
            paused=self.since is None,
        )


def begin(stretches: Sequence[Stretch], at: float) -> Course:
    """A course that begins ``at`` with getting ready for the first. Raises ValueError without any."""
    if not stretches:
        raise ValueError("a course needs at least one stretch")
    lines = tuple(timeline(stretch) for stretch in stretches)
    return Course(timelines=lines, since=at, worked=(0.0,) * len(lines))
