"""What the window shows at one moment, as texts and numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from ..core.course import Place, Spent, begin
from ..core.stretch import Stretch
from ..core.timeline import Breathing, Segment, breath_of
from . import words
from .ring import Dial
from .steps import in_force, steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """``count`` stands in the ring, and ``unit`` small below it."""

    name: str
    number: str = ""
    which: str = ""
    heading: str = ""
    step: str = ""
    upcoming: str = ""
    safety: str = ""
    count: str = ""
    unit: str = ""


def reading(place: Place) -> Reading:
    repeating = bool(place.repetition)
    return Reading(
        name=place.stretch.name,
        number=words.number(place),
        which=words.which(place),
        heading=words.heading(place) if place.paused else words.breathing(place) or words.heading(place),
        step=steps(place.stretch, place.segment.side)[in_force(place)],
        upcoming=words.upcoming(place),
        safety=words.safety(place.stretch),
        count=str(place.repetition if repeating else words.seconds_left(place.remaining)),
        unit=f"of {place.segment.repetitions}" if repeating else "s",
    )


def farewell(place: Place, done: Sequence[Spent]) -> Reading:
    """When the last stretch is over."""
    heading = "Done" if _whole(done) else "Enough for now"
    number = words.number(place)
    return Reading(name=place.stretch.name, number=number, heading=heading, step=words.ending(done))


def farewell_dial(done: Sequence[Spent]) -> Dial:
    """A tick for who has done all of it."""
    return Dial(1.0, done=True) if _whole(done) else Dial(1.0, waiting=True)


def dial(place: Place) -> Dial:
    segment = place.segment
    return Dial(
        place.share,
        segment.repetitions or 1,
        breath=_fullness(place),
        waiting=not segment.works,
    )


def title(place: Place) -> str:
    """For the title bar, which a screen reader tells: it changes with the stage, not with every second."""
    told = words.PAUSED if place.paused else words.announcement(place)
    return f"{place.stretch.name}: {told[:1].lower()}{told[1:]}"


def everything(stretches: Sequence[Stretch]) -> Iterator[Reading]:
    """Every text that a course of these comes by, for the room that it takes."""
    course, now = begin(stretches, 0.0), 0.0
    for line in course.timelines:
        for segment in line.segments:
            for begun in _looked_at(segment, now):
                told = reading(course.where(begun))
                for step in steps(line.stretch, segment.side):
                    yield replace(told, step=step)
                    yield replace(told, step=step, heading=words.PAUSED)
            now += segment.length.total_seconds()
    yield farewell(course.where(now), course.done(now))


def _looked_at(segment: Segment, begins_s: float) -> Iterator[float]:
    yield begins_s + 0.001  # sums of floats may fall short of the begin
    if segment.repetitions > 1:
        yield begins_s + 1.5 * segment.tempo.total_seconds()  # it may be the other side's


def _fullness(place: Place) -> float | None:
    """How full the lungs are, 0 to 1, soft at both turns; None where breath sets no pace."""
    breath = breath_of(place.stretch, place.segment)
    if breath is None:
        # Empty lungs are where the first breath begins.
        return 0.0 if place.upcoming and breath_of(place.stretch, place.upcoming) else None
    way, left = breath.at(min(place.elapsed, place.segment.length - timedelta.resolution))
    whole = breath.inhale if way is Breathing.IN else breath.exhale
    share = left / whole if way is Breathing.OUT else 1 - left / whole
    return share * share * (3 - 2 * share)


def _whole(done: Sequence[Spent]) -> bool:
    return all(spent.whole for spent in done)
