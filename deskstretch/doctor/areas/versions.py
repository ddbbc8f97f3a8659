"""What is installed: the first thing to say with a question."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..finding import Area, Finding, Level
from ..system import System


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFacts:
    """``libraries``: the version of each; None: it is missing."""

    deskstretch: str
    python: str
    libraries: Mapping[str, str | None]


def versions_finding(facts: VersionFacts, system: System) -> Finding:
    desktop = "/".join(system.desktop) or None
    session = None if system.session == "native" else system.session.value
    here = ", ".join(filter(None, (system.name, desktop, session)))
    summary = f"deskstretch {facts.deskstretch}, Python {facts.python}, {here}"
    there = [f"{name} {version}" for name, version in facts.libraries.items() if version]
    missing = [name for name, version in facts.libraries.items() if not version]
    detail = ", ".join(there) or None
    if missing:
        mend = f"install deskstretch again: {', '.join(missing)} is missing"
        return Finding(Area.VERSIONS, Level.WARNING, summary, detail, mend)
    return Finding(Area.VERSIONS, Level.GOOD, summary, detail)
