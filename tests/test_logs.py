"""The log: small, quiet, and never a reason for anything to fail."""

import logging
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskstretch.logs import rotated, start_logging

log = logging.getLogger("deskstretch.test")


@pytest.fixture(autouse=True)
def root() -> Iterator[logging.Logger]:
    """The logging of this process, as it was before afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    yield root
    for handler in root.handlers:
        handler.close()
    root.handlers = handlers
    root.setLevel(level)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deskstretch.log"


def messages(path: Path) -> list[str]:
    return [line.split(": ", 1)[1] for line in path.read_text(encoding="utf-8").splitlines()]


def test_without_v_the_log_is_in_the_file_and_nothing_on_the_terminal(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(path, 0)
    log.info("why")
    log.debug("detail")
    assert messages(path) == ["why"]
    assert capsys.readouterr() == ("", "")


def test_v_says_it_in_words_and_vv_with_every_detail(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(path, 1)
    log.error("it broke", exc_info=ValueError("no"))
    log.debug("detail")
    assert capsys.readouterr().err == "it broke\n"
    assert "\nValueError: no\n" in path.read_text()


def test_vv_has_the_details_of_ours_and_not_those_of_libraries(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(path, 2)
    for name in (
        "filelock",
        "tzlocal",
        "asyncio",
        "apscheduler.scheduler",
        "PIL.Image",
        "desktop_notifier",
    ):
        logging.getLogger(name).debug("noise")
        logging.getLogger(name).info("noise")
    log.debug("detail")
    assert messages(path) == ["detail"]
    assert "noise" not in capsys.readouterr().err


def test_a_warning_of_a_library_is_heard(path: Path) -> None:
    start_logging(path, 0)
    logging.getLogger("filelock").warning("odd")
    assert messages(path) == ["odd"]


def test_the_log_rotates_and_stays_small(path: Path) -> None:
    start_logging(path, 0)
    for number in range(9_000):
        log.info("%s %s", number, "x" * 70)
    oldest, older, newest = rotated(path)
    assert sorted(path.parent.iterdir()) == sorted([oldest, older, newest])
    assert all(file.stat().st_size <= 200_000 for file in rotated(path))
    numbers = [int(line.split()[0]) for file in rotated(path) for line in messages(file)]
    assert numbers == list(range(numbers[0], 9_000)), "nothing between is lost"


def test_what_steers_a_terminal_or_feigns_a_line_is_made_harmless(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(path, 1)
    log.info("\x1b[2J%s", "a\n2026-01-01 00:00:00 ERROR forged")
    [line] = path.read_text(encoding="utf-8").splitlines()
    assert line.endswith("\ufffd[2Ja\ufffd2026-01-01 00:00:00 ERROR forged")
    assert capsys.readouterr().err.count("\n") == 1


def test_the_home_folder_is_not_named_for_it_has_the_person_s_name(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", "/home/mia")
    monkeypatch.setenv("USERPROFILE", "/home/mia")
    start_logging(path, 1)
    log.info("cannot write %s", Path("/home/mia/.config/x"))
    log.info("/home/miako/x")
    assert [line.replace("\\", "/") for line in messages(path)] == [
        "cannot write ~/.config/x",
        "/home/miako/x",
    ]
    assert "mia/" not in capsys.readouterr().err


def test_a_folder_that_is_not_there_costs_the_log_and_nothing_else(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(path / "no" / "folder.log", 0)
    log.error("nobody hears this")
    assert capsys.readouterr() == ("", "")


def test_a_log_that_cannot_be_rotated_goes_on_in_the_same_file(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # A folder with this name cannot be renamed over: so is a file on Windows that somebody reads.
    rotated(path)[0].mkdir()
    (rotated(path)[0] / "inside").touch()
    rotated(path)[1].touch()
    start_logging(path, 0)
    for number in range(12_000):
        log.info("%s %s", number, "x" * 70)
    assert messages(path)[-1].startswith("11999 ")
    assert path.stat().st_size < 1_100_000
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_a_full_disk_costs_the_log_and_nothing_else(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.symlink_to("/dev/full")
    start_logging(path, 0)
    log.error("no room")
    logging.shutdown()
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_a_log_that_may_not_be_written_costs_the_log_and_nothing_else(path: Path) -> None:
    from tests.process.home import refused

    path.touch()
    path.chmod(stat.S_IRUSR)
    path.parent.chmod(0o500)
    code = (
        "import logging, sys, pathlib\nfrom deskstretch.logs import start_logging\n"
        "start_logging(pathlib.Path(sys.argv[1]), 0)\nlogging.getLogger('x').error('no')\nprint('on')"
    )
    done = subprocess.run(
        [*refused(), sys.executable, "-c", code, path],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[1],
    )
    assert (done.stdout, done.stderr) == ("on\n", "")
    assert path.stat().st_size == 0
