"""What is said of a history that is not there yet; one that is there: test_own_things.py."""

from pathlib import Path

from deskstretch.doctor.areas.history import history_finding
from deskstretch.doctor.finding import Level
from deskstretch.storage.health import Health


def test_a_history_that_cannot_begin_is_a_warning_with_a_mend() -> None:
    path = Path("/home/me/history.db")
    found = history_finding(Health(path=path, is_there=False, writable=False))
    assert (found.level, found.summary) == (Level.WARNING, "none yet, and none can be written")
    assert (found.detail, found.mend) == (
        str(path),
        f"make {path.parent} a folder that you can write in; until then nothing is kept",
    )


def test_one_that_can_begin_is_no_fault() -> None:
    assert history_finding(None).level is Level.GOOD
