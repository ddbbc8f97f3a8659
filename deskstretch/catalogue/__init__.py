"""The stretches as data: one ``[[stretch]]`` table each, in the TOML files beside this module."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from ..core.errors import CatalogueError
from ..core.stretch import Stretch
from ..toml_rules import printable
from .entry import BadEntry, read_entry


def load_catalogue() -> tuple[Stretch, ...]:
    """Every stretch that comes with the program."""
    return _load(sorted(Path(__file__).parent.glob("*.toml")))


def load_file(path: Path) -> tuple[Stretch, ...]:
    """The stretches of one file.

    Raises CatalogueError for the first thing that is wrong, with file, line, id, key and the mend.
    """
    return _load([path])


def _load(paths: Iterable[Path]) -> tuple[Stretch, ...]:
    stretches = []
    found_in: dict[str, Path] = {}
    for path in paths:
        text = _read(path)
        for index, table in enumerate(_tables(path, text)):
            try:
                stretch = read_entry(table)
                _claim(stretch.id, path, found_in)
            except BadEntry as bad:
                raise _located(bad, path, text, index, table) from bad
            stretches.append(stretch)
    return tuple(stretches)


def _claim(stretch_id: str, path: Path, found_in: dict[str, Path]) -> None:
    if stretch_id in found_in:
        raise BadEntry("id", f"is already taken in {found_in[stretch_id].name}")
    found_in[stretch_id] = path


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CatalogueError(f"{path.name}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{path.name}: is not a text in UTF-8") from error


def _tables(path: Path, text: str) -> list[object]:
    """What stands under ``stretch``, not looked at yet."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{path.name}: is not valid TOML: {error}") from error
    except RecursionError as error:  # a thousand brackets: tomllib has no limit of its own
        raise CatalogueError(f"{path.name}: is nested too deeply") from error
    tables = document.pop("stretch", [])
    for key in document:
        raise _at(
            path,
            text,
            (key,),
            f"{printable(key, most=60)}: unknown key; each stretch begins with [[stretch]]",
        )
    if not isinstance(tables, list):
        raise _at(path, text, ("stretch",), "stretch: each one begins with [[stretch]], in double brackets")
    return tables


def _located(bad: BadEntry, path: Path, text: str, index: int, table: object) -> CatalogueError:
    """The error with file, line and id. Without a good id, the stretch goes by its number in the file."""
    written = table.get("id") if isinstance(table, dict) else None
    name = written if isinstance(written, str) and written.isprintable() else f"stretch {index + 1}"
    return _at(path, text, ("stretch", index, bad.key), f"{name[:60]}: {bad}")


def _at(path: Path, text: str, key: tuple[str | int, ...], problem: str) -> CatalogueError:
    from ..toml_lines import line_of  # only when something is wrong

    line = line_of(text, key)
    where = f"{path.name}, line {line}" if line else path.name
    return CatalogueError(f"{where}: {problem}")
