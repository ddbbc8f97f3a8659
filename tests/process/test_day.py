"""What the real program writes into the history of a day, on an X server and with a clock set ahead."""

import os
import shutil
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskstretch.core.effects import Outcome
from deskstretch.core.progress.entry import Entry
from deskstretch.storage.reading import open_to_read
from tests.presence.conftest import XServer
from tests.presence.x_window import EWMH_FULLSCREEN, x_window
from tests.process.home import ALWAYS_AT_WORK, Home, wait

WRITTEN = (Outcome.HELD, Outcome.PAUSED, Outcome.SAT)
MINUTE = timedelta(minutes=1)


class Day:
    """A person at a desk. Their clock is set ahead: a minute is a sleep too short for a break."""

    def __init__(self, home: Home, ahead: Path, screen: XServer) -> None:
        self.home = home
        self._file = ahead
        self._ahead = timedelta(0)
        self._screen = screen

    @property
    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def goes_on(self, minutes: int) -> None:
        """Somebody hits a key every minute."""
        for _ in range(minutes):
            self.leaps(MINUTE)

    def goes_off(self, length: timedelta) -> None:
        self._ahead += length
        self._file.write_text(f"+{self._ahead.total_seconds():.0f}\n")

    def leaps(self, length: timedelta) -> None:
        """And the person is there, and looks."""
        self.goes_off(length)
        self._screen.press_a_key()
        self.home.ask("look")

    def rows(self) -> list[Entry]:
        with open_to_read(self.home.history) as history:
            return [entry for entry in history.entries() if entry.outcome in WRITTEN]


@pytest.fixture
def day(home: Home, slept: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    missing = [tool for tool in ("Xvfb", "xdotool") if not shutil.which(tool)]
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not installed: {', '.join(missing)}")
    screen = XServer()
    screen.start()
    monkeypatch.setenv("DISPLAY", screen.display)
    home.env["DISPLAY"] = screen.display
    home.settings(
        f'[reminders]\ninterval = "5m"\nwait_for_pause = "0m"\n{ALWAYS_AT_WORK}[tray]\nenabled = false\n'
    )
    try:
        yield Day(home, slept, screen)
    finally:
        screen.kill()


def about(length: timedelta | None, minutes: int) -> bool:
    """The test itself takes a while."""
    return length is not None and minutes * MINUTE <= length < (minutes + 1) * MINUTE


def test_a_wait_a_pause_and_a_spell_at_the_desk_are_in_the_history(day: Day) -> None:
    program = day.home.start_and_wait()
    wait("a detector of windows", lambda: "fullscreen (X11)" in str(day.home.ask("parts")["senses"]))
    day.goes_on(1)
    with x_window("mpv", "mpv") as film:
        film.make_active()
        film.state(EWMH_FULLSCREEN)
        day.goes_on(8)
        assert day.home.ask("status")["phase"] == "held"
    day.goes_on(2)
    assert day.home.ask("status")["phase"] == "prompting"
    day.home.ask("pause")
    day.goes_on(3)
    day.home.ask("resume")
    day.leaps(timedelta(hours=2))
    held, paused, sat = sorted(day.rows(), key=lambda row: WRITTEN.index(row.outcome))
    assert (held.outcome, held.words) == (Outcome.HELD, "a window fills the screen (mpv)")
    assert about(held.length, 5)
    assert (paused.outcome, about(paused.length, 3)) == (Outcome.PAUSED, True)
    assert (sat.outcome, about(sat.length, 14)) == (Outcome.SAT, True)
    assert timedelta(hours=2) <= day.now - sat.at < timedelta(hours=2) + MINUTE
    assert (program.end(), program.err) == (0, "")
    assert day.home.logged_tracebacks() == ""


def test_a_spell_at_the_desk_that_was_cut_off_by_a_kill_is_written_once(day: Day) -> None:
    program = day.home.start_and_wait()
    day.goes_on(7)
    program.end(signal.SIGKILL)
    program = day.home.start_and_wait()
    day.goes_on(3)
    assert day.rows() == []
    program.end(signal.SIGKILL)
    day.goes_off(timedelta(hours=3))
    for _ in range(2):
        program = day.home.start_and_wait()
        day.goes_on(1)
        [sat] = day.rows()
        program.end(signal.SIGKILL)
    assert (sat.outcome, about(sat.length, 10)) == (Outcome.SAT, True)
    assert day.now - sat.at > timedelta(hours=3)
