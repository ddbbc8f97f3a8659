"""Which routine somebody means."""

from collections.abc import Collection, Iterable, Iterator

from ..core.errors import CatalogueError
from ..core.routine import Routine
from ..core.set_time import SetTime
from ..toml_rules import printable


def named(written: str, routines: Collection[Routine]) -> Routine:
    """The routine of this id, or of this name; raises CatalogueError, which suggests the nearest."""
    wanted = "-".join(written.casefold().split())
    for routine in routines:
        if wanted in (routine.id, "-".join(routine.name.casefold().split())):
            return routine
    raise CatalogueError(_unknown(wanted, routines))


def unknown_routines(set_times: Iterable[SetTime], routines: Collection[Routine]) -> Iterator[str]:
    """A line for each routine that is to come at a set time, and that is not there."""
    known = {routine.id for routine in routines}
    for routine_id in dict.fromkeys(set_time.routine for set_time in set_times):
        if routine_id not in known:
            yield _unknown(routine_id, routines)


def _unknown(written: str, routines: Collection[Routine]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(written[:100].casefold(), [routine.id for routine in routines], n=1)
    mend = f"did you mean {near[0]}?" if near else "`deskstretch routine` lists them"
    return f"there is no routine {printable(written, most=60)}; {mend}"
