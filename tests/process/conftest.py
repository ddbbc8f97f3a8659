"""The real program in processes of their own, without a desktop."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.home import Home

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]  # they speak in signals and pseudo-terminals


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path)
    yield home
    home.close()
