"""Whether the program starts with the session, asked of the part that switches it."""

from ...core.errors import DeskstretchError
from ..areas.autostart import AutostartFacts


def look_at_autostart() -> AutostartFacts:
    from ...autostart import choose_autostart

    try:
        status = choose_autostart().status()
    except DeskstretchError as error:
        return AutostartFacts(problem=str(error))
    return AutostartFacts(
        enabled=status.enabled,
        where=status.where,
        command=status.command,
        problem=status.problem,
        mend=status.mend,
    )
