"""What the guide is heard by: three soft tones, and a voice where the person wants one.

Only the guide's own short-lived process imports this. Nothing here raises to the guide, and nothing
keeps it waiting: a stretch goes on in silence where a computer cannot make a sound.
"""

from .chimes import Chimes
from .player import Player, SilentPlayer, choose_player
from .tones import Tone
from .voice import SilentVoice, Voice, choose_voice

__all__ = [
    "Chimes",
    "Player",
    "SilentPlayer",
    "SilentVoice",
    "Tone",
    "Voice",
    "choose_player",
    "choose_voice",
]
