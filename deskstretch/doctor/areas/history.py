"""Whether the history is sound."""

from ...storage.health import Health
from ..finding import Area, Finding, Level

_KEPT = "The next start sets it aside under another name and begins a new one."


def history_finding(health: Health | None) -> Finding:
    """None: there is no history yet, and nothing is in the way of one."""
    if health is None:
        return _finding(Level.GOOD, "none yet; the first answer begins it")
    if not health.is_there:
        mend = f"make {health.path.parent} a folder that you can write in; until then nothing is kept"
        return _finding(Level.WARNING, "none yet, and none can be written", str(health.path), mend)
    size = f"{health.bytes / 1000:,.0f} kB"
    if health.unusable:
        return _finding(Level.WARNING, f"it {health.unusable}", f"{health.path}, {size}. {_KEPT}")
    if health.problem:
        return _finding(Level.WARNING, f"cannot be read: {health.problem}", str(health.path))
    entries = "1 entry" if health.entries == 1 else f"{health.entries} entries"
    summary = f"{entries}, {size}, schema {health.version}, sound"
    if not health.writable:
        mend = "make the file and its folder yours to write; until then nothing is kept"
        return _finding(Level.WARNING, "can be read but not written", f"{health.path}: {summary}", mend)
    return _finding(Level.GOOD, summary, str(health.path))


def _finding(level: Level, summary: str, detail: str | None = None, mend: str | None = None) -> Finding:
    return Finding(Area.HISTORY, level, summary, detail, mend)
