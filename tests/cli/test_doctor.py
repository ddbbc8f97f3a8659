import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from deskstretch.cli import doctor_page
from deskstretch.cli.doctor import doctor
from deskstretch.core.effects import Outcome, Record
from deskstretch.doctor import Area, Finding, Level
from deskstretch.storage.history import History
from tests.process.home import Home, refused

HERE = pytest.mark.skipif(sys.platform != "linux", reason="a home without any desktop")

FINE = Finding(Area.TRAY, Level.GOOD, "StatusNotifier, shown by xfce4-panel")
POOR = Finding(
    Area.NOTIFICATIONS,
    Level.WARNING,
    "no notification server: reminders wait for one, or come in a terminal",
    "session bus: nobody home",
    "sudo apt install gnome-shell-extension-appindicator, log out and in again, then: gnome-extensions "
    "enable ubuntu-appindicators@ubuntu.com",
)
WRONG = Finding(Area.SETTINGS, Level.BAD, "wrong, so deskstretch does not start")


# -- the screen


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch):
    monkeypatch.setattr(doctor_page, "is_coloured", lambda: False)


def test_each_finding_begins_with_its_sign_and_area():
    signs = [line[:16].rstrip() for line in doctor_page.screen([FINE, POOR, WRONG], 80).splitlines()]
    assert [sign for sign in signs if sign[:1] in "✓!✗" and sign] == [
        "✓ tray",
        "! notifications",
        "✗ settings",
    ]


def test_no_line_is_wider_than_the_terminal_and_no_word_is_broken():
    screen = doctor_page.screen([FINE, POOR, WRONG], 60)
    assert max(map(len, screen.splitlines())) <= 60
    words = screen.split()
    assert "gnome-shell-extension-appindicator," in words
    assert "ubuntu-appindicators@ubuntu.com" in words


def test_a_mend_stands_behind_an_arrow():
    assert "                 → sudo apt install" in doctor_page.screen([POOR], 80)


def test_the_end_says_what_it_comes_to():
    def end(*findings):
        return doctor_page.screen(findings, 80).splitlines()[-1]

    assert end(FINE).startswith("Everything is as it should be.")
    assert "1 thing could be better" in end(FINE, POOR)
    assert "2 things could be better" in end(POOR, POOR)
    assert "cannot start" in end(POOR, WRONG)


def test_text_from_elsewhere_cannot_steer_the_terminal():
    nasty = Finding(Area.LOG, Level.GOOD, "a\x1b[2Jb", "c\rd", "e\x9bf")
    assert not set(doctor_page.screen([nasty], 80)) & set("\x1b\r\x9b")


def test_without_such_letters_the_signs_are_plain_ones(monkeypatch):
    monkeypatch.setattr(doctor_page, "_encoding", lambda: "ascii")
    screen = doctor_page.screen([FINE, POOR, WRONG], 80)
    assert screen.isascii()
    assert "+ tray" in screen
    assert "> sudo apt" in screen


def test_colour_comes_only_where_it_is_welcome(monkeypatch):
    assert "\x1b" not in doctor_page.screen([POOR], 80)
    monkeypatch.setattr(doctor_page, "is_coloured", lambda: True)
    assert "\x1b[33m! notifications" in doctor_page.screen([POOR], 80)


def test_the_json_has_the_promised_keys():
    (told,) = json.loads(doctor_page.as_json([FINE]))
    assert told == {
        "area": "tray",
        "level": "good",
        "summary": "StatusNotifier, shown by xfce4-panel",
        "detail": None,
        "mend": None,
    }


# -- the command


def test_a_test_is_not_for_scripts():
    result = CliRunner().invoke(doctor, ["--test", "--json"])
    assert result.exit_code == 2


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path)
    yield home
    home.close()


def run(home: Home, *arguments: str, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*prefix, sys.executable, "-m", "deskstretch", "doctor", *arguments],
        env=home.env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def by_area(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, str]]:
    return {told["area"]: told for told in json.loads(done.stdout)}


@HERE
def test_it_works_without_any_desktop_and_makes_nothing(home):
    before = sorted(home.folder.rglob("*"))
    done = run(home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "! tray" in done.stdout
    assert "start it: deskstretch" in done.stdout
    # A sound player that is tried keeps a folder of its own library in the runtime folder.
    assert [path for path in sorted(home.folder.rglob("*")) if path != home.folder / "run/pulse"] == before


@HERE
def test_settings_that_stop_a_start_make_it_exit_with_1(home):
    home.settings('[reminders]\ninterval = "2s"\n')
    done = run(home, "--json")
    assert done.returncode == 1
    told = by_area(done)["settings"]
    assert told["level"] == "bad"
    assert "line 2" in told["summary"]


@HERE
def test_it_shows_what_the_running_one_took(home):
    running = home.start()
    running.says("deskstretch runs here.")
    told = by_area(run(home, "--json"))["program"]
    assert told["level"] == "good"
    assert str(running.process.pid) in told["summary"]
    assert "notifications: the terminal" in told["detail"]


@HERE
def test_a_history_that_cannot_be_written_is_told(home):
    history = History(home.history)
    history.append(Record(Outcome.DONE, datetime(2026, 3, 2, 9, tzinfo=UTC)))
    history.close()
    home.history.chmod(0o400)
    told = by_area(run(home, "--json", prefix=refused()))["history"]
    assert told["level"] == "warning"
    assert "not written" in told["summary"]


@HERE
def test_a_test_without_a_bus_is_one_clear_line(home):
    done = run(home, "--test")
    assert done.returncode == 1
    assert "no notification can be shown here: session bus" in done.stderr
    assert done.stderr.count("\n") == 1
