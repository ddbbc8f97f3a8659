"""A course goes on without what hurts."""

from datetime import timedelta

import pytest

from deskstretch.core.course import Spent, begin
from deskstretch.core.stretch import Sides
from deskstretch.guide.hurting import Hurting
from tests.desk import stretch

NOD = stretch("nod", hold=timedelta(seconds=20))
LUNGE = stretch("lunge", sides=Sides.EACH, hold=timedelta(seconds=20))
READY = 6


def test_what_was_done_of_it_is_told_and_the_next_one_begins():
    course, spent = Hurting().leave(begin([LUNGE, NOD], 0.0), READY + 12.0)
    assert spent == Spent("lunge", 12.0, whole=False)
    place = course.where(READY + 12.0)
    assert (place.stretch, place.elapsed) == (NOD, timedelta(0))
    assert course.done(READY + 12.0)[0] == spent


def test_a_pause_stays_one():
    paused = begin([LUNGE, NOD], 0.0).paused(READY + 3.0)
    course, spent = Hurting().leave(paused, 500.0)
    assert spent.seconds == pytest.approx(3.0)
    assert course.where(900.0).paused


def test_after_the_last_one_the_course_is_over():
    course, _ = Hurting().leave(begin([NOD], 0.0), READY + 1.0)
    assert course.finished(READY + 1.0)


def test_it_does_not_come_again_in_the_same_course():
    """A routine may have one twice."""
    hurting = Hurting()
    course, _ = hurting.leave(begin([NOD, LUNGE, NOD], 0.0), 10.0)
    assert course.where(10.0).stretch == LUNGE
    lunge_is_over = 10.0 + READY + 20 + 5 + 20 + 0.1
    course = hurting.skip(course, lunge_is_over)
    assert course.finished(lunge_is_over)
    assert [spent.seconds for spent in course.done(lunge_is_over)] == [4.0, 40.0, 0.0]
    assert hurting.ids == ("nod",)


def test_a_course_without_pain_is_left_alone():
    course = begin([NOD], 0.0)
    assert Hurting().skip(course, 10.0) == course
