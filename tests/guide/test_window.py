"""The window where there can be none. (How it looks and what it does: tests/desktop/.)"""

import subprocess
import sys

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.guide import window
from deskstretch.guide.offer import Offer
from tests.desk import stretch

OFFER = Offer(stretches=(stretch("nod"),))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_without_a_display_it_says_so_before_anything_is_told(monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("tkinter")
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(Unavailable, match="display"):
        window.run(OFFER)


def run(program: str) -> str:
    """What it prints, in a process of its own: modules that are loaded already would tell nothing."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout


def test_without_tk_it_says_how_to_get_it():
    program = """
import sys
sys.modules["tkinter"] = None
from deskstretch.core.errors import Unavailable
from deskstretch.guide import window
try:
    window.run(None)
except Unavailable as error:
    print(error)
"""
    assert "deskstretch doctor" in run(program)


def test_the_module_alone_loads_neither_tk_nor_pillow():
    """It is imported where a terminal may be the way."""
    program = (
        "import sys, deskstretch.guide.window as _; print({'tkinter', 'PIL', 'Xlib'} & set(sys.modules))"
    )
    assert run(program) == "set()\n"
