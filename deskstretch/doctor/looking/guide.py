"""What the guide would be shown with, and be heard by."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from ...core.errors import Unavailable
from ..areas.guide import GuideFacts
from ..areas.sound import Part, SoundFacts
from ..system import Session, System

TRIED_FOR_S = 1.2
"""Less than all of the examination may take."""


def look_at_guide(system: System) -> GuideFacts:
    """Tk is loaded, and no window opened."""
    display = system.session is Session.NATIVE or bool(os.environ.get("DISPLAY"))
    python, version = sys.base_prefix, f"{sys.version_info.major}.{sys.version_info.minor}"
    try:
        # Debian ships the module without the library it wraps: to find it is not enough.
        import tkinter
    except ImportError as error:
        return GuideFacts(problem=str(error), display=display, python=python, python_version=version)
    return GuideFacts(tk=str(tkinter.TkVersion), display=display, python=python, python_version=version)


def look_at_sound() -> SoundFacts:
    """Chosen the way the guide chooses. The player plays a moment of silence; nothing is said or heard."""
    from ...sound import SilentVoice, choose_voice

    voice = choose_voice()
    return SoundFacts(
        tones=_tried_player(),
        voice=Part(reason=voice.reason) if isinstance(voice, SilentVoice) else Part(by=voice.name),
    )


def _tried_player() -> Part:
    """That it is installed does not say that it plays: the sound server may not run."""
    from ...sound import SilentPlayer, choose_player
    from ...sound.tones import silence

    player = choose_player()
    with TemporaryDirectory(prefix="deskstretch-") as folder:
        path = Path(folder, "silence.wav")
        path.write_bytes(silence())
        try:
            player.try_out(path, TRIED_FOR_S)
        except Unavailable as error:
            return Part(reason=str(error), fails=not isinstance(player, SilentPlayer))
    return Part(by=player.name)
