"""Archives that are no backups: foreign, made to do harm, or damaged. The sound ones: test_backup.py."""

import tracemalloc
import zipfile
from pathlib import Path

import pytest

from deskstretch.core.errors import StorageError
from deskstretch.storage.backup_file import read_backup


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup.zip"


def archive(file: Path, *members: tuple[str | zipfile.ZipInfo, bytes], about: bool = True) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        if about:
            made.writestr("deskstretch.json", '{"what": "deskstretch backup", "format": 1}')
        for name, content in members:
            made.writestr(name, content)
    return file


HISTORY = ("history.db", b"")


@pytest.mark.parametrize(
    "name",
    [
        *("../config.toml", "/etc/passwd", "stretches.d/../../evil.toml", "stretches.d/a/b.toml"),
        *("stretches.d\\..\\evil.toml", "C:evil.toml", "stretches.d/C:evil.toml", "stretches.d/.toml"),
        *("stretches.d/.hidden.toml", "stretches.d/", "stretches.d/a.toml.sh", "setup.py", "CONFIG.TOML"),
        *("stretches.d/a\n.toml", "stretches.d/\x1b[31m.toml", "stretches.d/" + "a" * 300 + ".toml"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(file, name):
    archive(file, HISTORY, (name, b"evil"))
    with pytest.raises(
        StorageError, match="is no backup of deskstretch: a file may not be called"
    ) as refused:
        read_backup(file)
    assert str(refused.value).isprintable()


def test_a_foreign_archive_is_refused(file):
    for members in ((("mimetype", b"application/epub+zip"),), ()):
        archive(file, *members, about=False)
        with pytest.raises(StorageError, match=r"no backup of deskstretch: deskstretch\.json is not in it"):
            read_backup(file)
    for about in (b'{"what": "a cake"}', b"[]", b"{", b"[" * 100_000):
        archive(file, ("deskstretch.json", about), HISTORY, about=False)
        with pytest.raises(StorageError, match=r"no backup of deskstretch: deskstretch\.json"):
            read_backup(file)
    archive(file)
    with pytest.raises(StorageError, match=r"history\.db is not in it"):
        read_backup(file)


def test_a_backup_of_a_later_version_is_told_apart(file):
    archive(
        file, ("deskstretch.json", b'{"what": "deskstretch backup", "format": 2}'), HISTORY, about=False
    )
    with pytest.raises(StorageError, match="another version of deskstretch; update this one"):
        read_backup(file)


def test_a_bomb_is_refused_by_its_size(file):
    archive(file, HISTORY, ("config.toml", bytes(50_000_000)))
    assert file.stat().st_size < 100_000
    with pytest.raises(StorageError, match=r"config\.toml is too large, at most 1 MB"):
        read_backup(file)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(file):
    archive(file, HISTORY, ("config.toml", bytes(50_000_000)))
    content = file.read_bytes()
    file.write_bytes(content.replace((50_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    tracemalloc.start()
    try:
        with pytest.raises(StorageError, match="or was damaged"):
            read_backup(file)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_too_many_files_are_refused(file):
    archive(file, HISTORY, *((f"stretches.d/p{number}.toml", b"") for number in range(101)))
    with pytest.raises(StorageError, match="over 100 files of stretches"):
        read_backup(file)


def test_too_many_files_are_not_even_unpacked(file):
    archive(file, HISTORY, *((f"stretches.d/p{number}.toml", bytes(1_000_000)) for number in range(101)))
    tracemalloc.start()
    try:
        with pytest.raises(StorageError, match="over 100 files of stretches"):
            read_backup(file)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_is_refused(file):
    archive(file, HISTORY, ("stretches.d/a.toml", b"1"), ("stretches.d/A.toml", b"2"))
    with pytest.raises(StorageError, match="a name is in it twice"):
        read_backup(file)


def test_a_locked_archive_and_no_archive_at_all(file, tmp_path):
    archive(file, HISTORY)
    content = bytearray(file.read_bytes())
    entry = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 1)
    content[entry + 8] |= 1  # encrypted, says the directory
    file.write_bytes(content)
    with pytest.raises(StorageError, match="packed in a way of its own"):
        read_backup(file)
    for content in (b"", b"text" * 100, b"PK\x05\x06" + bytes(18)):
        file.write_bytes(content)
        with pytest.raises(StorageError, match="no backup of deskstretch"):
            read_backup(file)
    for path in (tmp_path / "none.zip", tmp_path):
        with pytest.raises(StorageError, match="cannot be read: "):
            read_backup(path)
