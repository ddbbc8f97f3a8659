"""Where a file goes that cannot be used: it is kept beside its place, and never deleted."""

from pathlib import Path


def name_aside(path: Path) -> Path:
    """A name beside this one that no file has: ``state.toml.aside-1``, and so on."""
    number = 1
    while (aside := path.with_name(f"{path.name}.aside-{number}")).exists():
        number += 1
    return aside
