"""The browser is asked as the system does it; where that fails, the person is told why."""

import os
import sys
from pathlib import Path

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.report import opening, place
from deskstretch.report.opening import open_page
from deskstretch.report.place import usual_place

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a script stands in for xdg-open")


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which programs are found; a display is there."""
    (folder := tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.defpath}")
    monkeypatch.setenv("DISPLAY", ":77")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return folder


def opener(folder: Path, script: str) -> None:
    program = folder / "xdg-open"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_the_page_is_opened_by_its_whole_path(
    desktop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener(desktop, f'printf "%s\\n" "$@" > {tmp_path}/asked')
    monkeypatch.chdir(tmp_path)
    open_page(Path("-x page.html"))
    assert (tmp_path / "asked").read_text() == f"{tmp_path}/-x page.html\n"


def test_a_browser_that_stays_open_is_not_waited_for(
    desktop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_WAITED_S", 0.05)
    opener(desktop, f"echo $$ > {tmp_path}/pid; exec sleep 60")
    open_page(tmp_path / "page.html")
    os.kill(int((tmp_path / "pid").read_text()), 15)


@pytest.mark.parametrize(
    ("script", "why"), [("exit 3", "xdg-open opened nothing (it ended with 3)"), (None, "is not installed")]
)
def test_what_failed_is_said(
    desktop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, why: str
) -> None:
    if script:
        opener(desktop, script)
    else:
        monkeypatch.setenv("PATH", str(desktop))
    with pytest.raises(Unavailable) as raised:
        open_page(tmp_path / "page.html")
    assert why in str(raised.value)


def test_without_a_desktop_no_browser_of_the_terminal_is_started(
    desktop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener(desktop, f"touch {tmp_path}/started")
    monkeypatch.delenv("DISPLAY")
    with pytest.raises(Unavailable):
        open_page(tmp_path / "page.html")
    assert not (tmp_path / "started").exists()


def test_the_page_lies_beside_the_history_or_where_a_snap_can_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = tmp_path / "data" / "history.db"
    (documents := tmp_path / "Documents").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(documents))
    monkeypatch.setattr(place, "_SNAPS", tmp_path / "snap")
    assert usual_place(history) == history.parent / "deskstretch-report.html"
    (tmp_path / "snap").mkdir()
    assert usual_place(history) == documents / "deskstretch-report.html"
    documents.rmdir()
    assert usual_place(history) == history.parent / "deskstretch-report.html"
