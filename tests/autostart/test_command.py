import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from deskstretch.autostart.command import check_that_it_starts, fault, shown, starts_deskstretch
from deskstretch.core.errors import Unavailable
from tests.autostart.installed import install

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and scripts are those of POSIX")

ASK = """
import json
from deskstretch.autostart.command import start_command
print(json.dumps(start_command()))
"""
ROOT = Path(__file__).parents[2]


def asked_in(*site: Path) -> list[str]:
    """What starts it, for a Python with these folders of packages and this checkout."""
    path = os.pathsep.join(map(str, (*site, ROOT)))
    env = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    said = subprocess.run([sys.executable, "-c", ASK], env=env, capture_output=True, check=True).stdout
    command = json.loads(said)
    assert isinstance(command, list)
    return command


def packages(folder: Path, *files: str) -> Path:
    """A folder in which an installer wrote down that it put these files, relative to the folder."""
    info = folder / "deskstretch-0.1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: deskstretch\nVersion: 0.1.0\n")
    (info / "RECORD").write_text("".join(f"{file},,\n" for file in files))
    return folder


@posix
def test_it_is_the_script_that_the_installer_wrote_down(tmp_path):
    script = install(tmp_path / "home" / "bin")
    site = packages(tmp_path / "home/lib/python", "deskstretch/__init__.py", "../../bin/deskstretch")
    assert asked_in(site) == [str(script)]


@posix
@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.chmod(0o644)])
def test_without_a_script_it_is_this_python(tmp_path, damage):
    damage(install(tmp_path / "bin"))
    site = packages(tmp_path / "lib", "../bin/deskstretch")
    found = asked_in(site)
    assert str(tmp_path) not in found[0]


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_on_windows_it_is_the_python_without_a_console():
    program, *words = asked_in()
    assert Path(program).name == "pythonw.exe"
    assert words == ["-P", "-m", "deskstretch"]


def test_a_package_that_only_this_terminal_knows_is_refused(tmp_path, monkeypatch):
    (tmp_path / "hidden.py").write_text("")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Unavailable, match="hidden does not start by itself at a login; install"):
        check_that_it_starts([sys.executable, "-m", "hidden"])


@pytest.mark.parametrize("exit_code", [1, 127])
def test_a_program_that_fails_is_refused(tmp_path, exit_code):
    with pytest.raises(Unavailable):
        check_that_it_starts([str(install(tmp_path, exit_code=exit_code))])


def test_a_program_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Unavailable):
        check_that_it_starts([str(tmp_path / "none")])


def test_one_that_starts_is_fine(program):
    check_that_it_starts([str(program)])


@pytest.mark.parametrize(
    ("command", "is_it"),
    [
        (["deskstretch"], True),
        (["/a/deskstretch", "run"], True),
        (["C:\\a b\\Deskstretch.exe"], True),
        (["/usr/bin/python3", "-P", "-m", "deskstretch"], True),
        (["pythonw.exe", "-m", "deskstretch"], True),
        (["/usr/bin/python3", "-m", "other", "deskstretch"], False),
        (["/usr/bin/deskstretcher"], False),
        (["sh", "-c", "deskstretch"], False),
        ([], False),
    ],
)
def test_a_command_of_deskstretch_is_known_by_its_program(command, is_it):
    assert starts_deskstretch(command) is is_it


def test_the_same_program_is_no_fault(program):
    assert fault([str(program), "run"], [str(program)]) is None


def test_a_program_that_is_gone_is_one(program):
    program.unlink()
    assert fault([str(program)], [str(program)]) == f"{shown([str(program)])} is not there any more"


def test_another_installation_is_one(program, tmp_path):
    other = install(tmp_path / "old")
    assert fault([str(other)], [str(program)]) == f"it starts another deskstretch, {shown([str(other)])}"


@posix
def test_the_link_of_pipx_is_the_same_installation(program, tmp_path):
    link = tmp_path / "deskstretch"
    link.symlink_to(program)
    assert fault([str(link)], [str(program)]) is None


@posix
def test_the_pythons_of_two_environments_are_two_though_they_link_to_one(tmp_path):
    commands = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "python").symlink_to(sys.executable)
        commands.append([str(tmp_path / name / "python"), "-m", "deskstretch"])
    assert fault(commands[0], commands[0]) is None
    assert "another deskstretch" in str(fault(commands[0], commands[1]))


@posix
def test_a_name_without_a_folder_is_looked_for_as_the_desktop_does(program, monkeypatch):
    monkeypatch.setenv("PATH", str(program.parent))
    assert fault(["deskstretch"], [str(program)]) is None


def test_a_command_is_shown_without_what_steers_a_terminal():
    assert "\x1b" not in shown(["/a\x1b[31m/deskstretch"])
