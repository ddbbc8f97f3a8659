"""What doctor has to say, as data: one finding a line on the screen, one object in the JSON."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Level(StrEnum):
    """GOOD works, WARNING is done without, BAD keeps the program from starting."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


class Area(StrEnum):
    """What a finding is about, in the order in which they are shown."""

    PROGRAM = "program"
    TRAY = "tray"
    NOTIFICATIONS = "notifications"
    GUIDE = "guide"
    SOUND = "sound"
    IDLE = "idle"
    MOMENTS = "moments"
    HOURS = "hours"
    SETTINGS = "settings"
    STRETCHES = "stretches"
    HISTORY = "history"
    AUTOSTART = "autostart"
    LOG = "log"
    VERSIONS = "versions"


@dataclass(frozen=True, slots=True)
class Finding:
    """``summary`` is the answer in one line, ``detail`` what stands behind it, ``mend`` what to do."""

    area: Area
    level: Level
    summary: str
    detail: str | None = None
    mend: str | None = None


def as_plain(findings: Iterable[Finding]) -> list[dict[str, str | None]]:
    """Ready for JSON. The keys and the words of area and level are a promise to scripts."""
    return [asdict(finding) for finding in findings]
