"""The files that come with the program: the example settings and the artwork."""

import logging
from pathlib import Path

from .core.errors import Unavailable

_PACKAGE = Path(__file__).parent

log = logging.getLogger(__name__)


def resource(name: str) -> Path:
    """Where ``config.example.toml`` or ``icons/…`` is; raises Unavailable when it was not installed.

    A wheel carries them in ``deskstretch/data``. A checkout, and an editable install of one, has them
    beside the package, where setuptools cannot map them to.
    """
    for root in (_PACKAGE / "data", _PACKAGE.parent):
        if (path := root / name).exists():
            return path
    raise Unavailable(f"{name} did not come with this installation of deskstretch; install it again")


def program_icon() -> Path | None:
    """The program's picture for notifications; an incomplete installation does without."""
    try:
        return resource("icons/deskstretch-64.png")
    except Unavailable as error:
        log.warning("%s", error)
        return None
