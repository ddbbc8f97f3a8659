"""What the guide would be shown with, and be heard by."""

import os
import sys

from ..areas.guide import GuideFacts
from ..areas.sound import Part, SoundFacts
from ..system import Session, System


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
    """Chosen the way the guide chooses; nothing is played, said or started."""
    from ...sound import SilentPlayer, SilentVoice, choose_player, choose_voice

    player, voice = choose_player(), choose_voice()
    return SoundFacts(
        tones=Part(reason=player.reason) if isinstance(player, SilentPlayer) else Part(by=player.name),
        voice=Part(reason=voice.reason) if isinstance(voice, SilentVoice) else Part(by=voice.name),
    )
