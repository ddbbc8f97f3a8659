"""``deskstretch report``, from the command line to the file."""

import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskstretch.core.effects import Outcome, Record
from deskstretch.paths import Paths
from deskstretch.report.place import is_report
from deskstretch.storage.history import History

from .conftest import Run


def stretched(paths: Paths, stretch_id: str = "chin-tuck") -> None:
    history = History(paths.history)
    history.append(
        Record(Outcome.DONE, datetime.now(UTC) - timedelta(hours=1), stretch_id, timedelta(minutes=1))
    )
    history.close()


def test_it_writes_the_page_and_says_where(run: Run, paths: Paths, tmp_path: Path) -> None:
    stretched(paths)
    path = tmp_path / "page.html"
    assert run("report", "--output", str(path), "--no-open") == (0, f"{path}\n", "")
    html = path.read_text(encoding="utf-8")
    assert "<strong>1 stretch</strong>" in html
    assert "Chin tuck" in html


def test_an_earlier_report_is_replaced_and_nothing_else_unless_asked_for(
    run: Run, paths: Paths, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    for expected in (0, 0):
        assert run("report", "--output", "page.html", "--no-open").code == expected
    path.write_text("<!doctype html><title>My thesis</title>")
    code, out, err = run("report", "--output", "page.html", "--no-open")
    assert (code, out, path.read_text()) == (1, "", "<!doctype html><title>My thesis</title>")
    assert err == (
        "deskstretch: page.html is there and no earlier report; "
        "take another name, or replace it with --force\n"
    )
    assert run("report", "--output", "page.html", "--no-open", "--force").code == 0
    assert is_report(path.read_bytes()[:4096])


def test_a_hyphen_is_standard_output_and_nothing_is_opened(run: Run, paths: Paths, tmp_path: Path) -> None:
    code, out, err = run("report", "--output", "-")
    assert (code, err) == (0, "")
    assert out.endswith("</html>")
    assert not (tmp_path / "-").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_by_itself_the_page_is_as_private_as_the_history(run: Run, paths: Paths) -> None:
    stretched(paths)
    code, out, _ = run("report", "--no-open")
    assert code == 0
    assert stat.S_IMODE(Path(out.strip()).stat().st_mode) == 0o600


def test_looking_makes_no_history(run: Run, paths: Paths) -> None:
    code, out, err = run("report", "--no-open")
    assert (code, err) == (0, "")
    assert "It begins with the first stretch." in Path(out.strip()).read_text(encoding="utf-8")
    assert not paths.history.exists()


def test_a_page_that_cannot_be_opened_is_written_all_the_same(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    code, out, err = run("report", "--output", str(tmp_path / "page.html"))
    assert code == 0
    assert Path(out.strip()).is_file()
    assert err == "deskstretch: written, but not opened: there is no desktop to open it on\n"


def test_a_year_of_the_calendar(run: Run, paths: Paths, tmp_path: Path) -> None:
    stretched(paths)
    run("report", "--year", "2019", "--output", str(tmp_path / "page.html"), "--no-open")
    assert "1 January to 31 December 2019" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert run("report", "--year", "19", "--no-open").code == 2


def test_a_folder_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    code, out, err = run("report", "--output", str(tmp_path / "none/page.html"), "--no-open")
    assert (code, out) == (1, "")
    assert err.startswith(f"deskstretch: cannot write {tmp_path / 'none/page.html'}")
    assert len(err.splitlines()) == 1


def test_a_damaged_history_is_one_line_and_stays_as_it_is(run: Run, paths: Paths, tmp_path: Path) -> None:
    paths.history.parent.mkdir(parents=True)
    paths.history.write_bytes(b"no database" * 100)
    code, _, err = run("report", "--output", str(tmp_path / "page.html"), "--no-open")
    assert code == 1
    assert len(err.splitlines()) == 1
    assert paths.history.read_bytes() == b"no database" * 100
    assert not (tmp_path / "page.html").exists()


def test_the_program_in_the_tray_knows_nothing_of_templates() -> None:
    asked = "import deskstretch.app, sys; sys.exit('jinja2' in sys.modules or 'PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
