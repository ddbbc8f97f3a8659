"""The settings file of a person, good and bad, at the start and while the program runs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.process.home import ALWAYS_AT_WORK, UP, Home, refused, wait

QUICKER = f'[reminders]\ninterval = "20m"\n{ALWAYS_AT_WORK}'
TOO_QUICK = '# mine\n[reminders]\ninterval = "2s"   # sporty\n'
COMPLAINT = 'reminders.interval: must be between 5 minutes and 4 hours, got "2s" (config.toml, line 3)'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (TOO_QUICK, COMPLAINT),
        ("[reminders]\nintervall = 5\n", 'did you mean "interval"? (config.toml, line 2)'),
        ("[reminders\n", "config.toml, line 1, column 11: "),
    ],
)
def test_a_bad_file_at_the_first_start_is_one_line_and_stays_as_it_is(
    home: Home, text: str, complaint: str
) -> None:
    home.settings(text)
    program = home.start()
    assert program.ends() == 1
    assert complaint in program.err
    assert program.err.startswith("deskstretch: ")
    assert program.err.count("\n") == 1
    assert program.out == ""
    assert home.config.read_text() == text
    assert not home.last_good.exists()


def _spoil(path: Path) -> None:
    path.write_text(TOO_QUICK)


def _close(path: Path) -> None:
    path.chmod(0)


@pytest.mark.parametrize(
    ("harm", "complaint"), [(_spoil, COMPLAINT), (_close, "config.toml: cannot be read: Permission denied")]
)
def test_with_a_last_good_copy_a_bad_file_is_told_and_the_program_runs_on_the_copy(
    home: Home, harm: Callable[[Path], None], complaint: str
) -> None:
    home.settings(QUICKER)
    program = home.start()
    program.says(UP)
    assert program.end() == 0
    home.state.unlink()
    harm(home.config)
    before = home.config.read_bytes()
    program = home.start(prefix=refused())
    program.says("! Your settings file has a mistake\n")
    program.says("the last good settings stay.")
    assert program.end() == 0
    assert "".join(complaint.split()) in "".join(program.out.split())
    assert home.config.read_bytes() == before
    assert home.last_good.read_text() == QUICKER
    assert _interval(home) == timedelta(minutes=20)


def test_edited_while_it_runs_a_good_file_applies_and_a_bad_one_is_told(tmp_path: Path) -> None:
    """Two programs at a time, because each edit takes up to a steady tick to be noticed."""
    good, bad = (_home(tmp_path / name) for name in ("good", "bad"))
    programs = [home.start() for home in (good, bad)]
    try:
        for home in (good, bad):
            wait("the first session", home.session)
        good.settings(QUICKER)
        bad.settings(TOO_QUICK)
        wait("the new interval", lambda: _interval(good) == timedelta(minutes=20))
        programs[1].says("! Your settings file has a mistake\n")
        assert bad.config.read_text() == TOO_QUICK
        assert _interval(bad) == timedelta(minutes=45)
        assert [program.end() for program in programs] == [0, 0]
        assert [program.err for program in programs] == ["", ""]
    finally:
        good.close()
        bad.close()


def _home(folder: Path) -> Home:
    folder.mkdir()
    home = Home(folder)
    home.settings(ALWAYS_AT_WORK)
    return home


def _interval(home: Home) -> timedelta:
    due, since = (home.session()[name] for name in ("due_at", "since"))
    assert isinstance(due, datetime)
    assert isinstance(since, datetime)
    return due - since
