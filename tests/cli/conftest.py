"""A person at a command line, with files of their own."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from deskstretch.cli import main
from deskstretch.paths import Paths


class Said(NamedTuple):
    """What a command came to: its exit code, what it said, what it complained about."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """The files of a person who has none yet, on a computer without settings of its site."""
    if sys.platform == "win32":
        # There no variable tells where they are: without this the tests would write into the real ones.
        scratch = Paths.scratch(tmp_path)
        monkeypatch.setattr(Paths, "of_the_person", staticmethod(lambda: scratch))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR", "CONFIG_DIRS"):
        monkeypatch.setenv(f"XDG_{name}", str(tmp_path / name))
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.chdir(tmp_path)
    return Paths.of_the_person()


@pytest.fixture
def run(paths: Paths, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run deskstretch in this process."""

    def run(*arguments: str) -> Said:
        code = main(arguments)
        return Said(code, *capsys.readouterr())

    return run
