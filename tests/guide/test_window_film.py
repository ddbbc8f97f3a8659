"""The frames of the moving figure: drawn on a thread, progressively, once."""

from collections.abc import Callable
from datetime import timedelta
from threading import Event, current_thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from deskstretch.core.course import Place, begin
from deskstretch.core.stretch import Region, Sides, Stretch
from deskstretch.guide.window_film import Film, Moving, Studio, spread
from deskstretch.guide.window_projector import phase
from tests.desk import stretch

READY = 6


class Turning:
    """Every frame is of its own grey, on clear ground."""

    told = 0.5
    entering_s = 1.0

    def __init__(self, period: float = 2.0, rest_s: float = 0.0) -> None:
        self.period = period
        self.rest_s = rest_s
        self.asked: list[float] = []

    def frame(self, phase: float) -> Image.Image:
        self.asked.append(phase)
        picture = Image.new("RGBA", (2, 1), (0, 0, 0, 0))
        grey = round(200 * phase)
        picture.putpixel((0, 0), (grey, grey, grey, 255))
        return picture


def drawn(moving: Moving, stopped: Callable[[], bool] = lambda: False) -> Film:
    film = Film(lambda: moving, "#102030")
    film.draw(stopped)
    return film


@given(st.integers(1, 200))
def test_every_frame_is_drawn_once_and_the_first_are_from_all_over_the_loop(count: int):
    order = list(spread(count))
    assert sorted(order) == list(range(count))
    quarter = sorted(order[: max(1, count // 4)])
    steps = [after - before for before, after in zip(quarter, [*quarter[1:], count], strict=True)]
    assert max(steps) <= 2 * -(-count // len(quarter))


def test_twelve_frames_a_second_and_clear_ground_takes_the_colour_of_the_card():
    turning = Turning(2.0)
    film = drawn(turning)
    assert len(turning.asked) == 24
    found = film.frame(0.5)
    assert found
    number, frame = found
    assert number == 12
    assert frame.mode == "RGB"
    assert frame.getpixel((0, 0)) == (100, 100, 100)
    assert frame.getpixel((1, 0)) == (0x10, 0x20, 0x30)


def test_a_film_that_is_not_finished_shows_the_nearest_frame_before():
    turning = Turning(2.0)
    film = drawn(turning, stopped=lambda: len(turning.asked) >= 3)
    at = sorted(round(phase * 24) for phase in turning.asked)
    found = film.frame((at[1] + 0.5) / 24)
    assert found
    assert found[0] == at[1]


def test_before_the_first_frame_there_is_none_and_one_may_come():
    film = Film(Turning, "#000000")
    assert film.frame(0.3) is None
    assert film.moves


def test_a_still_is_one_frame_and_does_not_move():
    turning = Turning(0.0)
    film = drawn(turning)
    assert turning.asked == [0.0]
    assert not film.moves
    assert film.frame(0.9) is not None


def test_the_studio_draws_in_the_order_it_was_asked_and_on_its_own_thread():
    order, finished = list[str](), Event()

    def make(name: str) -> Moving:
        order.append(f"{name} on {current_thread().name}")
        if name == "last":
            finished.set()
        return Turning(0.0)

    studio = Studio()
    studio.draw(Film(lambda: make("first"), "#000000"))
    studio.draw(Film(lambda: make("last"), "#000000"))
    studio.start()
    assert finished.wait(5)
    studio.close()
    assert order == ["first on pictures", "last on pictures"]


def test_a_picture_that_fails_is_not_the_end_of_the_others(caplog: pytest.LogCaptureFixture):
    finished = Event()

    def fail() -> Moving:
        raise ZeroDivisionError

    def make() -> Moving:
        finished.set()
        return Turning(0.0)

    studio = Studio()
    studio.start()
    studio.draw(Film(fail, "#000000"))
    studio.draw(Film(make, "#000000"))
    assert finished.wait(5)
    studio.close()
    assert "no picture" in caplog.text


def test_a_film_that_was_dropped_gives_way_to_the_next_and_keeps_no_frames():
    """Somebody who goes on and on with Next waits for the figure of where they are, and for no other."""
    finished = Event()

    class LeftAtTheThird(Turning):
        def frame(self, phase: float) -> Image.Image:
            if len(self.asked) == 2:
                left.drop()
            return super().frame(phase)

    def make() -> Moving:
        finished.set()
        return Turning(0.0)

    being_drawn, never_begun = LeftAtTheThird(), Turning()
    left, not_begun = Film(lambda: being_drawn, "#000000"), Film(lambda: never_begun, "#000000")
    not_begun.drop()
    studio = Studio()
    for film in (left, not_begun, Film(make, "#000000")):
        studio.draw(film)
    studio.start()
    assert finished.wait(5)
    studio.close()
    assert (len(being_drawn.asked), never_begun.asked) == (3, [])
    assert left.frame(0.0) is None


def test_a_closed_studio_draws_no_more():
    turning = Turning(60.0)
    studio = Studio()
    studio.draw(Film(lambda: turning, "#000000"))
    studio.start()
    studio.close()
    drawn_until_now = len(turning.asked)
    assert drawn_until_now <= 96
    studio.draw(Film(lambda: turning, "#000000"))
    assert len(turning.asked) == drawn_until_now


def place(some: Stretch, after: float) -> Place:
    return begin([some], 0.0).where(after)


HOLD = stretch("hold", hold=timedelta(seconds=20))
NOD = stretch("nod", hold=None, repetitions=4, tempo=timedelta(seconds=5))
TURN = stretch("turn", hold=None, repetitions=4, tempo=timedelta(seconds=5), sides=Sides.BOTH)


@pytest.mark.parametrize(
    ("some", "after", "wanted"),
    [
        (HOLD, 0, 0),
        (HOLD, 0.5, 0.25),
        (HOLD, 2.5, 0.25),
        (HOLD, READY, 0),
        (HOLD, READY + 0.5, 0.25),
        (HOLD, READY + 1, 0.5),
        (HOLD, READY + 19, 0.5),
        (NOD, READY, 0),
        (NOD, READY + 2.5, 0.5),
        (NOD, READY + 7.5, 0.5),
        (TURN, READY + 5, 0.5),
        (TURN, READY + 7.5, 0.75),
    ],
    ids=str,
)
def test_the_figure_shows_the_movement_then_keeps_time_with_the_work(
    some: Stretch, after: float, wanted: float
):
    """A hold is entered and kept, a repetition is one loop, and where the sides take turns two are."""
    assert phase(place(some, after), drawn(Turning(2.0))) == pytest.approx(wanted)


def test_a_repetition_begins_where_the_figure_leaves_its_first_pose():
    """A figure that rests at first would still lie there while the words are on their way up."""
    film = drawn(Turning(2.0, rest_s=0.5))
    told = [phase(place(NOD, READY + after), film) for after in (0, 2.5, 4)]
    assert told == pytest.approx([0.25, 0.75, 0.05])


def test_from_half_way_on_the_figure_goes_backwards_and_jumps_nowhere():
    rolls = stretch("rolls", hold=None, repetitions=4, tempo=timedelta(seconds=4), halves=True)
    film = drawn(Turning(2.0))
    told = [phase(place(rolls, READY + after), film) for after in (1, 7, 8, 9, 15)]
    assert told == pytest.approx([0.25, 0.75, 0, 0.75, 0.25])


def test_the_figure_breathes_in_and_out_with_the_words():
    """The way out is longer than the way in, and the figure has half of its loop for either."""
    calm = stretch("calm", region=Region.BREATH, hold=None, repetitions=4, tempo=timedelta(seconds=10))
    film = drawn(Turning(2.0))
    told = [phase(place(calm, READY + after), film) for after in (0, 2, 4, 7, 14)]
    assert told == pytest.approx([0, 0.25, 0.5, 0.75, 0.5])


def test_a_still_has_no_phase():
    assert phase(place(HOLD, READY + 3), drawn(Turning(0.0))) == 0
