"""Files of the person's own stretches: their names and how they are written."""

import re
from itertools import count
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


def spelled(written: str) -> str:
    """A name as a person may write it, spelled as packs are: "My neck" and my_neck.toml are my-neck.

    What is no name stays none; ``pack_path`` says so.
    """
    return "-".join(written.lower().removesuffix(".toml").replace("_", " ").split())


def free_name(folder: Path, name: str) -> str:
    """The name, with a number behind it when there is a file that has it."""
    names = (name if number == 1 else f"{name[:55]}-{number}" for number in count(1))
    return next(free for free in names if not (folder / f"{free}.toml").exists())


def imported_from(path: Path) -> str:
    """The name of the file whose import wrote this pack; empty for one that the person began."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            match = _IMPORTED.match(file.readline(300))
    except OSError:
        return ""  # whoever needs what is in it will be told
    return printable(match[1], most=80) if match else ""


def write_pack(folder: Path, name: str, text: str, *, force: bool) -> Path:
    """Write a pack; raises CatalogueError when one of that name is there, unless ``force``."""
    path = pack_path(folder, name)
    if not force and path.exists():
        source = imported_from(path)
        what = f" (imported from {source})" if source else ""
        raise CatalogueError(
            f"{path} is there already{what}; add to that one, or take another name,"
            f" such as {free_name(folder, name)}"
        )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"cannot make the folder {folder}: {error.strerror}") from error
    write_atomically(path, text)
    return path


_IMPORTED = re.compile(r"# Imported from (.*) \([^()]*\)\.$")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
