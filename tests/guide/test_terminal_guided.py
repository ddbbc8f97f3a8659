"""What the terminal guide makes of keys and time, with a screen and a keyboard that only write down."""

import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from deskstretch.core.course import Place, Spent
from deskstretch.core.errors import Unavailable
from deskstretch.core.settings import Guide
from deskstretch.core.stretch import Sides, Stretch
from deskstretch.core.timeline import Stage
from deskstretch.guide import asking, terminal, watch
from deskstretch.guide.asking import Question
from deskstretch.guide.cues import Cues
from deskstretch.guide.offer import Offer
from deskstretch.guide.terminal import Guided
from deskstretch.guide.terminal_keys import Key
from deskstretch.guide.terminal_page import Keys
from tests.desk import stretch

NOD = stretch("nod", hold=timedelta(seconds=20))
LUNGE = stretch("lunge", sides=Sides.EACH, hold=timedelta(seconds=20))
COURSE_S = 6 + 20 + 5 + 20
"""Of the lunge, with getting ready and the change."""

Moves = Sequence[tuple[float, Key | None]]


class Hands:
    """Time passes while they rest: so many seconds, and then a key."""

    listens = True

    def __init__(self, moves: Moves, log: list[str]) -> None:
        self.now = 0.0
        self._moves = list(moves)
        self._log = log

    def take(self) -> None:
        self._log.append("keys taken")

    def read(self, _: float) -> list[Key]:
        if not self._moves:
            raise EOFError
        seconds, key = self._moves.pop(0)
        self.now += seconds
        return [key] if key else []

    def give_back(self) -> None:
        self._log.append("keys given back")


class Wall:
    """A screen."""

    def __init__(self, log: list[str]) -> None:
        self.shown: list[tuple[Place, Keys | None]] = []
        self.lines: list[str] = []
        self.broken = False
        self._log = log

    def open(self) -> None:
        if self.broken:
            raise Unavailable("the terminal is gone")
        self._log.append("screen opened")

    def show(self, place: Place, keys: Keys | None) -> None:
        self.shown.append((place, keys))

    def close(self) -> None:
        self._log.append("screen closed")

    def say(self, line: str) -> None:
        self.lines.append(line)


class Heard(Cues):
    def __init__(self) -> None:
        super().__init__()
        self.muted = False
        self.cues: list[str] = []

    def turn(self, place: Place) -> None:
        self.cues.append(place.segment.stage)

    def end(self) -> None:
        self.cues.append("end")


class Scene:
    """One guidance, from the first second to the end of the moves."""

    def __init__(self, *moves: tuple[float, Key | None], stretches: Sequence[Stretch] = (LUNGE,)) -> None:
        self.log: list[str] = []
        self.hurt: list[Spent] = []
        self.told: list[Spent] = []
        self.hands, self.wall, self.heard = Hands(moves, self.log), Wall(self.log), Heard()
        self.offer = Offer(
            stretches=tuple(stretches),
            settings=Guide(sound=True),
            tell=self.told.append,
            hurts=self.hurt.append,
            opened=lambda: self.log.append("seen"),
            clock=lambda: self.hands.now,
        )

    def play(self) -> "Scene":
        Guided(self.offer, self.wall, self.hands, self.heard).run(threading.Event())
        return self

    @property
    def places(self) -> list[Place]:
        return [place for place, _ in self.wall.shown]


def test_the_course_is_told_and_the_person_thanked_at_its_end():
    scene = Scene(*[(0.5, None)] * 200).play()
    assert scene.told == [Spent("lunge", 40.0, True)]
    assert scene.wall.lines == ["Well done: 40 s."]
    assert scene.log == ["keys taken", "screen opened", "seen", "screen closed", "keys given back"]


def test_each_stage_is_heard_once_and_the_end():
    scene = Scene(*[(0.5, None)] * 200).play()
    assert scene.heard.cues == [Stage.READY, Stage.HOLD, Stage.SWITCH, Stage.HOLD, "end"]


def test_leaving_early_is_not_heard_as_an_end():
    scene = Scene((6, None), (5, Key.STOP)).play()
    assert scene.heard.cues == [Stage.READY, Stage.HOLD]
    assert scene.told == [Spent("lunge", 5.0, False)]
    assert scene.wall.lines == ["Stopped after 5 s."]


def test_a_stage_that_is_done_again_is_heard_again():
    scene = Scene((6, None), (5, Key.AGAIN), (1, Key.STOP)).play()
    assert scene.heard.cues == [Stage.READY, Stage.HOLD, Stage.HOLD]


def test_space_pauses_and_goes_on():
    scene = Scene((8, Key.PAUSE), (100, None), (0, Key.PAUSE), (1, None), (0, Key.STOP)).play()
    assert [place.paused for place in scene.places] == [False, True, True, False, False]
    assert scene.told == [Spent("lunge", 3.0, False)]


