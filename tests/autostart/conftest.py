import sys
from pathlib import Path

import pytest

from tests.autostart.installed import install


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A deskstretch that is installed here and ends well."""
    return install(tmp_path / "venv" / "bin")


@pytest.fixture(autouse=True)
def _no_settings_of_this_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    # The tests may run with a Python from the Microsoft Store.
    monkeypatch.setattr(sys, "base_prefix", "C:\\Python")
