"""The computer's own clock, in a process that runs for weeks."""

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskstretch.clock import SystemClock
from deskstretch.core.effects import Outcome, Record
from deskstretch.storage.history import History

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no TZ there, and no tzset")


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
    SystemClock().zone()  # tzlocal keeps what it found


@pytest.mark.usefixtures("in_berlin")
def test_after_a_flight_the_history_is_written_on_the_clock_of_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history, clock = History(tmp_path / "history.db"), SystemClock()
    noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
    clock.zone()
    history.append(Record(Outcome.DONE, noon))
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    there = clock.zone()
    history.append(Record(Outcome.DONE, noon + timedelta(hours=1)))
    written = history.entries()
    history.close()
    assert [entry.offset for entry in written] == [timedelta(hours=1), timedelta(hours=13)]
    assert written[-1].day == (noon + timedelta(hours=1)).astimezone(there).date()
