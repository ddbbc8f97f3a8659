"""What outlives a run, as the rest of the program asks for it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from deskstretch.core.effects import Outcome, Record
from deskstretch.core.settings import Settings
from deskstretch.memory import Memory
from deskstretch.storage.history import History
from deskstretch.storage.state import StateFile
from tests.desk import POOL

FRIDAY = date(2026, 3, 13)


@pytest.mark.parametrize("told_on", [date(2026, 3, 13), date(2026, 3, 14), date(2026, 3, 15)])
def test_a_week_like_the_one_before_is_not_more_of_it(tmp_path: Path, told_on: date) -> None:
    """The digest may come on the weekend, for who had no quiet moment on Friday."""
    history = History(tmp_path / "history.db")
    day = date(2026, 3, 2)
    while day <= told_on:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        history.append(Record(Outcome.DONE, noon, "one", timedelta(seconds=30)))
        day += timedelta(days=1)
    memory = Memory(history, StateFile(tmp_path / "state.toml"), lambda _: None)
    told = memory.week(FRIDAY, POOL, Settings())
    history.close()
    assert told is not None
    assert f"on {told_on.isoweekday()} days" in told.body
    assert "more than the week before" not in told.body
