"""What the window shows at one moment, as texts and numbers."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from ..core.course import Place, Spent, begin
from ..core.steps import steps
from ..core.stretch import Stretch
from ..core.timeline import Breathing, Segment, breath_of
from . import words
from .asking import Question
from .ring import Dial
from .steps import in_force

SURE = "Yes, it hurts"
"""The link's second label."""

DISCREET = "Short break"
"""Titles stand in task bars, which others see."""

_ASKING = {Question.HURTS: "safety", Question.FINISH: "upcoming"}

Fits = Callable[[str], bool]


def _always(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """``part`` stands small above the name, ``hurts`` is the link that says so.

    ``count`` stands in the ring, and ``unit`` small below it. ``asks``: the text that is a question.
    """

    name: str
    part: str = ""
    which: str = ""
    heading: str = ""
    step: str = ""
    upcoming: str = ""
    safety: str = ""
    hurts: str = ""
    count: str = ""
    unit: str = ""
    asks: str = ""


def reading(place: Place, title: str = "", asks: Question | None = None, fits: Fits = _always) -> Reading:
    """``title``: of the routine, as much of it as ``fits``; ``asks``: the question that stands."""
    repeating = bool(place.repetition)
    hurting = asks is Question.HURTS
    return Reading(
        name=place.stretch.name,
        part=words.part(place, title, fits),
        which=words.which(place),
        heading=words.heading(place) if place.paused else words.breathing(place) or words.heading(place),
        step=steps(place.stretch, place.side)[in_force(place)],
        upcoming=asks if asks is Question.FINISH else words.upcoming(place),
        safety=Question.HURTS if hurting else words.safety(place.stretch),
        hurts=SURE if hurting else words.HURTS,
        count=str(place.repetition if repeating else words.seconds_left(place.remaining)),
        unit=f"of {place.segment.repetitions}" if repeating else "s",
        asks=_ASKING[asks] if asks else "",
    )


def farewell(
    place: Place,
    done: Sequence[Spent],
    hurt: Collection[str] = (),
    names: Sequence[str] = (),
    part: str = "",
) -> Reading:
    """When the last stretch is over. ``hurt``: the ids of those that do, ``names``: how they are called."""
    return Reading(
        name=place.stretch.name,
        part=part,
        heading="Done" if words.whole(done, hurt) else "Enough for now",
        step=" ".join(filter(None, (words.ending(done, hurt), words.left_out(names)))),
    )


def farewell_dial(done: Sequence[Spent], hurt: Collection[str] = ()) -> Dial:
    """A tick for who has done all of it."""
    return Dial(1.0, done=True) if words.whole(done, hurt) else Dial(1.0, waiting=True)


def dial(place: Place) -> Dial:
    segment = place.segment
    return Dial(
        place.share,
        segment.repetitions or 1,
        breath=_fullness(place),
        waiting=not segment.works,
    )


def title(place: Place, *, discreet: bool = False) -> str:
    """For the title bar, which a screen reader tells: it changes with the stage, not with every second.

    ``discreet``: it tells nothing.
    """
    if discreet:
        return DISCREET
    told = words.PAUSED if place.paused else words.announcement(place)
    return f"{place.stretch.name}: {told[:1].lower()}{told[1:]}"


def last_title(place: Place, *, discreet: bool = False) -> str:
    return DISCREET if discreet else f"{place.stretch.name}: done"


def everything(stretches: Sequence[Stretch], title: str = "") -> Iterator[Reading]:
    """Every text that a course of these comes by, for the room that it takes."""
    title = title[:1]  # of which there will be one line, whatever fits
    course, now = begin(stretches, 0.0), 0.0
    for line in course.timelines:
        for segment in line.segments:
            for begun in _looked_at(segment, now):
                place = course.where(begun)
                told = reading(place, title)
                for question in Question:
                    yield reading(place, title, question)
                for step in steps(line.stretch, place.side):
                    yield replace(told, step=step)
                    yield replace(told, step=step, heading=words.PAUSED)
            now += segment.length.total_seconds()
    done, end = course.done(now), course.where(now)
    yield farewell(end, done)
    for one in stretches:
        yield farewell(end, done, [one.id], [one.name])


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
