"""The system voice of macOS, through its own program. From its manual: not tried on a Mac."""

import shutil

from ..core.errors import Unavailable
from .program_voice import ProgramVoice


def macos_voice() -> ProgramVoice:
    """The voice and the pace of the person's settings. Raises Unavailable where ``say`` is not there."""
    path = shutil.which("say")
    if not path:
        raise Unavailable("say, which comes with macOS, is not there")
    return ProgramVoice("the system voice", (path, "-f", "-"))
