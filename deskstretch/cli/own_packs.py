"""Files of the person's own stretches: their names and how they are written."""

import re
from pathlib import Path

from ..core.errors import CatalogueError, StorageError
from ..storage.atomic import write_atomically
from ..toml_rules import printable


def pack_path(folder: Path, name: str) -> Path:
    """Where a pack of this name is; raises CatalogueError for what is no name."""
    if len(name) > 60 or not _NAME.fullmatch(name):
        raise CatalogueError(
            f'"{printable(name, most=60)}" is no name for a file of stretches; '
            'take small letters and digits joined by hyphens, like "my-neck"'
        )
    return folder / f"{name}.toml"


def write_pack(folder: Path, name: str, text: str, *, force: bool) -> Path:
    """Write a pack; raises CatalogueError when one of that name is there, unless ``force``."""
    path = pack_path(folder, name)
    if not force and path.exists():
        raise CatalogueError(f"{path} is there already; choose another name")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"cannot make the folder {folder}: {error.strerror}") from error
    write_atomically(path, text)
    return path


_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
