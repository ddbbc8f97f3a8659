"""Programs that stand in for an installed deskstretch."""

import sys
from pathlib import Path


def install(folder: Path, *, exit_code: int = 0) -> Path:
    """A program named deskstretch in this folder, which does nothing but end."""
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        path = folder / "deskstretch.cmd"
        path.write_text(f"@exit /b {exit_code}\r\n")
        return path
    path = folder / "deskstretch"
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n")
    path.chmod(0o755)
    return path
