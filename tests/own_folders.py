"""A person's folders, all of them below one: nothing of whoever runs the tests is read or written."""

from pathlib import Path


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
