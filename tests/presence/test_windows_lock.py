import asyncio
import ctypes
import sys
from contextlib import suppress

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.presence.windows_lock import Lock, SessionInfo, meaning

UNKNOWN = -1


def info(*, level=1, state=0, flags=1):
    return SessionInfo(level=level, session=1, state=state, flags=flags)


@pytest.mark.parametrize(
    ("state", "flags", "words"),
    [
        (0, 1, None),
        (0, 0, "the screen is locked"),
        (4, 0, "the screen is locked"),
        (4, 1, "the session is not on the screen"),
    ],
)
def test_what_a_session_says_of_itself(state, flags, words):
    assert meaning(info(state=state, flags=flags)) == words


@pytest.mark.parametrize("told", [info(flags=UNKNOWN), info(flags=7), info(level=0), info(level=2)])
def test_a_session_that_windows_does_not_know_is_unavailable(told):
    with pytest.raises(Unavailable, match="does not tell"):
        meaning(told)


def test_the_answer_is_read_at_the_places_windows_writes_it_to():
    places = {name: getattr(SessionInfo, name).offset for name in ("level", "session", "state", "flags")}
    assert places == {"level": 0, "session": 8, "state": 12, "flags": 16}
    assert ctypes.sizeof(SessionInfo) == 20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does know")
def test_elsewhere_it_is_unavailable():
    with pytest.raises(Unavailable, match="not Windows"):
        asyncio.run(Lock(lambda words: None).start())


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_windows_tells_of_this_session_or_that_it_does_not():
    reports = []
    lock = Lock(reports.append)
    with suppress(Unavailable):  # Wine does not
        asyncio.run(lock.start())
    lock.look(due=False)
    assert reports == [None]
