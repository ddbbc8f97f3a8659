import sys
from datetime import timedelta

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.presence.macos import EventSourceIdle


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does know")
def test_elsewhere_it_is_unavailable_and_the_idle_time_not_known():
    source = EventSourceIdle()
    with pytest.raises(Unavailable, match="idle time"):
        source.connect()
    assert source.idle() is None
    source.close()


@pytest.mark.skipif(sys.platform != "darwin", reason="asks macOS")
def test_macos_tells_an_idle_time():
    source = EventSourceIdle()
    source.connect()
    assert timedelta() <= source.idle() < timedelta(days=400)
