"""Opening a file, with programs that only write down what they were given."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deskstretch import opener
from deskstretch.core.errors import Unavailable
from deskstretch.opener import open_file

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux's opener")


@pytest.fixture
def xdg_open(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """Installs a script as the only program there is."""
    program = tmp_path / "bin/xdg-open"

    def install(script: str, shell: str = "/bin/sh") -> Path:
        program.parent.mkdir()
        program.write_text(f"#!{shell}\n{script}\n")
        program.chmod(0o755)
        return program

    monkeypatch.setenv("PATH", str(program.parent))
    return install


def opening(path: Path, until: Callable[[], object] = lambda: False) -> list[str]:
    """What the person hears of it until the first word, or until there is nothing more to wait for."""

    async def act() -> list[str]:
        heard: list[str] = []
        open_file(path, heard.append)
        async with asyncio.timeout(5):
            while not heard and not until():
                await asyncio.sleep(0.005)
        await asyncio.sleep(0.05)
        return heard

    return asyncio.run(act())


@on_linux
def test_the_file_is_given_as_an_absolute_path_that_is_no_option(
    xdg_open: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    xdg_open(f'echo "$#$*" > {given}.part; exec /bin/mv {given}.part {given}')
    monkeypatch.chdir(tmp_path)
    assert opening(Path("-config.toml"), given.exists) == []
    assert given.read_text() == f"1{tmp_path}/-config.toml\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there always is one")
def test_where_nothing_opens_files_the_person_is_told_where_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(opener.shutil, "which", lambda _: None)
    with pytest.raises(Unavailable, match=f"is not installed; the settings are in {tmp_path}/config.toml"):
        open_file(tmp_path / "config.toml")


@on_linux
def test_what_opens_nothing_is_told_and_where_the_file_is(
    xdg_open: Callable[[str], Path], tmp_path: Path
) -> None:
    xdg_open("exit 3")
    (words,) = opening(tmp_path / "config.toml")
    assert words == f"xdg-open opened nothing (it ended with 3); the settings are in {tmp_path}/config.toml"


@on_linux
def test_what_cannot_even_be_started_is_told(xdg_open: Callable[..., Path], tmp_path: Path) -> None:
    xdg_open("", shell="/no/such/shell")
    (words,) = opening(tmp_path / "config.toml")
    assert words.startswith("xdg-open does not run: ")
    assert words.endswith(f"the settings are in {tmp_path}/config.toml")


@on_linux
def test_an_editor_that_was_open_for_a_while_may_end_as_it_likes(
    xdg_open: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(opener, "OPENED_AFTER_S", 0.0)
    closed = tmp_path / "closed"
    xdg_open(f"/bin/sleep 0.1; > {closed}; exit 1")
    assert opening(tmp_path / "config.toml", closed.exists) == []


@on_linux
@pytest.mark.parametrize("patience_s", [5.0, 0.0])
def test_no_dead_child_stays_behind(
    patience_s: float, xdg_open: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(opener, "OPENED_AFTER_S", patience_s)
    number = tmp_path / "number"
    xdg_open(f"echo $$ > {number}")

    def gone() -> bool:
        written = number.read_text() if number.exists() else ""
        return bool(written) and not Path(f"/proc/{int(written)}").exists()

    assert opening(tmp_path / "config.toml", gone) == []


@pytest.mark.skipif(sys.platform != "win32", reason="Windows's opener")
def test_what_windows_has_no_program_for_is_opened_in_its_notepad(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []
    started: list[list[str]] = []
    monkeypatch.setattr(os, "startfile", opened.append)
    monkeypatch.setattr(opener, "_run", lambda command, _: started.append(command))
    assert opening(tmp_path / "config.toml", lambda: opened) == []
    assert (opened, started) == ([tmp_path / "config.toml"], [])

    def no_program(_: object) -> None:
        raise OSError(1155, "No application is associated")

    monkeypatch.setattr(os, "startfile", no_program)
    assert opening(tmp_path / "config.toml", lambda: started) == []
    assert started == [["notepad.exe", str(tmp_path / "config.toml")]]
