import subprocess
import sys
from time import monotonic, sleep

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.presence.windows_front import ForegroundWindow


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does know")
def test_elsewhere_it_is_unavailable():
    with pytest.raises(Unavailable, match="not Windows"):
        ForegroundWindow().connect()


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_the_window_in_front_is_known_by_its_class_and_its_program():
    front = ForegroundWindow()
    front.connect()
    notepad = subprocess.Popen(["notepad.exe"])
    try:
        patience = monotonic() + 20
        while "notepad.exe" not in (names := [name.lower() for name in front.names()]):
            assert monotonic() < patience, names
            sleep(0.05)
        assert "notepad" in names
    finally:
        notepad.kill()
        notepad.wait()
