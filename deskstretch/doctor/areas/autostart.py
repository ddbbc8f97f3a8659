"""Whether the program starts with the session."""

from dataclasses import dataclass

from ..finding import Area, Finding, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class AutostartFacts:
    """As the part that switches it tells it; ``problem`` also when it could not tell."""

    enabled: bool = False
    where: str = ""
    command: str | None = None
    problem: str | None = None
    mend: str | None = None


def autostart_finding(facts: AutostartFacts) -> Finding:
    if facts.problem:
        return Finding(Area.AUTOSTART, Level.WARNING, facts.problem, facts.where or None, facts.mend)
    if facts.enabled:
        detail = f"{facts.where}: {facts.command}" if facts.command else facts.where
        return Finding(Area.AUTOSTART, Level.GOOD, "on: it starts with your session", detail or None)
    return Finding(
        Area.AUTOSTART,
        Level.GOOD,
        "off",
        mend="to have it start with your session: deskstretch autostart on",
    )
