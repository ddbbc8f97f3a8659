import random
import subprocess
import sys
from pathlib import Path

import pytest

from deskstretch.storage.history import History

TIMES = 200


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there; test_history.py kills processes")
def test_killed_two_hundred_times_amid_its_writes_no_answer_is_lost(tmp_path):
    path, seed = tmp_path / "history.db", random.randrange(10**6)
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.killed", str(path), str(TIMES), str(seed)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), f"seed {seed}"
    last = int(done.stdout)
    assert last > TIMES
    history = History(path)
    # One that was kept, but not told of before the kill, was written again by the next.
    numbers = [int(entry.stretch_id.removeprefix("s")) for entry in history.entries()]
    assert sorted(set(numbers)) == list(range(last + 1)) or sorted(set(numbers)) == list(range(last + 2))
    assert len(numbers) <= last + 1 + TIMES
    assert history.notice is None
    assert not list(tmp_path.glob("*aside*"))
    history.close()
