"""The built package, in an empty environment with what it says it needs, started from another folder."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest
from defusedxml import ElementTree

from deskstretch import __version__
from tests.process.home import ALWAYS_AT_WORK, ROOT, UP, Home
from tools.dist import build

PACKAGING = ROOT / "packaging"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the paths and signals are those of POSIX")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and with the wheel that was built from the sdist.

    ``make dist`` names its own: what is tried is then what will be published.
    """
    if folder := os.environ.get("DESKSTRETCH_DIST"):
        return Path(folder)
    build(folder := tmp_path_factory.mktemp("built"))
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment in which nothing but the wheel was asked for."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    [wheel] = built.glob("*.whl")
    _call(sys.executable, "-m", "venv", "--without-pip", str(venv))
    _call(sys.executable, "-m", "pip", "--python", str(venv / "bin/python"), "install", "-q", str(wheel))
    return venv / "bin"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path)
    home.env["PYTHONPATH"] = ""
    yield home
    home.close()


def test_the_wheel_has_the_program_and_nothing_else(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    info = f"deskstretch-{__version__}.dist-info"
    assert {name.partition("/")[0] for name in names} == {"deskstretch", info}
    packaged = {name for name in names if name.startswith("deskstretch/") and name.endswith(".py")}
    assert packaged == {str(path.relative_to(ROOT)) for path in (ROOT / "deskstretch").rglob("*.py")}
    assert f"{info}/licenses/LICENSE" in names


def test_the_sdist_has_what_a_build_needs(built: Path) -> None:
    [sdist] = built.glob("*.tar.gz")
    with tarfile.open(sdist) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "config.example.toml", "tools/packaging.py"} <= names
    assert {f"packaging/{path.name}" for path in PACKAGING.iterdir()} <= names


def test_an_installed_one_finds_all_that_came_with_it(installed: Path, home: Home) -> None:
    code = """
from deskstretch.catalogue import load_catalogue
from deskstretch.resources import resource
print(resource("config.example.toml"))
print(len(load_catalogue()))
print(*sorted(path.name for path in resource("icons").iterdir()))
print(resource("packaging/deskstretch.desktop"))
"""
    example, stretches, icons, entry = _call(str(installed / "python"), "-c", code, home=home).splitlines()
    assert Path(example).is_relative_to(installed.parent)
    assert Path(example).read_bytes() == (ROOT / "config.example.toml").read_bytes()
    assert int(stretches) > 30
    assert Path(entry).read_bytes() == (PACKAGING / "deskstretch.desktop").read_bytes()
    assert icons.split() == sorted(path.name for path in (ROOT / "icons").iterdir())


def test_an_installed_one_says_its_version(installed: Path, home: Home) -> None:
    said = _call(str(installed / "deskstretch"), "--version", home=home)
    assert said == f"deskstretch {__version__}\n"


def test_an_installed_one_lists_its_stretches(installed: Path, home: Home) -> None:
    listed = json.loads(_call(str(installed / "deskstretch"), "stretches", "--json", home=home))
    assert len(listed) > 30


@pytest.mark.parametrize("command", [("deskstretch",), ("python", "-P", "-m", "deskstretch")])
def test_an_installed_one_starts_itself_at_login(
    installed: Path, home: Home, command: tuple[str, ...]
) -> None:
    """A folder of its name in the home, such as a clone of the repository, is not taken for it."""
    (home.folder / "deskstretch").mkdir()
    program, *words = (str(installed / command[0]), *command[1:], "autostart")
    _call(program, *words, "on", home=home)
    entry = (home.folder / "config/autostart/deskstretch.desktop").read_text()
    assert f"Exec={installed / 'deskstretch'}\n" in entry
    status = json.loads(_call(program, *words, "status", "--json", home=home))
    assert (status["enabled"], status["problem"]) == (True, None)
    _call(program, *words, "off", home=home)
    assert not list(home.folder.rglob("*.desktop"))


@pytest.mark.parametrize("command", [("deskstretch",), ("python", "-m", "deskstretch")])
def test_an_installed_one_starts_and_ends_when_asked(
    installed: Path, home: Home, command: tuple[str, ...]
) -> None:
    home.settings(ALWAYS_AT_WORK)
    program = home.start("run", command=(str(installed / command[0]), *command[1:]))
    program.says(UP)
    program.says("Next: ")
    assert (program.end(), program.err) == (0, "")


# -- what packaging/ says is what the program is


def test_the_desktop_entry_names_the_program_and_its_icon() -> None:
    entry = _sections(PACKAGING / "deskstretch.desktop")["Desktop Entry"]
    assert entry["Name"] == PROJECT["name"]
    assert {entry["Exec"]} == set(PROJECT["scripts"])
    assert (ROOT / "icons" / f"{entry['Icon']}.svg").is_file()


def test_the_store_page_is_about_this_version_and_this_entry() -> None:
    page = ElementTree.parse(PACKAGING / "deskstretch.metainfo.xml").getroot()
    entry = _sections(PACKAGING / "deskstretch.desktop")["Desktop Entry"]
    assert page.findtext("launchable") == "deskstretch.desktop"
    assert page.findtext("icon") == entry["Icon"]
    assert page.findtext("name") == entry["Name"]
    assert page.findtext("project_license") == PROJECT["license"]
    assert [found.text for found in page.findall("provides/binary")] == list(PROJECT["scripts"])
    assert page.find("releases")[0].get("version") == __version__


def test_the_systemd_unit_starts_the_program() -> None:
    unit = _sections(PACKAGING / "deskstretch.service")
    assert {unit["Service"]["ExecStart"]} == set(PROJECT["scripts"])
    assert unit["Install"]["WantedBy"] == unit["Unit"]["PartOf"] == "graphical-session.target"


@pytest.mark.parametrize(
    "command",
    [
        ("desktop-file-validate", "deskstretch.desktop"),
        ("appstreamcli", "validate", "--no-net", "deskstretch.metainfo.xml"),
    ],
    ids=lambda command: command[0],
)
def test_those_who_made_the_formats_find_nothing_wrong(command: tuple[str, ...]) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    _call(*command[:-1], str(PACKAGING / command[-1]))


def _sections(path: Path) -> ConfigParser:
    parser = ConfigParser(interpolation=None, delimiters=("=",), strict=True)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser


def _call(*command: str, home: Home | None = None) -> str:
    """What a command that ends well says."""
    done = subprocess.run(
        command,
        env=home.env if home else dict(os.environ),
        cwd=home.folder if home else None,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout
