"""Several detectors, one signal for each kind of moment."""

import asyncio

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.core.events import Sensed, Signal, Signalled
from deskstretch.presence.senses import Senses


class Eye:
    """A detector that a test makes see things. ``on_look``: what it sees, or how it fails, when asked."""

    def __init__(
        self,
        report,
        name="an eye",
        signal=Signal.CALL,
        on_look=(),
        fails=None,
        on_close=None,
        at_start=None,
    ):
        self.report, self.name, self.signal = report, name, signal
        self.on_look = list(on_look)
        self.fails, self.on_close, self.at_start = fails, on_close, at_start
        self.asked = []
        self.running = False

    async def start(self):
        if self.fails:
            raise self.fails
        self.running = True
        self.report(self.at_start)

    def look(self, *, due):
        self.asked.append(due)
        if not self.on_look:
            return
        seen = self.on_look.pop(0)
        if isinstance(seen, Exception):
            raise seen
        self.report(seen)

    async def close(self):
        self.running = False
        if self.on_close:
            self.on_close()


class Head:
    """Senses with eyes. ``heard``: how often they said that there is something to drain."""

    def __init__(self, *eyes):
        self.heard, self.eyes = 0, []
        self.senses = Senses(self._hear)
        self.start(*eyes)

    def start(self, *eyes):
        asyncio.run(self.senses.start([self._maker(eye) for eye in eyes]))

    def tells(self):
        return self.senses.drain()

    def looks(self, *, due):
        self.senses.look(due=due)
        return self.tells()

    def _hear(self, errand):
        assert errand == Sensed()
        self.heard += 1

    def _maker(self, options):
        def make(report):
            self.eyes.append(Eye(report, **options))
            return self.eyes[-1]

        return make


def call(words):
    return Signalled(Signal.CALL, words)


def test_what_begins_and_ends_is_told_once_and_asked_for_once():
    head = Head({})
    [eye] = head.eyes
    for words in ("in a call", "in a call", None, None):
        eye.report(words)
    assert head.heard == 1
    assert head.tells() == [call("in a call"), call(None)]
    assert head.tells() == []
    eye.report("in a call")
    assert head.heard == 2


def test_a_call_ends_when_neither_microphone_nor_camera_is_in_use():
    head = Head({"name": "microphone"}, {"name": "camera"})
    microphone, camera = head.eyes
    microphone.report("microphone in use")
    camera.report("camera in use")
    microphone.report(None)
    camera.report(None)
    assert head.tells() == [call("microphone in use"), call("camera in use"), call(None)]


def test_kinds_of_moments_do_not_mix():
    head = Head({}, {"signal": Signal.FULLSCREEN})
    for eye in head.eyes:
        eye.report("something")
    head.eyes[0].report(None)
    assert head.tells() == [call("something"), Signalled(Signal.FULLSCREEN, "something"), call(None)]


def test_what_a_look_finds_comes_after_what_was_told_before_and_is_not_asked_for():
    head = Head({"on_look": [None]}, {"signal": Signal.FULLSCREEN})
    head.eyes[0].report("in a call")
    assert head.looks(due=True) == [call("in a call"), call(None)]
    assert head.looks(due=False) == []
    assert head.heard == 1
    assert [eye.asked for eye in head.eyes] == [[True, False], [True, False]]


@pytest.mark.parametrize("error", [Unavailable("there is no light"), ValueError("there is no light")])
def test_one_that_cannot_work_here_is_done_without_and_says_why(error):
    head = Head({"name": "an ear", "fails": error}, {})
    assert head.senses.names == ("an eye",)
    assert head.senses.reasons == ("an ear: there is no light",)


def test_one_that_breaks_holds_nothing_and_leaves_the_others_be(caplog):
    head = Head({"on_look": [ValueError("odd")]}, {"signal": Signal.FULLSCREEN, "on_look": ["a film"]})
    head.eyes[0].report("in a call")
    assert head.looks(due=False) == [call("in a call"), call(None), Signalled(Signal.FULLSCREEN, "a film")]
    assert "odd" in caplog.text


def test_what_was_told_is_over_when_nobody_watches_any_more():
    head = Head({})
    [eye] = head.eyes
    eye.report("in a call")
    head.start()
    assert head.tells() == [call("in a call"), call(None)]
    assert not eye.running
    assert head.senses.names == ()


def test_what_goes_on_while_detectors_are_replaced_is_no_end_and_no_beginning():
    head = Head({})
    head.eyes[0].report("in a call")
    assert head.tells() == [call("in a call")]
    head.start({"at_start": "in a call"})
    assert head.tells() == []
    head.start({"at_start": "in a call (camera)"})
    assert head.tells() == [call("in a call (camera)")]


def test_one_that_reports_while_it_is_let_go_of_is_not_heard():
    head = Head({"on_close": lambda: head.eyes[0].report("in a call")})
    head.start({})
    head.eyes[0].report("in a call")
    assert head.tells() == []


def test_all_are_let_go_of_though_one_of_them_fails():
    def fail():
        raise ValueError("stuck")

    head = Head({"on_close": fail}, {})
    asyncio.run(head.senses.close())
    assert [eye.running for eye in head.eyes] == [False, False]
