"""``deskstretch autostart``: what it says and its exit codes, in front of a stand-in."""

import json
from collections.abc import Callable

import pytest

import deskstretch.autostart
from deskstretch.autostart import Status
from deskstretch.cli import main
from deskstretch.core.errors import StorageError

Run = Callable[..., tuple[int, str, str]]


class Autostart:
    """One that is as the test says."""

    def __init__(self) -> None:
        self.answer = Status(enabled=False, where="the folder")

    def on(self) -> str:
        return "It is on."

    def off(self) -> str:
        raise StorageError("cannot remove the folder: no")

    def status(self) -> Status:
        return self.answer


@pytest.fixture
def autostart(monkeypatch: pytest.MonkeyPatch) -> Autostart:
    autostart = Autostart()
    monkeypatch.setattr(deskstretch.autostart, "choose_autostart", lambda: autostart)
    return autostart


@pytest.fixture
def run(autostart: Autostart, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(("autostart", *arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_what_was_done_is_said(run):
    assert run("on") == (0, "It is on.\n", "")


def test_what_went_wrong_is_one_line(run):
    assert run("off") == (1, "", "deskstretch: cannot remove the folder: no\n")


@pytest.mark.parametrize("arguments", [(), ("status",)])
def test_off_is_told_with_the_way_on(run, arguments):
    words = "off: deskstretch does not start when you log in; `deskstretch autostart on` has it start\n"
    assert run(*arguments) == (0, words, "")


def test_on_is_told_with_what_starts_and_from_where(run, autostart):
    autostart.answer = Status(enabled=True, where="the folder", command="/a/deskstretch")
    assert run("status") == (0, "on: /a/deskstretch starts when you log in (the folder)\n", "")


def test_an_entry_of_the_persons_own_is_told_as_theirs(run, autostart):
    autostart.answer = Status(enabled=True, where="the folder", command="env deskstretch", by_hand=True)
    words = "on: env deskstretch starts when you log in, by an entry of your own (the folder)\n"
    assert run("status") == (0, words, "")


def test_on_without_effect_is_a_failure_that_names_the_mend(run, autostart):
    autostart.answer = Status(enabled=True, where="the folder", command="x", problem="x is gone", mend="y")
    assert run("status") == (1, "", "deskstretch: on, but x is gone (the folder); the mend: y\n")


def test_off_with_something_else_in_its_place_is_off(run, autostart):
    autostart.answer = Status(enabled=False, where="the folder", problem="that starts z", mend="y")
    assert run("status") == (0, "off; that starts z (the folder); the mend: y\n", "")


def test_for_scripts_it_is_all_there(run, autostart):
    autostart.answer = Status(enabled=True, where="ü", command="x", problem="gone", mend="y")
    code, out, err = run("status", "--json")
    assert json.loads(out) == {
        "enabled": True,
        "where": "ü",
        "command": "x",
        "problem": "gone",
        "mend": "y",
        "by_hand": False,
    }
    assert (code, err) == (1, "deskstretch: on, but gone (ü); the mend: y\n")


def test_wrong_usage_is_2(run):
    assert run("maybe")[0] == 2
