"""The real program in processes of their own, without a desktop."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.home import Home

FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]  # they speak in signals and pseudo-terminals


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path)
    yield home
    home.close()


@pytest.fixture
def slept(home: Home) -> Path:
    """A file whose content is by how much the wall clock of a program is ahead: "+2h"."""
    if FAKETIME is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("not installed: libfaketime")
    ahead = home.folder / "ahead"
    ahead.write_text("+0\n")
    home.env |= {
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME_TIMESTAMP_FILE": str(ahead),
        "FAKETIME_NO_CACHE": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }
    return ahead
