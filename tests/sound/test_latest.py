import threading

import pytest

from deskstretch.sound.latest import Latest, Turn


class Desk:
    """Does what it is given: it waits until it is told to go on, or called off."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.begun: list[str] = []
        self.begins = threading.Semaphore(0)
        self.called_off: list[bool] = []
        self.finished: list[str] = []
        self.latest: Latest[str] = Latest("desk", self.do, lambda: self.finished.append("closed"))

    def do(self, thing: str, turn: Turn) -> None:
        self.begun.append(thing)
        self.begins.release()
        turn.stopped_by(self.go_on.set)
        assert self.go_on.wait(5)
        self.go_on.clear()
        self.called_off.append(turn.called_off)

    def has_begun(self) -> None:
        assert self.begins.acquire(timeout=5)


@pytest.fixture
def desk():
    desk = Desk()
    yield desk
    desk.latest.close()


def test_a_new_thing_ends_the_one_that_is_being_done(desk):
    desk.latest.put("one")
    desk.has_begun()
    desk.latest.put("two")
    desk.has_begun()
    assert desk.begun == ["one", "two"]
    assert desk.called_off == [True]


def test_of_those_that_wait_only_the_latest_is_done(desk):
    stubborn, done = threading.Event(), []
    latest = Latest("busy", lambda thing, _: (done.append(thing), stubborn.wait(5)), lambda: None)
    latest.put("one")
    while not done:
        pass
    for thing in ("two", "three", "four"):
        latest.put(thing)
    stubborn.set()
    latest.close(patience_s=5)
    assert done == ["one", "four"]


def test_closing_ends_what_is_being_done_and_finishes_on_the_thread(desk):
    desk.latest.put("one")
    desk.has_begun()
    desk.latest.close()
    assert desk.finished == ["closed"]
    assert not [thread for thread in threading.enumerate() if thread.name == "desk"]


def test_closing_with_patience_lets_it_end(desk):
    desk.latest.put("one")
    desk.has_begun()
    threading.Timer(0.05, desk.go_on.set).start()
    desk.latest.close(patience_s=5)
    assert (desk.called_off, desk.finished) == ([False], ["closed"])


def test_without_anything_to_do_there_is_no_thread(desk):
    desk.latest.close()
    desk.latest.put("too late")
    assert (desk.begun, desk.finished) == ([], [])
    assert not [thread for thread in threading.enumerate() if thread.name == "desk"]


def test_what_is_called_off_before_it_can_be_stopped_is_stopped_at_once():
    turn, stopped = Turn(), []
    turn.call_off()
    turn.stopped_by(lambda: stopped.append("stopped"))
    assert (turn.called_off, stopped) == (True, ["stopped"])
