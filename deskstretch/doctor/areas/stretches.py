"""Whether there is anything to suggest."""

from dataclasses import dataclass

from ..finding import Area, Finding, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchFacts:
    """How many there are, with those of ``packs`` of the person's own, and how many the settings leave.

    ``broken``: why those that ship cannot be read.
    """

    count: int = 0
    fitting: int = 0
    packs: int = 0
    complaints: tuple[str, ...] = ()
    broken: str | None = None


def stretches_finding(facts: StretchFacts) -> Finding:
    if facts.broken:
        return _finding(
            Level.BAD, "those that ship cannot be read", facts.broken, "install deskstretch again"
        )
    own = {0: "", 1: ", with a pack of your own"}.get(
        facts.packs, f", with {facts.packs} packs of your own"
    )
    summary = f"{facts.fitting} of {facts.count} fit your settings{own}"
    if not facts.fitting:
        mend = "allow more positions, regions or equipment below [stretches] in the settings"
        return _finding(Level.WARNING, "none fits your settings: no reminder ever comes", summary, mend)
    if facts.complaints:
        more = f" (and {len(facts.complaints) - 1} more)" if len(facts.complaints) > 1 else ""
        return _finding(
            Level.WARNING, summary, f"{facts.complaints[0]}{more}", "deskstretch stretches check"
        )
    return _finding(Level.GOOD, summary)


def _finding(level: Level, summary: str, detail: str | None = None, mend: str | None = None) -> Finding:
    return Finding(Area.STRETCHES, level, summary, detail, mend)
