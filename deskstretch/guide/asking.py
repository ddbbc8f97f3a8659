"""What is asked back before it is done, because a slip must not do it: the second press is the answer."""

from collections.abc import Callable, Hashable
from datetime import timedelta
from enum import StrEnum

from ..clock import running_s
from ..core.course import JUST_BEGUN_S, Place

SETTLES_S = 0.8
"""So long after a press the next one counts. A key that is held repeats sooner, and then fast."""

STANDS_S = 8.0
"""How long a question waits for its answer."""


class Question(StrEnum):
    """In the words of the guide."""

    HURTS = "Stop it, and never suggest it again?"
    FINISH = "Next (→) once more to finish"


class Asking:
    """At most one question at a time, about the stretch or the part that is on."""

    def __init__(self, clock: Callable[[], float] = running_s) -> None:
        self._clock = clock
        self._asked: tuple[Question, Hashable] | None = None
        self._until_s = self._pressed_s = 0.0

    def sure(self, question: Question, place: Place) -> bool:
        """Whether this press is the answer to the question. Otherwise it asks."""
        now, answers = self._clock(), self.asks(place) is question
        settled, self._pressed_s = now - self._pressed_s >= SETTLES_S, now
        if answers and settled:
            self._asked = None
            return True
        if not answers:
            self._asked, self._until_s = (question, _about(question, place)), now + STANDS_S
        return False

    def asks(self, place: Place) -> Question | None:
        """The question that stands now."""
        if self._asked is None or self._clock() >= self._until_s:
            return None
        question, about = self._asked
        return question if about == _about(question, place) else None


def ends_by_surprise(place: Place) -> bool:
    """Whether Next would end all of it where the last part has just begun: it was for the one before."""
    last = place.upcoming is None and place.after is None
    return last and place.elapsed < timedelta(seconds=JUST_BEGUN_S)


def _about(question: Question, place: Place) -> Hashable:
    return place.number, place.segment if question is Question.FINISH else None
