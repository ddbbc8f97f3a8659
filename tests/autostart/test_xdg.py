"""The entry in the autostart folder of a Linux desktop."""

import shutil
import sys
from pathlib import Path

import pytest

from deskstretch.autostart.desktop_entry import MARK, keys
from deskstretch.autostart.menu_entry import MenuEntry
from deskstretch.autostart.port import ON, Status
from deskstretch.autostart.xdg import XdgAutostart
from deskstretch.core.errors import StorageError, Unavailable
from tests.autostart.installed import install

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a way of Linux desktops")

FOREIGN = "[Desktop Entry]\nType=Application\nName=mine\nExec=/usr/bin/backup --all\n"


class Person:
    """A person's folders, and the autostart of one installation there."""

    def __init__(self, home: Path, program: Path) -> None:
        self.home = home
        self.config = home / "config"
        self.entry = self.config / "autostart/deskstretch.desktop"
        self.menu_entry = home / "data/applications/deskstretch.desktop"
        self.autostart = self.installed(program)

    def installed(self, program: Path) -> XdgAutostart:
        command = [str(program)]
        menu = MenuEntry(command, self.home / "data", [self.home / "system"])
        return XdgAutostart(command, self.config, menu)

    def wrote(self, text: str) -> None:
        self.entry.parent.mkdir(parents=True, exist_ok=True)
        self.entry.write_text(text)

    def changed(self, old: str, new: str) -> None:
        """As a settings dialog or an editor does it."""
        text = self.entry.read_text()
        assert old in text
        self.entry.write_text(text.replace(old, new))

    def files(self) -> list[Path]:
        return [path for path in self.home.rglob("*") if path.is_file() and "venv" not in path.parts]


@pytest.fixture
def person(tmp_path: Path, program: Path) -> Person:
    return Person(tmp_path, program)


def test_at_first_it_is_off(person):
    assert person.autostart.status() == Status(enabled=False, where=str(person.entry))


def test_on_is_on(person, program):
    said = person.autostart.on()
    assert (
        said == f"deskstretch starts when you log in ({person.entry}). It is in the applications menu too."
    )
    assert person.autostart.status() == Status(enabled=True, where=str(person.entry), command=str(program))
    found = keys(person.entry.read_bytes())
    assert (found["Type"], found["Exec"], found["Icon"]) == ("Application", str(program), "deskstretch")


def test_on_twice_is_on_once(person):
    person.autostart.on()
    before = {path: path.read_bytes() for path in person.files()}
    person.autostart.on()
    assert {path: path.read_bytes() for path in person.files()} == before


def test_off_leaves_nothing_behind(person):
    person.autostart.on()
    assert "no longer starts" in person.autostart.off()
    assert person.files() == []
    assert not person.autostart.status().enabled


def test_off_twice_is_off(person):
    assert person.autostart.off() == person.autostart.off() == "deskstretch does not start when you log in."


def test_a_program_that_cannot_start_makes_no_entry(person, tmp_path):
    with pytest.raises(Unavailable):
        person.installed(install(tmp_path / "broken", exit_code=1)).on()
    assert not person.entry.exists()


# -- what is somebody else's


def test_another_entry_of_the_name_is_neither_written_over_nor_removed(person):
    person.wrote(FOREIGN)
    with pytest.raises(
        StorageError, match="starts something else, Exec=/usr/bin/backup --all; move it away"
    ):
        person.autostart.on()
    assert person.autostart.off().endswith(
        f"{person.entry} starts something else, Exec=/usr/bin/backup --all, so it was left alone."
    )
    assert person.entry.read_text() == FOREIGN
    status = person.autostart.status()
    assert (status.enabled, status.by_hand, status.command) == (False, False, None)
    assert status.problem == "that entry starts something else, Exec=/usr/bin/backup --all"


@pytest.mark.parametrize(
    "value",
    [
        "env LANG=de /usr/bin/deskstretch -v",
        "python3 -m deskstretch",
        "sh -c 'sleep 10; exec deskstretch'",
        '"/opt/my programs/deskstretch" --demo',
    ],
)
def test_a_persons_own_entry_of_deskstretch_is_left_alone_and_said_so(person, value, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: name)
    text = FOREIGN.replace("/usr/bin/backup --all", value)
    person.wrote(text)
    for said in (person.autostart.on(), person.autostart.off()):
        assert f"starts when you log in, by an entry of your own ({person.entry})" in said
        assert "left alone" in said
    assert person.entry.read_text() == text
    status = person.autostart.status()
    assert status == Status(enabled=True, where=str(person.entry), command=value, by_hand=True)


