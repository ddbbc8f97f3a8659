import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.presence.sound import PulseAudio, private_pulseaudio


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseAudio]:
    """The sound server of this test, without hardware; nothing else can be heard."""
    with private_pulseaudio(tmp_path, monkeypatch) as running:
        yield running


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Installs a script; before the first, no program is installed at all."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def install(name: str, script: str) -> Path:
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    return install


def needs(*programs: str) -> None:
    """Skip where they are not installed; in CI that fails."""
    missing = [name for name in programs if not shutil.which(name)]
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not installed: {', '.join(missing)}")
