"""The command line: what it prints, and the exit code that goes with it."""

import logging
import sys
from collections.abc import Callable

import pytest

from deskstretch import __version__, app
from deskstretch.app import Options
from deskstretch.cli import main
from deskstretch.core.errors import ConfigError


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Options | None]:
    """The options the program would have run with, one entry a run."""
    ran: list[Options | None] = []

    def run(options: Options | None = None) -> int:
        ran.append(options)
        return 0

    monkeypatch.setattr(app, "run", run)
    return ran


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Let the program end with this error."""

    def failing(error: BaseException) -> None:
        def run(options: Options | None = None) -> int:
            raise error

        monkeypatch.setattr(app, "run", run)

    return failing


def test_the_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr() == (f"deskstretch {__version__}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["run", "--help"]])
def test_help_fits_a_terminal_and_names_every_option(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert max(map(len, out.splitlines())) <= 80
    for option in ("--demo", "--replace", "--verbose", "--help"):
        assert option in out


@pytest.mark.parametrize(
    ("arguments", "help_"),
    [
        (["frobnicate"], "No such command 'frobnicate'"),
        (["rnu"], "did you mean `deskstretch run`?"),
        (["--demoo"], "--demo"),
        (["run", "now"], "unexpected extra argument (now)"),
        (["run", "--replase"], "--replace"),
    ],
)
def test_wrong_usage_says_what_is_wrong_and_where_help_is(
    capsys: pytest.CaptureFixture[str], ran: list[Options | None], arguments: list[str], help_: str
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert help_ in err
    assert "--help' for help." in err
    assert not ran


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], None),
        (["run"], None),
        (["--demo"], Options(demo=True)),
        (["run", "--demo", "-v"], Options(demo=True, verbosity=1)),
        (["run", "--replace", "-vv"], Options(replace=True, verbosity=2)),
        (["-vv"], Options(verbosity=2)),
    ],
)
def test_options_mean_the_same_with_and_without_the_command(
    ran: list[Options | None], arguments: list[str], options: Options | None
) -> None:
    assert main(arguments) == 0
    assert ran == [options]


@pytest.mark.parametrize("arguments", [[], ["--demo"]])
def test_what_cannot_be_done_is_one_line_and_exit_code_one(
    capsys: pytest.CaptureFixture[str], failing: Callable[[BaseException], None], arguments: list[str]
) -> None:
    failing(ConfigError("config.toml, line 7: no"))
    assert main(arguments) == 1
    assert capsys.readouterr() == ("", "deskstretch: config.toml, line 7: no\n")


def test_ctrl_c_is_no_error(
    capsys: pytest.CaptureFixture[str], failing: Callable[[BaseException], None]
) -> None:
    failing(KeyboardInterrupt())
    assert main([]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_mistake_of_ours_is_one_line_with_the_traceback_in_the_log(
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    failing: Callable[[BaseException], None],
) -> None:
    failing(ZeroDivisionError("division by zero"))
    assert main([]) == 1
    assert capsys.readouterr() == (
        "",
        "deskstretch: something went wrong: division by zero (-vv shows where)\n",
    )
    [record] = caplog.records
    assert record.exc_info


def test_before_there_is_a_log_a_mistake_shows_no_traceback_either(
    capsys: pytest.CaptureFixture[str],
    failing: Callable[[BaseException], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    failing(ZeroDivisionError())
    assert main([]) == 1
    assert capsys.readouterr().err == (
        "deskstretch: something went wrong: ZeroDivisionError (-vv shows where)\n"
    )


def test_with_vv_a_mistake_shows_where(failing: Callable[[BaseException], None]) -> None:
    failing(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        main(["run", "-vv"])


def test_without_a_console_nothing_is_said_and_the_code_is_right(
    failing: Callable[[BaseException], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    failing(ConfigError("no"))
    assert main([]) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [("import", "stretches import"), ("statuz", "status"), ("postpone", "snooze"), ("settings", "config")],
)
def test_a_command_that_is_not_there_brings_the_one_that_was_meant(
    capsys: pytest.CaptureFixture[str], written: str, meant: str
) -> None:
    assert main([written]) == 2
    assert f"did you mean `deskstretch {meant}`?" in capsys.readouterr().err
