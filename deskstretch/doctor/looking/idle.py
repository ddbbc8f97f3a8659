"""The idle source the program would take now, and what it reads."""

from ...presence import choose_idle_source
from ..areas.idle import IdleFacts


def look_at_idle() -> IdleFacts:
    source, reasons = choose_idle_source()
    if source is None:
        return IdleFacts(reasons=tuple(reasons))
    try:
        return IdleFacts(source=source.name, reading=source.idle(), reasons=tuple(reasons))
    finally:
        source.close()
