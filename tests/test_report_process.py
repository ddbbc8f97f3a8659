"""The report in a process of its own, with programs that stand in for the command."""

import asyncio
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from deskstretch import report_process
from deskstretch.report_process import ReportProcess


def python(script: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script)


def opening(
    *commands: tuple[str, ...], until: Callable[[list[str]], object] = lambda heard: heard
) -> list[str]:
    """What the person hears until then; each command is a click."""

    async def act() -> list[str]:
        heard: list[str] = []
        report = ReportProcess(commands[0])
        for _ in commands:
            report.open(heard.append)
        async with asyncio.timeout(20):
            while not until(heard):
                await asyncio.sleep(0.01)
        return heard

    return asyncio.run(act())


def test_it_is_written_and_nothing_is_said(tmp_path: Path) -> None:
    done = tmp_path / "done"
    assert opening(python(f"open({str(done)!r}, 'w')"), until=lambda _: done.exists()) == []


def test_a_double_click_opens_it_once(tmp_path: Path) -> None:
    done = tmp_path / "done"
    script = f"import time; time.sleep(0.3); open({str(done)!r}, 'a').write('x')"
    opening(python(script), python(script), until=lambda _: done.exists())
    time.sleep(0.5)
    assert done.read_text() == "x"


def test_what_the_command_complains_of_is_said_to_the_person() -> None:
    script = "import sys; sys.exit('one\\ndeskstretch: the history cannot be read')"
    assert opening(python(script)) == ["the history cannot be read"]


def test_a_page_that_no_browser_shows_is_said_too() -> None:
    script = "import sys; print('deskstretch: written, but not opened: no browser', file=sys.stderr)"
    assert opening(python(script)) == ["written, but not opened: no browser"]


def test_control_characters_and_long_lines_are_kept_off_the_screen() -> None:
    [words] = opening(python(r"import sys; sys.exit('\x1b[31m' + 'x' * 5000)"))
    assert "\x1b" not in words
    assert len(words) < 400


def test_what_ends_without_a_word_or_cannot_start_is_said_to_the_person(tmp_path: Path) -> None:
    assert opening(python("raise SystemExit(7)")) == ["it ended with 7"]
    assert opening((str(tmp_path / "none"),)) == ["the report cannot be started: No such file or directory"]


def test_one_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_process, "WRITTEN_WITHIN_S", 0.2)
    [words] = opening(python("import time; time.sleep(60)"))
    assert words.startswith("the report took too long")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell")
def test_a_browser_that_stays_open_is_not_waited_for(tmp_path: Path) -> None:
    """It has inherited where the command writes its complaints."""
    script = "import subprocess, sys; subprocess.Popen(['sleep', '3']); sys.exit('no')"
    before = time.monotonic()
    assert opening(python(script)) == ["no"]
    assert time.monotonic() - before < 2.5
