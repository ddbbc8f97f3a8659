import asyncio
import sys

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.presence.macos_lock import Lock, meaning


@pytest.mark.parametrize(
    ("locked", "on_console", "words"),
    [
        (None, 1, None),
        (0, 1, None),
        (None, None, None),
        (1, 1, "the screen is locked"),
        (1, 0, "the screen is locked"),
        (None, 0, "the session is not on the screen"),
    ],
)
def test_what_a_session_says_of_itself(locked, on_console, words):
    assert meaning(locked, on_console) == words


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does know")
def test_elsewhere_it_is_unavailable():
    with pytest.raises(Unavailable, match="CoreGraphics"):
        asyncio.run(Lock(lambda words: None).start())
