import errno
import os
import re
import stat
import subprocess
import sys
import textwrap
import threading
from contextlib import contextmanager

import pytest

from deskstretch.core.errors import StorageError
from deskstretch.storage.atomic import write_atomically


def test_the_text_is_written_to_the_byte(tmp_path):
    path = tmp_path / "file"
    write_atomically(path, "ä\r\nb\n")
    assert path.read_bytes() == b"\xc3\xa4\r\nb\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no modes of files there")
def test_a_new_file_is_for_its_owner_only_and_an_old_one_keeps_its_mode(tmp_path):
    path = tmp_path / "file"
    write_atomically(path, "a")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for mode in (0o644, 0o600, 0o664):
        path.chmod(mode)
        write_atomically(path, "b")
        assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_symbolic_link_stays_one(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to("target")
    write_atomically(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_dangling_link_is_written_through(tmp_path):
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "target")
    write_atomically(link, "new")
    assert (tmp_path / "target").read_text() == "new"


def test_a_failure_is_one_line_and_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "file"
    path.write_text("old")

    def disk_full(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", disk_full)
    with pytest.raises(
        StorageError, match=f"^cannot write {re.escape(str(path))}: No space left on device$"
    ):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(StorageError, match="No such file or directory"):
        write_atomically(tmp_path / "nowhere" / "file", "new")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_laid_where_the_new_file_is_prepared_is_not_followed(tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / f".file.{os.getpid()}.tmp").symlink_to(victim)
    with pytest.raises(StorageError):
        write_atomically(tmp_path / "file", "new")
    assert victim.read_text() == "precious"


WRITER = """
import sys
from pathlib import Path
from deskstretch.storage.atomic import write_atomically
path = Path(sys.argv[1])
number = 0
while True:
    write_atomically(path, f"{number:06d} " * 3000 + "end")
    print(flush=True) if number == 0 else None
    number += 1
"""


@contextmanager
def started(path):
    """A process that writes the file over and over; killed in the end."""
    with subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE) as writer:
        try:
            writer.stdout.readline()
            yield writer
        finally:
            writer.kill()


def whole(text: str) -> bool:
    words = text.split(" ")
    return len(words) == 3001 and words[-1] == "end" and len(set(words)) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="reading and replacing get in each other's way there")
def test_killed_at_any_moment_the_file_is_the_old_or_the_new_one(tmp_path):
    path = tmp_path / "file"
    for delay in range(30):
        with started(path):
            for _ in range(delay):
                assert whole(path.read_text())
        assert whole(path.read_text())


@pytest.mark.skipif(sys.platform == "win32", reason="reading and replacing get in each other's way there")
def test_two_that_read_while_one_writes_always_see_a_whole_file(tmp_path):
    path = tmp_path / "file"
    reader = """
    import sys
    from pathlib import Path
    seen = set()
    while len(seen) < 20:
        seen.add(Path(sys.argv[1]).read_text())
    assert all(len(text) == 21003 and len(set(text.split(" "))) == 2 for text in seen)
    """
    with started(path) as writer:
        command = [sys.executable, "-c", textwrap.dedent(reader), path]
        readers = [subprocess.Popen(command) for _ in range(2)]
        assert [process.wait(timeout=60) for process in readers] == [0, 0]
        assert writer.poll() is None


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere nobody can be in the way")
def test_one_who_reads_is_waited_for_but_not_for_long(tmp_path):
    path = tmp_path / "file"
    path.write_text("old")
    reader = path.open()
    threading.Timer(0.1, reader.close).start()
    write_atomically(path, "new")
    assert path.read_text() == "new"
    with path.open() as reader:
        with pytest.raises(StorageError, match=r"^cannot write .+file: "):
            write_atomically(path, "newer")
        assert reader.read() == "new"
    assert list(tmp_path.iterdir()) == [path]
