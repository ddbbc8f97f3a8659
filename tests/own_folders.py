"""A person's folders, all of them below one: nothing of whoever runs the tests is read or written."""

from dataclasses import replace
from pathlib import Path

from deskstretch.paths import Paths


def own_folders(home: Path) -> dict[str, str]:
    """The environment of a person who lives in ``home``, but for PATH. Makes those that must be there."""
    for name in ("run", "tmp"):
        (home / name).mkdir(mode=0o700)
    return {
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "LC_ALL": "C.UTF-8",
    }


def with_site_files(folder: Path, *names: str) -> Paths:
    """A person's files below one folder, which is there, on a computer whose site may have such files."""
    paths = replace(Paths.scratch(folder), site_config=tuple(folder / name for name in names))
    paths.make_folders()
    return paths
