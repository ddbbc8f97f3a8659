"""Which films the card needs, and which it lets go. (What it shows: tests/desktop/.)"""

from datetime import timedelta
from typing import Any

import pytest

from deskstretch.core.course import begin
from deskstretch.core.stretch import Sides
from deskstretch.guide.look import LIGHT
from deskstretch.guide.offer import Offer
from tests.desk import stretch


class Card:
    look = LIGHT

    def pictured(self, *, pictured: bool) -> None:
        """Nobody looks."""


class Studio:
    def __init__(self) -> None:
        self.films: list[Any] = []

    def draw(self, film: Any) -> None:
        self.films.append(film)

    @property
    def kept(self) -> int:
        return sum(not film.dropped for film in self.films)


def test_of_a_long_routine_only_the_films_of_this_stretch_and_the_next_are_kept():
    """A film is megabytes of frames, and a stretch that was left never comes back."""
    pytest.importorskip("tkinter")
    from deskstretch.guide.window_projector import Projector

    each = [stretch(f"turn-{n}", sides=Sides.EACH, hold=timedelta(seconds=10)) for n in range(6)]
    figure: Any = object()
    offer, studio = Offer(stretches=tuple(each), figures=lambda _: figure), Studio()
    made: Any = Projector
    projector = made(Card(), studio, offer, draw=lambda *_: None)
    course = begin(each, 0.0)
    kept = []
    for _ in range(6 * 4):
        projector.prepare(course.where(0.0))
        kept.append(studio.kept)
        course = course.next(0.0)
    assert max(kept) == 3
    assert len(studio.films) == 12
