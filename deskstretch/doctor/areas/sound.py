"""Whether the guide can be heard: its tones, and the voice for whoever wants one."""

from dataclasses import dataclass

from ..finding import Area, Finding, Level
from ..packages import Package, install
from ..system import System


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that may be heard. ``by``: what would be taken; None: nothing, for the ``reason``.

    ``wanted``: the person's setting. ``fails``: there is something, but it was tried and does not work.
    """

    wanted: bool = True
    by: str | None = None
    reason: str = ""
    fails: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundFacts:
    tones: Part
    voice: Part


def sound_finding(facts: SoundFacts, system: System) -> Finding:
    parts = (("tones", facts.tones, Package.PAPLAY), ("voice", facts.voice, Package.ESPEAK))
    wanted = [part for part in parts if part[1].wanted]
    if not wanted:
        return _finding(
            Level.GOOD,
            "switched off in your settings",
            mend="to have it: set guide.sound = true, or guide.voice = true",
        )
    summary = ", ".join(f"{name}: {_by(part)}" for name, part, _ in wanted)
    missing = [(part, package) for _, part, package in wanted if part.by is None]
    if missing:
        why = "; ".join(part.reason for part, _ in missing)
        mends = (_mend(system, part, package) for part, package in missing)
        return _finding(Level.WARNING, summary, why, "; ".join(filter(None, mends)))
    return _finding(Level.GOOD, summary, _offer(facts.voice))


def _offer(voice: Part) -> str | None:
    """Few know that their computer can speak."""
    if voice.wanted or voice.by is None:
        return None
    return f"The cues can be spoken too ({voice.by}): guide.voice = true"


def _by(part: Part) -> str:
    return part.by or ("none that works" if part.fails else "none")


def _mend(system: System, part: Part, package: Package) -> str | None:
    if part.fails:
        server = (
            "start the sound server (PipeWire or PulseAudio), or " if system.platform == "linux" else ""
        )
        return f"{server}set guide.sound = false"
    if system.platform in ("win32", "darwin"):
        return None  # both bring their own
    return install(system, package) or f"install {package}"


def _finding(level: Level, summary: str, detail: str | None = None, mend: str | None = None) -> Finding:
    return Finding(Area.SOUND, level, summary, detail or None, mend or None)