def test_a_persons_own_entry_that_is_the_program_itself_is_no_less_theirs(person, program):
    person.wrote(text := FOREIGN.replace("/usr/bin/backup --all", str(program)))
    person.autostart.on()
    person.autostart.off()
    assert person.entry.read_text() == text


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Name=mine", "Hidden=true", "it is switched off in the settings of the desktop (Hidden=true)"),
        ("/usr/bin/backup --all", "/gone/deskstretch -v", "/gone/deskstretch is not there any more"),
    ],
)
def test_a_persons_own_entry_that_starts_nothing_is_told_and_theirs_to_mend(
    person, program, old, new, problem
):
    person.wrote(text := FOREIGN.replace(old, new).replace("/usr/bin/backup --all", str(program)))
    status = person.autostart.status()
    assert (status.enabled, status.by_hand, status.problem) == (True, True, problem)
    assert status.mend == "change it, or move it away, then: deskstretch autostart on"
    with pytest.raises(StorageError, match=r"an entry of your own, and .*; change it, or move it away"):
        person.autostart.on()
    assert person.autostart.off().startswith(f"deskstretch does not start when you log in: {problem}. ")
    assert person.entry.read_text() == text


def test_the_command_of_an_entry_is_shown_as_it_is_written(person):
    written = "/bin/sh -c 'sleep 10; backup' \x1b]0;" + "x" * 500
    person.wrote(FOREIGN.replace("/usr/bin/backup --all", written))
    problem = person.autostart.status().problem
    assert "starts something else, Exec=/bin/sh -c 'sleep 10; backup' \ufffd]0;xx" in problem
    assert len(problem) < 200
    assert problem.isprintable()


def test_what_is_no_entry_at_all_is_left_alone(person):
    person.wrote("a shopping list\n")
    with pytest.raises(StorageError, match="is no entry of deskstretch"):
        person.autostart.on()
    assert "left alone" in person.autostart.off()
    assert person.entry.read_text() == "a shopping list\n"


def test_one_of_ours_is_known_by_its_mark_whatever_it_starts_by_now(person, program):
    person.autostart.on()
    person.changed(f"Exec={program}", f'Exec=sh -c "sleep 20; {program}"')
    person.autostart.off()
    assert not person.entry.exists()


# -- on, but it would not start


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_switched_off_in_the_desktop_is_told_and_mended(person, line):
    person.autostart.on()
    person.changed(f"{MARK}=true\n", f"{MARK}=true\n{line}\n")
    status = person.autostart.status()
    assert status.enabled
    assert status.problem == f"it is switched off in the settings of the desktop ({line})"
    assert status.mend == ON
    person.autostart.on()
    assert person.autostart.status().problem is None


def test_an_installation_that_is_gone_is_told_and_mended(person, program, tmp_path):
    person.autostart.on()
    program.unlink()
    another = person.installed(install(tmp_path / "venv" / "new"))
    assert another.status().problem == f"{program} is not there any more"
    another.on()
    assert another.status().problem is None


def test_another_installation_is_told(person, program, tmp_path):
    person.autostart.on()
    another = person.installed(install(tmp_path / "venv" / "new"))
    assert another.status().problem == f"it starts another deskstretch, {program}"


def test_an_entry_without_a_command_is_told(person):
    person.autostart.on()
    person.changed("Exec=", "Was=")
    assert person.autostart.status().problem == "the entry does not say what to start"


def test_a_mask_of_systemd_is_told_also_by_on(person):
    unit = person.config / "systemd/user/app-deskstretch@autostart.service"
    unit.parent.mkdir(parents=True)
    unit.symlink_to("/dev/null")
    mend = "systemctl --user unmask app-deskstretch@autostart.service"
    assert person.autostart.on().endswith(f"But systemd masks it; the mend: {mend}")
    assert person.autostart.status().mend == mend


@pytest.mark.parametrize("mask", [lambda path: path.symlink_to("/dev/null"), Path.touch])
def test_a_masked_entry_stays_off_until_it_is_switched_on(person, mask):
    person.entry.parent.mkdir(parents=True)
    mask(person.entry)
    assert person.autostart.status().problem == "an empty entry masks it"
    assert person.autostart.off() == "deskstretch does not start when you log in."
    assert person.entry.exists()
    person.autostart.on()
    assert person.entry.is_file()
    assert Path("/dev/null").is_char_device()
    assert person.autostart.status().problem is None


# -- files


def test_an_entry_that_a_link_leads_to_is_written_where_it_is(person):
    real = person.home / "dotfiles/deskstretch.desktop"
    real.parent.mkdir()
    person.entry.parent.mkdir(parents=True)
    person.entry.symlink_to(real)
    person.autostart.on()
    assert person.entry.is_symlink()
    assert MARK in real.read_text()


def test_a_folder_of_that_name_is_one_clear_line(person):
    person.entry.mkdir(parents=True)
    with pytest.raises(StorageError, match="is no file; move it away first"):
        person.autostart.on()


def test_a_folder_that_cannot_be_made_is_one_clear_line(person):
    person.config.write_text("")
    with pytest.raises(StorageError, match=r"cannot make the folder .+/config/autostart: "):
        person.autostart.on()


def test_a_link_in_circles_is_one_clear_line(person):
    person.entry.parent.mkdir(parents=True)
    person.entry.symlink_to(person.entry)
    with pytest.raises(StorageError, match="cannot read"):
        person.autostart.status()


def test_a_desktop_that_does_not_look_there_is_named(person, program, monkeypatch):
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "sway")
    assert f"sway does not look there: have it start {program} as well." in person.autostart.on()
