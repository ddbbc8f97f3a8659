"""Writers that are killed amid their writes, in a process of its own: ``killed.py HISTORY TIMES SEED``.

Prints the number of the last answer that any of them was told is kept. Each goes on counting behind the
last one that may have been.
"""

import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from deskstretch.core.effects import Outcome, Record
from deskstretch.storage.history import History


def write(path: Path, number: int, told: int) -> None:
    """Write on and on, and say after each what number it had."""
    history = History(path)
    while True:
        history.append(Record(Outcome.PROMPTED, datetime.now(UTC), f"s{number}"))
        os.write(told, b"%d\n" % number)
        number += 1


def kill_one(path: Path, number: int, after_s: float) -> int:
    """The last number that a writer told of before it was killed; the one before ``number`` if none."""
    reading, telling = os.pipe()
    writer = os.fork()
    if writer == 0:
        try:
            write(path, number, telling)
        finally:
            os._exit(1)
    os.close(telling)
    time.sleep(after_s)
    os.kill(writer, signal.SIGKILL)
    _, status = os.waitpid(writer, 0)
    assert os.WIFSIGNALED(status), "it ended by itself"
    with open(reading, "rb") as told:
        lines = told.read().split()
    return int(lines[-1]) if lines else number - 1


def main() -> None:
    path, times, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))
    last = -1
    for _ in range(times):
        last = kill_one(path, last + 1, chance.uniform(0, 0.04))
    print(last)


if __name__ == "__main__":
    main()
