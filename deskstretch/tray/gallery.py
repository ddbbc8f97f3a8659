"""The looks of the tray icon, drawn ahead: Pillow would cost the process 2 MB all day.

``tools/make_icons.py`` keeps them in icons/tray.zip: an entry for each phase, mark and size, with one
square of pixels for each step of the ring.
"""

import logging
import zlib
from zipfile import BadZipFile, ZipFile

from ..core.errors import Unavailable
from ..core.phase import Phase
from ..resources import resource
from .pixmap import Pixmap, pixmaps

SIZES = (16, 22, 24, 32, 48, 64)

_FILE = "icons/tray.zip"

log = logging.getLogger(__name__)


def look_pixmaps(phase: Phase, ring: int, marked: bool) -> list[Pixmap]:  # noqa: FBT001
    """The look in each of SIZES; see ``drawing.draw_icon``. Drawn on the spot when none was drawn ahead."""
    try:
        return _kept(phase, ring, marked=marked)
    except Unavailable as error:
        log.info("%s", error)
        from .drawing import draw_icons

        return pixmaps(draw_icons(phase, ring, marked, SIZES))


def entry(phase: Phase, size: int, *, marked: bool) -> str:
    """Where the squares of a phase are: "working-22", "working-marked-22"."""
    return f"{phase}-marked-{size}" if marked else f"{phase}-{size}"


def _kept(phase: Phase, ring: int, *, marked: bool) -> list[Pixmap]:
    try:
        with ZipFile(resource(_FILE)) as looks:
            entries = [(size, looks.read(entry(phase, size, marked=marked))) for size in SIZES]
    except (OSError, KeyError, BadZipFile, zlib.error) as error:
        raise Unavailable(f"{_FILE} cannot be read: {error}") from error
    return [(size, size, _square(squares, ring, size)) for size, squares in entries]


def _square(squares: bytes, number: int, size: int) -> bytes:
    length = 4 * size * size
    return squares[number * length : (number + 1) * length]
