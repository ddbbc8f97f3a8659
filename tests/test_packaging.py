"""The built package, in an empty environment with what it says it needs, started from another folder."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskstretch import __version__
from tests.process.home import ALWAYS_AT_WORK, ROOT, UP, Home

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the paths and signals are those of POSIX")

NOT_SOURCE = (".*", "build", "dist", "tests", "*.egg-info", "__pycache__", "shots")
"""What is in a checkout and must not be needed, nor find its way into what is built."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and with the wheel that was built from the sdist."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT, folder / "source", ignore=shutil.ignore_patterns(*NOT_SOURCE))
    _call(sys.executable, "-m", "build", "--outdir", str(folder), str(folder / "source"))
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


def test_an_installed_one_finds_all_that_came_with_it(installed: Path, home: Home) -> None:
    code = """
from deskstretch.catalogue import load_catalogue
from deskstretch.resources import resource
print(resource("config.example.toml"))
print(len(load_catalogue()))
print(*sorted(path.name for path in resource("icons").iterdir()))
"""
    example, stretches, icons = _call(str(installed / "python"), "-c", code, home=home).splitlines()
    assert Path(example).is_relative_to(installed.parent)
    assert Path(example).read_bytes() == (ROOT / "config.example.toml").read_bytes()
    assert int(stretches) > 30
    assert icons.split() == sorted(path.name for path in (ROOT / "icons").iterdir())


def test_an_installed_one_says_its_version(installed: Path, home: Home) -> None:
    said = _call(str(installed / "deskstretch"), "--version", home=home)
    assert said == f"deskstretch {__version__}\n"


@pytest.mark.parametrize("command", [("deskstretch",), ("python", "-m", "deskstretch")])
def test_an_installed_one_starts_and_ends_when_asked(
    installed: Path, home: Home, command: tuple[str, ...]
) -> None:
    home.settings(ALWAYS_AT_WORK)
    program = home.start("run", command=(str(installed / command[0]), *command[1:]))
    program.says(UP)
    program.says("Next: ")
    assert (program.end(), program.err) == (0, "")


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
