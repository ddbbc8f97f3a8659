"""Where the log is, and what went wrong last."""

from dataclasses import dataclass

from ..finding import Area, Finding, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFacts:
    """``trouble``: its last line that is a warning or worse. ``writable``: the file, or its folder."""

    path: str
    exists: bool
    writable: bool = True
    trouble: str | None = None


def log_finding(facts: LogFacts) -> Finding:
    if not facts.writable:
        mend = "make it yours again, with its folder"
        return Finding(Area.LOG, Level.WARNING, f"cannot be written: {facts.path}", None, mend)
    summary = facts.path if facts.exists else f"none yet ({facts.path})"
    trouble = f"Last trouble: {facts.trouble}" if facts.trouble else None
    return Finding(Area.LOG, Level.GOOD, summary, trouble)
