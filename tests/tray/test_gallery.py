"""The looks that were drawn ahead, and what happens without them."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from deskstretch.core.phase import Phase
from deskstretch.tray import gallery
from deskstretch.tray.drawing import draw_icons
from deskstretch.tray.gallery import SIZES, look_pixmaps
from deskstretch.tray.pixmap import Pixmap, pixmaps

ROOT = Path(__file__).resolve().parents[2]


def largest_difference(one: Pixmap, other: Pixmap) -> int:
    assert one[:2] == other[:2]
    pictures = (Image.frombytes("RGBA", (width, height), pixels) for width, height, pixels in (one, other))
    return max(ImageChops.difference(*pictures).tobytes())


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("ring", [0, 5, 12])
@pytest.mark.parametrize("phase", Phase)
def test_every_look_is_kept_as_it_would_be_drawn(phase: Phase, ring: int, marked: bool) -> None:
    kept, drawn = look_pixmaps(phase, ring, marked), pixmaps(draw_icons(phase, ring, marked, SIZES))
    assert len(kept) == len(SIZES)
    assert max(map(largest_difference, kept, drawn)) <= 8


class Drawing(Exception):
    """Raised instead of drawing."""


def test_a_look_that_is_kept_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deskstretch.tray.drawing.draw_icons", _refuse)
    look_pixmaps(Phase.HELD, 12, True)


@pytest.mark.parametrize("file", [None, b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_a_look_is_drawn_on_the_spot_where_none_can_be_read(
    file: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tray.zip"
    if file is not None:
        path.write_bytes(file)
    monkeypatch.setattr(gallery, "resource", lambda _: path)
    drawn = pixmaps(draw_icons(Phase.AWAY, 7, False, SIZES))
    assert look_pixmaps(Phase.AWAY, 7, False) == drawn


def test_a_look_is_drawn_on_the_spot_where_none_was_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gallery, "_FILE", "icons/none.zip")
    monkeypatch.setattr("deskstretch.tray.drawing.draw_icons", _refuse)
    with pytest.raises(Drawing):
        look_pixmaps(Phase.AWAY, 7, False)


def test_a_tray_on_the_bus_needs_no_pillow() -> None:
    script = (
        "import sys\n"
        "import deskstretch.app, deskstretch.tray.status_notifier\n"
        "from deskstretch.core.phase import Phase\n"
        "from deskstretch.tray.gallery import look_pixmaps\n"
        "from deskstretch.tray.pystray_import import base_icon\n"
        "base_icon(), look_pixmaps(Phase.WORKING, 3, False)\n"
        "print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    modules = loaded.stdout.split()
    assert "pystray" in modules
    assert not [name for name in modules if name.startswith("PIL")]


def _refuse(*_: object) -> None:
    raise Drawing
