"""What is asked back: a slip, a double click and a key that is held do nothing; a second press does."""

from datetime import timedelta

import pytest

from deskstretch.core.course import Place, begin
from deskstretch.core.stretch import Sides
from deskstretch.guide.asking import SETTLES_S, STANDS_S, Asking, Question, ends_by_surprise
from tests.desk import stretch

NOD = stretch("nod", hold=timedelta(seconds=20))
LUNGE = stretch("lunge", sides=Sides.EACH, hold=timedelta(seconds=20))
READY, CHANGE = 6, 5


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def place(*some, after: float = READY + 5) -> Place:
    return begin(some, 0.0).where(after)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def asking(clock: Clock) -> Asking:
    return Asking(clock)


def test_the_first_press_asks_and_the_second_is_the_answer(asking: Asking, clock: Clock):
    assert not asking.sure(Question.HURTS, place(NOD))
    assert asking.asks(place(NOD)) is Question.HURTS
    clock.now += 1.5
    assert asking.sure(Question.HURTS, place(NOD))
    assert asking.asks(place(NOD)) is None


def test_a_double_click_only_asks(asking: Asking, clock: Clock):
    asking.sure(Question.HURTS, place(NOD))
    clock.now += 0.2
    assert not asking.sure(Question.HURTS, place(NOD))
    assert asking.asks(place(NOD)) is Question.HURTS


@pytest.mark.parametrize("begins_to_repeat_s", [0.25, 0.5, 0.66])
def test_a_key_that_is_held_never_answers(asking: Asking, clock: Clock, begins_to_repeat_s: float):
    asking.sure(Question.HURTS, place(NOD))
    clock.now += begins_to_repeat_s
    for _ in range(600):
        assert not asking.sure(Question.HURTS, place(NOD))
        clock.now += 0.03


def test_a_question_that_nobody_answers_goes(asking: Asking, clock: Clock):
    asking.sure(Question.HURTS, place(NOD))
    clock.now += STANDS_S
    assert asking.asks(place(NOD)) is None
    assert not asking.sure(Question.HURTS, place(NOD))


def test_what_was_asked_of_one_stretch_is_no_answer_for_the_next(asking: Asking, clock: Clock):
    asking.sure(Question.HURTS, place(NOD, LUNGE))
    following = place(NOD, LUNGE, after=READY + 20 + READY + 5)
    clock.now += SETTLES_S + 0.1
    assert asking.asks(following) is None
    assert not asking.sure(Question.HURTS, following)


def test_it_hurts_on_the_other_side_of_the_same_stretch_too(asking: Asking, clock: Clock):
    asking.sure(Question.HURTS, place(LUNGE))
    clock.now += SETTLES_S + 0.1
    assert asking.sure(Question.HURTS, place(LUNGE, after=READY + 20 + 1))


def test_another_question_takes_the_place_of_the_first(asking: Asking, clock: Clock):
    asking.sure(Question.HURTS, place(NOD))
    clock.now += SETTLES_S + 0.1
    assert not asking.sure(Question.FINISH, place(NOD))
    assert asking.asks(place(NOD)) is Question.FINISH


@pytest.mark.parametrize(
    ("some", "after", "surprises"),
    [
        ((NOD,), READY - 1, False),
        ((NOD,), READY + 1, True),
        ((NOD,), READY + 3, False),
        ((LUNGE,), READY + 1, False),
        ((LUNGE,), READY + 20 + CHANGE + 1, True),
        ((NOD, LUNGE), READY + 1, False),
    ],
)
def test_next_just_after_the_last_part_began_would_be_a_surprise(some, after: float, surprises: bool):
    assert ends_by_surprise(place(*some, after=after)) is surprises
