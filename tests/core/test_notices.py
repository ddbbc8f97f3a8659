"""A stretch told by notifications: what each says, and when it comes."""

from datetime import timedelta

from deskstretch.core.notices import notices
from deskstretch.core.stretch import Sides, Stretch
from deskstretch.core.timeline import Side, timeline
from tests.desk import stretch


def told(known: Stretch) -> list[tuple[float, str, str]]:
    return [(notice.at.total_seconds(), notice.title, notice.body) for notice in notices(known)]


def test_a_plain_hold_has_a_begin_and_an_end():
    assert told(stretch("one")) == [
        (0, "Begin: One", "30 s."),
        (36, "Done? One", "That was all of it."),
    ]


def test_between_the_sides_it_says_which_one_comes():
    known = stretch("one", sides=Sides.EACH)
    assert told(known)[:2] == [
        (0, "Begin: One", "Right side, 30 s."),
        (36, "Change sides: One", "Now the left side, 30 s."),
    ]
    assert notices(known)[-1].at == timeline(known).length


def test_half_way_it_says_how_to_go_on_and_asks_for_no_rest():
    circles = stretch(
        "circles",
        hold=None,
        repetitions=10,
        tempo=timedelta(seconds=3),
        halves=True,
        steps=("Sit tall.", "Circle forward.", "From half way on, backward."),
    )
    assert told(circles) == [
        (0, "Begin: Circles", "5 times."),
        (21, "Half way: Circles", "From half way on, backward. 5 times."),
        (36, "Done? Circles", "That was all of it."),
    ]


def test_each_notice_knows_its_side():
    sides = [notice.side for notice in notices(stretch("one", sides=Sides.EACH))]
    assert sides == [Side.RIGHT, Side.LEFT, None]


def test_between_rounds_it_says_which_one_comes():
    known = stretch("one", hold=None, repetitions=5, tempo=timedelta(seconds=4), sets=2)
    assert told(known) == [
        (0, "Begin: One", "5 times."),
        (26, "Round 2 of 2: One", "A moment's rest, then 5 times."),
        (51, "Done? One", "That was all of it."),
    ]
