"""pystray comes in without a display, and its troubles come out in words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.tray.pystray_import import backend_icon, base_icon, pystray

ROOT = str(Path(__file__).parents[2])


def run(code: str, **environment: str) -> str:
    """What a fresh process without display and desktop prints."""
    clean = {"PATH": os.environ["PATH"], "PYTHONPATH": ROOT} | environment
    return subprocess.run(
        [sys.executable, "-c", code], env=clean, capture_output=True, text=True, check=True
    ).stdout


def test_it_imports_without_a_display_and_leaves_the_environment_as_it_was() -> None:
    code = (
        "import os; from deskstretch.tray.pystray_import import pystray\n"
        "print(pystray().Menu.__name__, os.environ.get('PYSTRAY_BACKEND'))"
    )
    assert run(code) == "Menu None\n"
    assert run(code, PYSTRAY_BACKEND="xorg") == "Menu xorg\n"


@pytest.mark.skipif(sys.platform == "win32", reason="asks an X server")
def test_a_backend_that_cannot_be_is_unavailable_with_the_reason() -> None:
    code = (
        "from deskstretch.tray.pystray_import import backend_icon\n"
        "from deskstretch.core.errors import Unavailable\n"
        "try: backend_icon('xorg')\n"
        "except Unavailable as error: print(error)"
    )
    assert run(code).startswith("pystray's xorg: ")
    assert ":54321" in run(code, DISPLAY=":54321")


def test_a_backend_of_another_system_is_unavailable() -> None:
    foreign = "darwin" if sys.platform != "darwin" else "win32"
    with pytest.raises(Unavailable, match=f"pystray's {foreign}: "):
        backend_icon(foreign)


def test_the_base_class_is_the_one_the_menu_belongs_to() -> None:
    assert base_icon().__module__ == "pystray._base"
    assert pystray().Menu.SEPARATOR in pystray().Menu(
        pystray().MenuItem("a", None), pystray().Menu.SEPARATOR, pystray().MenuItem("b", None)
    )
