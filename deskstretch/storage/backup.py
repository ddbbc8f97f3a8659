"""Put the person's files into a backup, while the program may go on."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from ..core.errors import StorageError
from ..paths import Paths
from ..toml_file import MOST_BYTES
from .atomic import write_atomically
from .backup_file import Backup, packed, read_backup
from .reading import open_to_read
from .soundness import check_sound


def back_up(paths: Paths, packs: Iterable[Path], file: Path) -> Backup:
    """Write settings, ``packs``, history and state into ``file``, wholly or not at all.

    Takes the place of an earlier backup, and of nothing else. Raises StorageError.
    """
    if file.exists():
        try:
            read_backup(file)
        except StorageError as error:
            raise StorageError(f"{error}; it is not overwritten, take another name") from error
    backup = Backup(
        history=_history(paths.history),
        config=_content(paths.config),
        state=_content(paths.state),
        packs={pack.name: content for pack in packs if (content := _content(pack)) is not None},
    )
    write_atomically(file, packed(backup))
    return backup


def _history(path: Path) -> bytes:
    """As it is at this moment, with what is only in the write-ahead log so far."""
    with TemporaryDirectory(prefix="deskstretch-") as folder, open_to_read(path) as history:
        copy = Path(folder, "history.db")
        history.copy_to(copy)
        check_sound(copy)
        return copy.read_bytes()


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)  # one too many is complained about
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror}") from error
