"""espeak-ng, or its ancestor: where there is no Speech Dispatcher, or none that speaks.

Tried: espeak-ng 1.51, heard through PulseAudio 16.
"""

import shutil

from ..core.errors import Unavailable
from .program_voice import ProgramVoice

# English, as the cues are; a little slower than its 175 words a minute. With --stdin it speaks what it
# reads as one text, and takes nothing in it for markup.
_OPTIONS = ("-v", "en", "-s", "155", "--stdin")


def espeak() -> ProgramVoice:
    """Raises Unavailable where it is not installed."""
    for name in ("espeak-ng", "espeak"):
        if path := shutil.which(name):
            return ProgramVoice(name, (path, *_OPTIONS))
    raise Unavailable("espeak-ng is not installed")
