import asyncio
import os
import sys

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.presence.macos_calls import Calls, camera, microphone
from deskstretch.presence.macos_objects import SYSTEM


class Mac:
    """Objects with the properties a test gives them."""

    def __init__(self, properties):
        self._properties = properties

    def numbers(self, of, selector, scope="glob"):
        return self._properties.get((of, selector, scope))

    def number(self, of, selector):
        return (self.numbers(of, selector) or (0,))[0]


def since_macos_14(*processes):
    """Each: pid, and whether it listens."""
    properties = {(SYSTEM, "prs#", "glob"): tuple(range(100, 100 + len(processes)))}
    for number, (pid, listens) in enumerate(processes, 100):
        properties[number, "piri", "glob"] = (int(listens),)
        properties[number, "ppid", "glob"] = (pid,)
    return Mac(properties)


def before_macos_14(*, into=(), out=(), running=0):
    return Mac(
        {
            (SYSTEM, "dev#", "glob"): (7,),
            (7, "stm#", "inpt"): into,
            (7, "stm#", "outp"): out,
            (7, "gone", "glob"): (running,),
        }
    )


NAMES = {1: "zoom.us", 2: "Music", 3: "Talon", 4: "corespeechd", 5: "", os.getpid(): "deskstretch"}


@pytest.mark.parametrize(
    ("processes", "words"),
    [
        ([], None),
        ([(1, True)], "in a call (microphone in use by zoom.us)"),
        ([(1, False), (2, False)], None),
        ([(3, True)], None),
        ([(3, True), (1, True)], "in a call (microphone in use by zoom.us)"),
        ([(5, True)], "in a call (microphone in use)"),
        ([(os.getpid(), True)], None),
    ],
)
def test_who_listens_is_told_by_name(processes, words):
    assert microphone(since_macos_14(*processes), ["talon"], NAMES.__getitem__) == words


@pytest.mark.parametrize(
    ("device", "heard"),
    [
        (before_macos_14(into=(8,), running=1), True),
        (before_macos_14(into=(8,), running=0), False),
        (before_macos_14(out=(8,), running=1), False),
        (before_macos_14(into=(8,), out=(9,), running=1), False),  # a headset: perhaps it is music
        (Mac({}), False),
    ],
)
def test_an_older_macos_tells_of_microphones_that_are_nothing_else(device, heard):
    assert microphone(device, [], NAMES.__getitem__) == ("in a call (microphone in use)" if heard else None)


@pytest.mark.parametrize(
    ("cameras", "words"),
    [
        (before_macos_14(running=1), "in a call (camera in use)"),
        (before_macos_14(running=0), None),
        (Mac({}), None),
    ],
)
def test_a_camera_that_runs_is_a_call(cameras, words):
    assert camera(cameras) == words


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does know")
def test_elsewhere_it_is_unavailable():
    with pytest.raises(Unavailable):
        asyncio.run(Calls(lambda words: None, []).start())


@pytest.mark.skipif(sys.platform != "darwin", reason="asks macOS")
def test_macos_tells_whether_there_is_a_call():
    reports = []
    calls = Calls(reports.append, [])
    asyncio.run(calls.start())
    calls.look(due=False)
    assert len(reports) == 1