def test_muting_is_said_in_the_row_of_keys():
    scene = Scene((1, Key.MUTE), (1, Key.MUTE), (1, Key.STOP)).play()
    assert [keys.muted for _, keys in scene.wall.shown if keys] == [False, True, False]


def test_no_keys_are_offered_where_none_can_come():
    scene = Scene((1, None))
    scene.hands.listens = False
    assert [keys for _, keys in scene.play().wall.shown] == [None, None]


def test_a_terminal_that_ends_is_leaving():
    assert Scene((8, None)).play().told == [Spent("lunge", 2.0, False)]


def test_ctrl_z_stops_in_a_tidy_terminal_and_comes_back_paused(monkeypatch: pytest.MonkeyPatch):
    scene = Scene((8, Key.SUSPEND), (100, None), (1, Key.STOP))
    monkeypatch.setattr(terminal, "stop_until_continued", lambda: scene.log.append("stopped"))
    scene.play()
    assert scene.log[3:8] == [
        "screen closed",
        "keys given back",
        "stopped",
        "keys taken",
        "screen opened",
    ]
    assert scene.places[-1].paused
    assert scene.told == [Spent("lunge", 2.0, False)]


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Presses that come as fast as a test makes them count."""
    monkeypatch.setattr(asking, "SETTLES_S", 0.0)


@pytest.mark.usefixtures("settled")
def test_what_hurts_is_left_and_the_course_goes_on_with_the_next():
    moves = [(8, Key.HURTS), (1, Key.HURTS), *[(0.5, None)] * 60]
    scene = Scene(*moves, stretches=(LUNGE, NOD)).play()
    assert scene.hurt == [Spent("lunge", 3.0, False)]
    assert scene.told == [Spent("nod", 20.0, True)]
    assert scene.wall.lines == ["Well done: 23 s. Lunge will not be suggested again."]


def test_one_slip_on_the_key_for_pain_costs_nothing():
    scene = Scene((8, Key.HURTS), *[(0.5, None)] * 120).play()
    assert [keys.asks for _, keys in scene.wall.shown if keys][1] is Question.HURTS
    assert scene.hurt == []
    assert scene.told == [Spent("lunge", 40.0, True)]


@pytest.mark.usefixtures("settled")
def test_pain_in_the_only_stretch_ends_the_guide():
    scene = Scene((8, Key.HURTS), (1, Key.HURTS), (1, None)).play()
    assert (scene.hurt, scene.told) == ([Spent("lunge", 3.0, False)], [])
    assert scene.wall.lines == ["Stopped after 3 s. Lunge will not be suggested again."]


@pytest.mark.usefixtures("settled")
def test_where_nobody_hears_of_pain_its_key_does_nothing():
    scene = Scene((8, Key.HURTS), (1, Key.HURTS), (1, Key.STOP))
    scene.offer = replace(scene.offer, hurts=None)
    assert scene.play().told == [Spent("lunge", 4.0, False)]
    assert not any(keys.hurts for _, keys in scene.wall.shown if keys)


def test_next_pressed_a_moment_too_late_does_not_end_it_all():
    """It was meant for getting ready."""
    scene = Scene((7, Key.NEXT), *[(0.5, None)] * 60, stretches=(NOD,)).play()
    assert [keys.asks for _, keys in scene.wall.shown if keys][1] is Question.FINISH
    assert scene.told == [Spent("nod", 20.0, True)]


@pytest.mark.usefixtures("settled")
def test_next_pressed_again_finishes():
    scene = Scene((7, Key.NEXT), (0.5, Key.NEXT), stretches=(NOD,)).play()
    assert scene.told == [Spent("nod", 1.5, False)]


def test_a_signal_that_ends_it_is_leaving(monkeypatch: pytest.MonkeyPatch):
    scene, ended = Scene((8, None), (1, None)), threading.Event()

    def show(place: Place, _: Keys | None) -> None:
        if place.segment.works:
            ended.set()

    monkeypatch.setattr(scene.wall, "show", show)
    Guided(scene.offer, scene.wall, scene.hands, scene.heard).run(ended)
    assert scene.told == [Spent("lunge", 2.0, False)]


def test_time_in_which_the_computer_slept_is_not_done(monkeypatch: pytest.MonkeyPatch):
    scene = Scene((8, None), (COURSE_S, None), (1, Key.STOP))
    monkeypatch.setattr(watch, "ASLEEP_S", 0.1)
    awake = scene.hands.read

    def read(within_s: float) -> list[Key]:
        if scene.hands.now == 8:
            time.sleep(0.2)
        return awake(within_s)

    monkeypatch.setattr(scene.hands, "read", read)
    assert scene.play().told == [Spent("lunge", 3.0, False)]


def test_a_screen_that_cannot_be_opened_is_told_to_who_asked_and_nothing_else():
    scene = Scene((1, None))
    scene.wall.broken = True
    with pytest.raises(Unavailable, match="gone"):
        scene.play()
    assert scene.told == []
    assert "seen" not in scene.log
    assert scene.log[-1] == "keys given back"
