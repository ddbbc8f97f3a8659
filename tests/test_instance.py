import os
import signal
import subprocess
import sys
import textwrap

import pytest

from deskstretch import instance as module
from deskstretch.core.errors import AlreadyRunning, StorageError
from deskstretch.instance import SingleInstance

HOLDER = """
import signal, sys, time
from pathlib import Path
from deskstretch.core.errors import AlreadyRunning
from deskstretch.instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
try:
    instance.acquire()
except AlreadyRunning as error:
    print(error, flush=True)
    sys.exit(1)
if "stubborn" in sys.argv:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("running", flush=True)
time.sleep(60)
"""


@pytest.fixture
def lock(tmp_path):
    return tmp_path / "deskstretch.lock"


@pytest.fixture
def start(lock):
    """Start another process that wants to be the running one; what it says is its first line."""
    started = []

    def start(*arguments: str) -> tuple[subprocess.Popen[str], str]:
        command = [sys.executable, "-c", HOLDER, str(lock), *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout is not None
        return process, process.stdout.readline().strip()

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_the_first_is_the_one_and_the_second_is_told_which_it_is(lock, start):
    first, said = start()
    assert said == "running"
    second, said = start()
    assert said == f"already running (process {first.pid}); --replace takes over from it"
    assert second.wait() == 1
    with pytest.raises(AlreadyRunning, match=f"process {first.pid}"):
        SingleInstance(lock).acquire()


def test_of_ten_at_once_one_is_running(lock):
    command = [sys.executable, "-c", HOLDER, str(lock)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(10)]
    said = [process.stdout.readline().strip() for process in processes]
    for process in processes:
        process.kill()
        process.communicate()
    assert said.count("running") == 1
    assert sum(line.startswith("already running") for line in said) == 9


def test_killed_it_makes_room_at_once(lock, start):
    first, _ = start()
    first.kill()
    first.wait()
    here = SingleInstance(lock)
    here.acquire()
    assert lock.with_suffix(".pid").read_text().split()[0] == str(os.getpid())
    here.release()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed there, so it may go")
def test_a_lock_given_back_can_be_had_and_its_file_stays(lock, start):
    here = SingleInstance(lock)
    here.acquire()
    inode = lock.stat().st_ino
    here.release()
    here.release()
    assert lock.stat().st_ino == inode
    assert not lock.with_suffix(".pid").exists()
    assert start()[1] == "running"


def test_replace_ends_the_running_one_and_takes_its_place(lock, start):
    first, _ = start()
    here = SingleInstance(lock)
    here.replace()
    assert first.wait() == (signal.SIGTERM if sys.platform == "win32" else -signal.SIGTERM)
    assert start()[1] == f"already running (process {os.getpid()}); --replace takes over from it"
    here.release()


def test_replace_with_nobody_there_just_starts(lock):
    here = SingleInstance(lock)
    here.replace()
    here.release()


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can refuse to end there")
def test_one_that_does_not_end_is_named_and_stays(lock, start, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.3)
    first, _ = start("stubborn")
    with pytest.raises(AlreadyRunning, match=rf"process {first.pid}\) does not end; please end it first"):
        SingleInstance(lock).replace()
    assert first.poll() is None


@pytest.mark.parametrize("record", ["", "x y", "0 0", "-1 5", "1 5", "99999999999999999999 1", "\x00\xff"])
def test_replace_ends_nobody_when_the_number_is_no_process_number(lock, start, record):
    first, _ = start()
    lock.with_suffix(".pid").write_bytes(record.encode("latin-1"))
    with pytest.raises(AlreadyRunning, match="does not say which process it is; please quit it first"):
        SingleInstance(lock).replace()
    assert first.poll() is None


@pytest.mark.parametrize("record", ["-1", "0", "1", "our own", "99999999999999999999"])
def test_where_nothing_tells_processes_apart_no_impossible_one_is_asked_to_end(
    lock, start, monkeypatch, record
):
    start()
    number = str(os.getpid()) if record == "our own" else record
    lock.with_suffix(".pid").write_text(f"{number} \n")
    monkeypatch.setattr(module, "birth", lambda _: "")
    monkeypatch.setattr(os, "kill", lambda process, _: pytest.fail(f"would have ended {process}"))
    with pytest.raises(AlreadyRunning, match="does not say which process it is"):
        SingleInstance(lock).replace()


@pytest.mark.skipif(sys.platform not in ("linux", "win32"), reason="nothing tells processes apart")
def test_replace_never_ends_a_bystander_who_got_the_number_of_one_that_is_gone(lock, start):
    """The number was left by a killed one, and the one that has the lock could not write its own."""
    bystander = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        first, _ = start()
        lock.with_suffix(".pid").write_text(f"{bystander.pid} 12345\n")
        with pytest.raises(AlreadyRunning, match="does not say which process it is"):
            SingleInstance(lock).replace()
        assert bystander.poll() is None
        assert first.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_where_the_number_cannot_be_written_it_runs_all_the_same(lock, caplog):
    lock.with_suffix(".pid").mkdir()
    here = SingleInstance(lock)
    here.acquire()
    assert "will not know which process this is" in caplog.text
    with pytest.raises(AlreadyRunning, match=r"^already running; --replace takes over from it$"):
        SingleInstance(lock).acquire()
    here.release()


def test_where_no_lock_can_be_had_it_is_one_clear_line(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match=r"^cannot lock .+file.deskstretch\.lock: .+$"):
        SingleInstance(tmp_path / "file" / "deskstretch.lock").acquire()


def test_a_process_started_by_the_running_one_does_not_keep_the_lock(lock):
    code = f"""
    import subprocess, sys
    from pathlib import Path
    from deskstretch.instance import SingleInstance
    instance = SingleInstance(Path({str(lock)!r}))
    instance.acquire()
    quiet = dict(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(30)"], **quiet)
    print(child.pid, flush=True)
    child.returncode = 0  # left to itself, without a warning
    """
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True
    )
    try:
        here = SingleInstance(lock)
        here.acquire()
        here.release()
    finally:
        os.kill(int(ran.stdout), signal.SIGTERM)
