"""The settings file of a person, good and bad, at the start and while the program runs."""

import os
import time
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
        ("[reminders\n", "config.toml, line 1, column 11: the ] is missing: [reminders]\n"),
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
    assert "a mistake: " in home.log.read_text()
    assert '"2s"' not in home.log.read_text(), "what was written is for the screen"


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
    assert '"2s"' not in home.log.read_text()
    assert home.config.read_bytes() == before
    assert home.last_good.read_text() == QUICKER
    assert _interval(home) == timedelta(minutes=20)


def _in_place(path: Path) -> None:
    with path.open("r+") as file:
        file.write(QUICKER)
        file.truncate()


def _emptied_and_written(path: Path) -> None:
    path.write_text(QUICKER)


def _renamed_over(path: Path) -> None:
    new = path.with_name(".config.toml.swp")
    new.write_text(QUICKER)
    new.replace(path)


def _moved_aside_and_written_anew(path: Path) -> None:
    path.rename(path.with_name("config.toml~"))
    path.write_text(QUICKER)


def _removed_and_created(path: Path) -> None:
    path.unlink()
    time.sleep(0.1)
    path.write_text(QUICKER)


def _target_saved(path: Path) -> None:
    path.resolve().write_text(QUICKER)


def _link_swapped(path: Path) -> None:
    other = path.resolve().with_name("other.toml")
    other.write_text(QUICKER)
    new = path.with_name("new-link")
    new.symlink_to(other)
    new.replace(path)


def _saved_twice_in_a_second(path: Path) -> None:
    """Both have the same size, and may have the same time on a filesystem with a slow clock."""
    path.write_text(QUICKER.replace("20m", "25m"))
    os.utime(path, ns=(path.stat().st_atime_ns, 1))
    path.write_text(QUICKER)
    os.utime(path, ns=(path.stat().st_atime_ns, 1))


def _written_in_two_halves(path: Path) -> None:
    with path.open("w") as file:
        file.write(QUICKER[:25])
        file.flush()
        time.sleep(0.5)
        file.write(QUICKER[25:])


WAYS_TO_SAVE = (
    _in_place,
    _emptied_and_written,
    _renamed_over,
    _moved_aside_and_written_anew,
    _removed_and_created,
    _target_saved,
    _link_swapped,
    _saved_twice_in_a_second,
    _written_in_two_halves,
)


def test_whatever_way_an_editor_saves_the_running_program_notices(tmp_path: Path) -> None:
    """One program for each way, side by side: a save may take up to a steady tick to be noticed."""
    homes = {save.__name__: _home(tmp_path / save.__name__) for save in WAYS_TO_SAVE}
    for name in ("_target_saved", "_link_swapped"):
        _as_a_dotfile(homes[name])
    try:
        programs = [home.start() for home in homes.values()]
        for home in homes.values():
            wait("the first session", home.session)
        for save in WAYS_TO_SAVE:
            save(homes[save.__name__].config)
        for name, home in homes.items():
            wait(
                f"the new interval after {name}", lambda home=home: _interval(home) == timedelta(minutes=20)
            )  # type: ignore[misc]
        assert [program.end() for program in programs] == [0] * len(programs)
        assert [program.err for program in programs] == [""] * len(programs)
    finally:
        for home in homes.values():
            home.close()


def test_the_site_s_settings_count_below_the_person_s_and_a_mistake_in_them_takes_them_away(
    home: Home, tmp_path: Path
) -> None:
    home.settings(ALWAYS_AT_WORK)
    site = tmp_path / "site/deskstretch/config.toml"
    site.parent.mkdir(parents=True)
    site.write_text('[hours]\nmonday = []\n[reminders]\ninterval = "1h"\n')
    program = home.start(XDG_CONFIG_DIRS=f"/nowhere:{tmp_path / 'site'}")
    wait("the first session", home.session)
    assert _interval(home) == timedelta(hours=1)
    site.write_text(TOO_QUICK)
    wait("the default", lambda: _interval(home) == timedelta(minutes=45))
    assert program.end() == 0
    assert "site/deskstretch/config.toml, line 3)" in home.log.read_text()


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


def _as_a_dotfile(home: Home) -> None:
    """The settings file is a link to one that is kept elsewhere."""
    dotfile = home.folder / "dotfiles" / "deskstretch.toml"
    dotfile.parent.mkdir()
    home.config.rename(dotfile)
    home.config.symlink_to(dotfile)


def _interval(home: Home) -> timedelta:
    due, since = (home.session()[name] for name in ("due_at", "since"))
    assert isinstance(due, datetime)
    assert isinstance(since, datetime)
    return due - since
