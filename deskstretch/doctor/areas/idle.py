"""Whether the program notices that the person is away."""

from dataclasses import dataclass
from datetime import timedelta

from ...core.words import span
from ..finding import Area, Finding, Level
from ..system import Session, System

WITHOUT = "Time counts as time at the desk, so a break of your own is not noticed."


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleFacts:
    """``source``: its name, None where there is none; ``reading``: None where it cannot tell now.

    ``told``: it reads nothing, and tells when a rest begins and ends.
    """

    source: str | None = None
    reading: timedelta | None = None
    told: bool = False
    reasons: tuple[str, ...] = ()


def idle_finding(facts: IdleFacts, system: System) -> Finding:
    if facts.source and facts.reading is not None:
        return Finding(Area.IDLE, Level.GOOD, f"{facts.source}: last input {span(facts.reading)} ago")
    if facts.source and facts.told:
        return Finding(Area.IDLE, Level.GOOD, f"{facts.source}: it tells when nothing is touched")
    if facts.source:
        return Finding(Area.IDLE, Level.WARNING, f"{facts.source}: no reading at the moment", WITHOUT)
    if system.session is Session.NONE:
        return Finding(Area.IDLE, Level.WARNING, "not known: there is no display", WITHOUT, _mend(system))
    why = "; ".join(reason.removeprefix("idle time: ") for reason in facts.reasons) or "no source"
    return Finding(Area.IDLE, Level.WARNING, f"not known: {why}", WITHOUT, _mend(system))


def _mend(system: System) -> str:
    pause = "before you go: deskstretch pause 1h"
    match system.session:
        case Session.NONE:
            return "start it inside the desktop session"
        case Session.WAYLAND if "gnome" in system.desktop:
            return f"start it inside the desktop session, where the session bus is; or {pause}"
        case Session.WAYLAND:
            return f"a compositor that offers ext-idle-notify-v1: most do in a newer version; or {pause}"
        case _:
            return pause
