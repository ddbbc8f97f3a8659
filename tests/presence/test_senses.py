"""Several detectors, one signal for each kind of moment."""

import asyncio

from deskstretch.core.errors import Unavailable
from deskstretch.core.events import Signal, Signalled
from deskstretch.presence.senses import Senses


class Eye:
    """A detector that a test makes see things. ``on_look``: what it sees when it is asked."""

    def __init__(self, report, name="an eye", signal=Signal.CALL, on_look=(), broken=False):
        self.report, self.name, self.signal = report, name, signal
        self.on_look = list(on_look)
        self.broken = broken
        self.asked = []
        self.running = False

    async def start(self):
        if self.broken:
            raise Unavailable("there is no light")
        self.running = True

    def look(self, *, due):
        self.asked.append(due)
        if self.on_look:
            self.report(self.on_look.pop(0))

    async def close(self):
        self.running = False


class Head:
    """Senses with eyes, and what they posted."""

    def __init__(self, *eyes):
        self.posted, self.eyes = [], []
        self.senses = Senses(self.posted.append)
        asyncio.run(self.senses.start([self._maker(eye) for eye in eyes]))

    def _maker(self, options):
        def make(report):
            self.eyes.append(Eye(report, **options))
            return self.eyes[-1]

        return make


def call(words):
    return Signalled(Signal.CALL, words)


def test_what_begins_and_ends_is_posted_once():
    head = Head({})
    [eye] = head.eyes
    for words in ("in a call", "in a call", None, None):
        eye.report(words)
    assert head.posted == [call("in a call"), call(None)]


def test_a_call_ends_when_neither_microphone_nor_camera_is_in_use():
    head = Head({"name": "microphone"}, {"name": "camera"})
    microphone, camera = head.eyes
    microphone.report("microphone in use")
    camera.report("camera in use")
    microphone.report(None)
    camera.report(None)
    assert head.posted == [call("microphone in use"), call("camera in use"), call(None)]


def test_kinds_of_moments_do_not_mix():
    head = Head({}, {"signal": Signal.FULLSCREEN})
    for eye in head.eyes:
        eye.report("something")
    head.eyes[0].report(None)
    assert head.posted == [
        call("something"),
        Signalled(Signal.FULLSCREEN, "something"),
        call(None),
    ]


def test_what_a_look_finds_is_returned_for_the_decision_of_this_moment():
    head = Head({"on_look": ["in a call"]}, {"signal": Signal.FULLSCREEN})
    assert head.senses.look(due=True) == [call("in a call")]
    assert head.senses.look(due=False) == []
    assert head.posted == []
    assert [eye.asked for eye in head.eyes] == [[True, False], [True, False]]


def test_one_that_cannot_work_here_is_done_without_and_says_why():
    head = Head({"name": "an ear", "broken": True}, {})
    assert head.senses.names == ("an eye",)
    assert head.senses.reasons == ("an ear: there is no light",)


def test_what_was_told_is_over_when_nobody_watches_any_more():
    head = Head({})
    [eye] = head.eyes
    eye.report("in a call")
    asyncio.run(head.senses.start([]))
    assert head.posted == [call("in a call"), call(None)]
    assert not eye.running
    assert head.senses.names == ()


def test_nothing_is_posted_to_a_program_that_ends():
    head = Head({})
    [eye] = head.eyes
    eye.report("in a call")
    asyncio.run(head.senses.close())
    assert head.posted == [call("in a call")]
    assert not eye.running
