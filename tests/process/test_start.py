"""Starting where next to nothing is there."""

import signal

import pytest

from tests.process.home import ROOT, UP, Home, refused, wait


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_without_display_bus_and_terminal_it_stays_up_and_leaves_when_asked(
    home: Home, number: signal.Signals
) -> None:
    program = home.start()
    program.says("professional first.")
    assert program.out.startswith(UP + "\n! deskstretch is here\n")
    assert program.process.poll() is None
    assert program.end(number) == 0
    assert program.err == ""


def test_it_leaves_nothing_but_its_own_files(home: Home) -> None:
    program = home.start()
    program.says("professional first.")
    wait("the settings file of the first start", home.config.exists)
    assert program.end() == 0
    left = {path for path in home.folder.rglob("*") if path.is_file()}
    # The copy of good settings is there if the program saw the file that it had made itself.
    left -= {home.folder / "out-0", home.folder / "err-0", home.last_good}
    lock = home.folder / "data/deskstretch/deskstretch.lock"
    assert left == {home.config, home.history, home.state, home.log, lock}
    example = (ROOT / "config.example.toml").read_text()
    assert [line.lstrip("# ") for line in home.config.read_text().splitlines()[2:]] == [
        line.lstrip("# ") for line in example.splitlines()
    ]


def test_a_demonstration_leaves_nothing(home: Home) -> None:
    program = home.start("run", "--demo")
    program.says(UP)
    assert program.end() == 0
    assert {path.name for path in home.folder.rglob("*") if path.is_file()} == {"out-0", "err-0"}


def test_a_home_that_cannot_be_written_is_said_in_words_and_reminders_come(home: Home) -> None:
    closed = home.folder / "closed"
    closed.mkdir(mode=0o500)
    folders = {
        f"XDG_{name}_HOME": str(closed / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")
    }
    program = home.start(
        "-v", prefix=refused(), HOME=str(closed), XDG_RUNTIME_DIR=str(closed / "run"), **folders
    )
    program.says("will not be remembered.")
    assert program.end() == 0
    history = closed / "data/deskstretch/history.db"
    # Where its lines break depends on the name of the folder.
    assert "".join(program.out.split()) == "".join(
        f"{UP} ! deskstretch cannot save the history {history} cannot be opened: Permission denied"
        " Reminders go on, but this will not be remembered.".split()
    )
    assert "cannot make the folder ~/config/deskstretch: Permission denied\n" in program.err
    assert "a second start will not notice this one\n" in program.err
    assert "Traceback" not in program.err


def test_the_usual_start_is_made_without_the_command_line_library(home: Home) -> None:
    program = home.start(PYTHONPROFILEIMPORTTIME="1")
    wait("the scheduler", lambda: "apscheduler.schedulers.asyncio" in program.err)
    assert program.end() == 0
    imported = {line.rpartition("|")[2].strip() for line in program.err.splitlines()}
    assert not imported & {"click", "rich", "tomlkit", "plyer", "pydoc"}
