"""What is heard at the turns of a course: tones, and a voice where the person wants one."""

from typing import TYPE_CHECKING

from ..core.course import Place
from ..core.settings import Guide
from ..core.timeline import Stage
from . import words

if TYPE_CHECKING:
    from ..sound import Chimes, Tone, Voice


class Cues:
    """On the thread of the window; nothing here raises or waits. None: off by setting."""

    def __init__(self, chimes: "Chimes | None" = None, voice: "Voice | None" = None) -> None:
        self._chimes = chimes
        self._voice = voice
        self.muted = False

    @property
    def silent(self) -> bool:
        """Whether there is nothing to mute."""
        return self._chimes is None and self._voice is None

    def turn(self, place: Place) -> None:
        """A stage begins."""
        if self.silent:
            return
        from ..sound import Tone

        match place.segment.stage:
            case Stage.REPEAT if place.segment.half == 2:
                self._ring(Tone.SWITCH)
            case Stage.HOLD | Stage.REPEAT:
                self._ring(Tone.START)
            case Stage.SWITCH | Stage.REST:
                self._ring(Tone.SWITCH)
            case Stage.READY:
                pass  # the first thing heard is the begin of the work
        self._say(words.announcement(place))

    def end(self) -> None:
        if self.silent:
            return
        from ..sound import Tone

        self._ring(Tone.END)
        self._say("Done")

    def mute(self, *, muted: bool) -> None:
        self.muted = muted
        self.hush()

    def hush(self) -> None:
        """Whatever is being said ends."""
        if self._voice:
            self._voice.hush()

    def close(self) -> None:
        for part in (self._chimes, self._voice):
            if part:
                part.close()

    def _ring(self, tone: "Tone") -> None:
        if self._chimes and not self.muted:
            self._chimes.ring(tone)

    def _say(self, text: str) -> None:
        if self._voice and not self.muted:
            self._voice.say(text)


def cues_for(settings: Guide) -> Cues:
    """As the settings want them, with what this system has."""
    if not settings.sound and not settings.voice:
        return Cues()
    from platformdirs import PlatformDirs

    from ..sound import Chimes, choose_player, choose_voice

    folder = PlatformDirs("deskstretch", appauthor=False).user_cache_path / "tones"
    return Cues(
        Chimes(choose_player(), folder) if settings.sound else None,
        choose_voice() if settings.voice else None,
    )
