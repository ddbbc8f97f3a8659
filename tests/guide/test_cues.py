"""What is heard at the turns of a course."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from deskstretch.core.course import begin
from deskstretch.core.stretch import Sides, Stretch
from deskstretch.core.timeline import timeline
from deskstretch.guide.cues import Cues
from deskstretch.sound import Tone
from tests.desk import stretch

CIRCLES = stretch("circles", hold=None, repetitions=4, tempo=timedelta(seconds=3), halves=True)


class Ear:
    def __init__(self) -> None:
        self.heard: list[Tone] = []

    def ring(self, tone: Tone) -> None:
        self.heard.append(tone)


def heard(some: Stretch) -> list[Tone]:
    """The tone of each segment, of those that have one."""
    ear: Any = Ear()
    cues, course = Cues(ear), begin([some], 0.0)
    for segment in timeline(some).segments:
        cues.turn(course.where(segment.begins / timedelta(seconds=1) + 0.01))
    return ear.heard


def test_the_work_begins_with_one_tone_and_half_way_another_says_that_it_changes():
    assert heard(CIRCLES) == [Tone.START, Tone.SWITCH]
    assert heard(replace(CIRCLES, halves=False)) == [Tone.START]


def test_a_change_of_sides_is_heard_too():
    assert heard(stretch("lunge", sides=Sides.EACH)) == [Tone.START, Tone.SWITCH, Tone.START]
