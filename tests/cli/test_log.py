"""``deskstretch log``: the end of the log, and what comes next."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskstretch.cli.log_lines import end_of, from_now_on
from deskstretch.core.errors import StorageError
from deskstretch.logs import rotated
from deskstretch.paths import Paths
from tests.cli.conftest import Run


@pytest.fixture
def log(paths: Paths) -> Path:
    """A log of 30 lines, and 5 older ones in the file that was rotated away."""
    paths.log.parent.mkdir(parents=True)
    paths.log.write_text("".join(f"line {number}\n" for number in range(1, 31)))
    paths.log.with_name(f"{paths.log.name}.1").write_text(
        "".join(f"old {number}\n" for number in range(1, 6))
    )
    return paths.log


def test_the_end_is_shown(run: Run, log: Path) -> None:
    assert run("log").out.splitlines() == [f"line {number}" for number in range(11, 31)]
    assert run("log", "-n", "2") == (0, "line 29\nline 30\n", "")
    assert run("log", "--lines", "0").out == ""
    assert run("log", "-n", "32").out.splitlines()[:3] == ["old 4", "old 5", "line 1"]
    assert len(run("log", "-n", "9999").out.splitlines()) == 35


def test_the_path_can_be_asked_for(run: Run, paths: Paths) -> None:
    assert run("log", "--path") == (0, f"{paths.log}\n", "")
    assert not paths.log.parent.exists()


def test_without_a_log_it_says_where_it_will_be(run: Run, paths: Paths) -> None:
    said = run("log")
    assert said == (1, "", f"deskstretch: nothing was logged yet; the log will be {paths.log}\n")


def test_what_steers_a_terminal_is_shown_as_what_it_is(run: Run, log: Path) -> None:
    log.write_bytes(b"\x1b[2J\x9b31m caf\xc3\xa9 \xff\r\nnext")
    assert run("log", "-n", "2").out == "\ufffd[2J\ufffd31m caf\u00e9 \ufffd\nnext\n"


def test_a_log_that_cannot_be_read_is_one_line(run: Run, paths: Paths) -> None:
    paths.log.mkdir(parents=True)
    code, out, err = run("log")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "cannot read the log" in err


@pytest.mark.parametrize("arguments", [["-n", "-1"], ["-n", "x"], ["more"]])
def test_wrong_usage_is_exit_code_two(run: Run, arguments: list[str]) -> None:
    assert run("log", *arguments).code == 2


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Following a log to which nothing more comes is an error instead of a test without an end."""

    def wait(seconds: float) -> None:
        raise AssertionError(f"nothing came; a person would look again in {seconds:g} s")

    monkeypatch.setattr("deskstretch.cli.log_lines.time.sleep", wait)


@pytest.mark.usefixtures("impatient")
def test_what_is_logged_from_now_on_comes_line_by_line(log: Path) -> None:
    files = rotated(log)
    last, place = end_of(files, 1)
    lines = from_now_on(files, place)
    assert last == ["line 30"]
    with log.open("a") as file:
        file.write("one\ntwo\nhal")
    assert [next(lines), next(lines)] == ["one", "two"]
    with pytest.raises(AssertionError, match="nothing came"):
        next(lines)


@pytest.mark.usefixtures("impatient")
def test_nothing_is_lost_and_nothing_comes_twice_when_the_log_is_rotated(log: Path) -> None:
    files = rotated(log)
    lines = from_now_on(files, end_of(files, 1)[1])
    with log.open("a") as file:
        file.write("before\n")
    log.replace(files[-2])
    log.write_text("after\n")
    assert [next(lines), next(lines)] == ["before", "after"]


@pytest.mark.usefixtures("impatient")
def test_half_a_line_at_the_end_comes_when_it_is_whole(log: Path) -> None:
    files = rotated(log)
    with log.open("a") as file:
        file.write("hal")
    last, place = end_of(files, 1, following=True)
    assert last == ["line 30"]
    lines = from_now_on(files, place)
    with log.open("a") as file:
        file.write("f\ntwo\n")
    assert [next(lines), next(lines)] == ["half", "two"]


@pytest.mark.usefixtures("impatient")
def test_a_log_that_is_rotated_while_it_is_being_opened_loses_nothing(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = rotated(log)
    lines = from_now_on(files, end_of(files, 1, following=True)[1])
    really_open = Path.open

    def rotate_and_open(path: Path, mode: str) -> object:
        monkeypatch.setattr(Path, "open", really_open)
        log.replace(files[-2])
        log.write_text("after\n")
        return really_open(path, mode)

    with log.open("a") as file:
        file.write("before\n")
    monkeypatch.setattr(Path, "open", rotate_and_open)
    assert [next(lines), next(lines)] == ["before", "after"]


@pytest.mark.usefixtures("impatient")
def test_a_log_that_does_not_exist_yet_is_waited_for(paths: Paths) -> None:
    files = rotated(paths.log)
    last, place = end_of(files, 5)
    assert last == []
    lines = from_now_on(files, place)
    paths.log.parent.mkdir(parents=True)
    paths.log.write_text("first\n")
    assert next(lines) == "first"


@pytest.fixture
def following(log: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "deskstretch", "log", "-n", "1", "--follow"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    yield process
    process.kill()
    process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is not a signal to one process there")
def test_following_goes_on_until_ctrl_c(following: subprocess.Popen[str], log: Path) -> None:
    assert following.stdout
    assert following.stdout.readline() == "line 30\n"
    with log.open("a") as file:
        file.write("one\n")
    assert following.stdout.readline() == "one\n"
    following.send_signal(signal.SIGINT)
    out, err = following.communicate(timeout=10)
    assert (following.returncode, out, err.strip()) == (130, "", "")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs root to be somebody else")
def test_another_person_s_log_is_refused_in_one_line(log: Path) -> None:
    log.chmod(0o600)
    process = os.fork()
    if not process:
        os.setuid(65534)
        try:
            end_of([log], 1)
        except StorageError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 7
