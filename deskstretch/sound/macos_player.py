"""The program that plays a sound on macOS. From its documentation: not tried on a Mac."""

import shutil

from ..core.errors import Unavailable
from .program_player import Program


def programs() -> tuple[Program, ...]:
    """afplay comes with the system. Raises Unavailable where it does not."""
    path = shutil.which("afplay")
    if not path:
        raise Unavailable("afplay, which comes with macOS, is not there")
    return (Program("afplay", (path,)),)
