"""How a part of the program is started as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping

NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows, where Python would bring a black window along."""


def command(module: str) -> tuple[str, ...]:
    """What starts it with the same Python; -P: whatever lies in the current folder."""
    return (sys.executable, "-P", "-m", module)


def environment() -> Mapping[str, str]:
    """Ours, with our way to find modules: this program may run from a checkout."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
