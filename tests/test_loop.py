"""The loop thread: events from anywhere, nothing an event does ends the program, leaving at any time."""

import asyncio
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from deskstretch.core import events as e
from deskstretch.core.errors import DeskstretchError, StorageError
from deskstretch.core.set_time import SetTime
from deskstretch.core.settings import Routines, Settings
from deskstretch.loop import Loop
from tests.stand_ins import Panel

ROOT = Path(__file__).parent.parent


class Errands:
    """Work that writes down what it was given."""

    def __init__(self):
        self.tray = Panel()
        self.taken = []
        self.complaints = []
        self.ticks = threading.Semaphore(0)
        self.seen = threading.Semaphore(0)
        self.next_wake = None
        self.settings = Settings()
        self.closed = False

    def begin(self):
        pass

    def take(self, event):
        self.taken.append(event)
        self.seen.release()
        match event:
            case e.Skip():
                raise ZeroDivisionError("a mistake of ours")
            case e.Undo():
                raise StorageError("the disk is full")

    def tick(self):
        self.next_wake = None
        self.ticks.release()

    def complain(self, words):
        self.complaints.append(words)

    async def close(self):
        self.closed = True


@pytest.fixture
def work():
    return Errands()


def started(work):
    async def build(post):
        return work

    loop = Loop(build)
    assert loop.start() is work.tray
    return loop


def leave(loop):
    loop.post(e.Quit())
    loop.join()


def test_events_are_taken_in_the_order_they_were_posted(work):
    loop = started(work)
    for event in (e.Now(), e.Start(), e.Done()):
        loop.post(event)
    leave(loop)
    assert work.taken == [e.Now(), e.Start(), e.Done()]
    assert work.closed
    assert work.tray.stopped


def test_a_mistake_in_one_event_does_not_stop_the_next(work, caplog):
    loop = started(work)
    loop.post(e.Skip())
    loop.post(e.Done())
    leave(loop)
    assert work.taken == [e.Skip(), e.Done()]
    assert "a mistake of ours" in caplog.text
    assert work.complaints == []


def test_what_did_not_work_is_said_in_words(work):
    loop = started(work)
    loop.post(e.Undo())
    leave(loop)
    assert work.complaints == ["the disk is full"]


def test_it_ticks_when_the_session_wants_to_be_looked_at(work):
    loop = started(work)
    assert work.ticks.acquire(timeout=5), "the first tick comes at once"
    work.next_wake = datetime.now(UTC) + timedelta(milliseconds=50)
    loop.post(e.Now())
    assert work.ticks.acquire(timeout=5), "long before the steady tick"
    leave(loop)


def test_a_deadline_that_has_passed_still_comes(work):
    loop = started(work)
    assert work.ticks.acquire(timeout=5)
    work.next_wake = datetime.now(UTC) - timedelta(hours=1)
    loop.post(e.Now())
    assert work.ticks.acquire(timeout=5)
    leave(loop)


def test_a_routine_comes_at_its_time_also_one_that_was_set_while_it_runs(work):
    loop = started(work)
    assert work.ticks.acquire(timeout=5)
    work.settings = with_routine_in(timedelta(seconds=1.5))
    loop.post(e.Now())
    assert work.seen.acquire(timeout=5), "that was the Now"
    assert work.seen.acquire(timeout=5)
    leave(loop)
    assert work.taken == [e.Now(), e.RoutineDue("desk-reset")]


def with_routine_in(length):
    """Settings that have one at noon, in a zone where it is noon so soon."""
    noon = datetime.combine(datetime.now(UTC).date(), time(12), UTC)
    offset = noon - (datetime.now(UTC) + length)
    at = SetTime(routine="desk-reset", at=time(12))
    return Settings(routines=Routines(at=(at,)), zone=timezone(offset))


def test_the_tray_stops_even_when_closing_fails(work, caplog):
    async def close():
        raise ZeroDivisionError("a mistake of ours")

    work.close = close
    leave(started(work))
    assert work.tray.stopped
    assert "a mistake of ours" in caplog.text


def test_posting_after_the_end_is_harmless(work):
    loop = started(work)
    leave(loop)
    loop.post(e.Done())
    assert work.taken == []


def test_what_building_raises_reaches_the_one_who_started_it():
    async def build(post):
        raise DeskstretchError("no room for a desk here")

    with pytest.raises(DeskstretchError, match="no room"):
        Loop(build).start()


def test_leaving_while_a_part_is_still_being_built_does_not_wait_for_it():
    building = threading.Event()

    async def build(post):
        building.set()
        await asyncio.sleep(60)

    loop = Loop(build)
    threading.Thread(target=lambda: building.wait() and loop.post(e.Quit())).start()
    assert loop.start() is None
    loop.join()


def test_the_tray_is_handed_over_before_the_scheduler_is_loaded():
    script = (
        "import sys\n"
        "from deskstretch.core.events import Quit\n"
        "from deskstretch.loop import Loop\n"
        "from tests.test_loop import Errands\n"
        "work = Errands()\n"
        "async def build(post): return work\n"
        "loop = Loop(build)\n"
        "loop.start()\n"
        "print('apscheduler' in sys.modules)\n"
        "loop.post(Quit())\n"
        "loop.join()\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert told.stdout == "False\n"


FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)


def test_a_clock_that_is_set_back_does_not_stop_the_ticks(tmp_path):
    if FAKETIME is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("not installed: libfaketime")
    ahead = tmp_path / "ahead"
    ahead.write_text("+0\n")
    script = (
        "import sys\n"
        "from datetime import timedelta\n"
        "from pathlib import Path\n"
        "from deskstretch.core.events import Quit\n"
        "from deskstretch.loop import Loop\n"
        "from tests.test_loop import Errands\n"
        "work = Errands()\n"
        "async def build(post): return work\n"
        "loop = Loop(build, steady=timedelta(seconds=0.2))\n"
        "loop.start()\n"
        "came = [work.ticks.acquire(timeout=5) for _ in range(3)]\n"
        "Path(sys.argv[1]).write_text('-1h\\n')\n"
        "came += [work.ticks.acquire(timeout=5) for _ in range(5)]\n"
        "loop.post(Quit())\n"
        "loop.join()\n"
        "print(all(came))\n"
    )
    faked = {
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME_TIMESTAMP_FILE": str(ahead),
        "FAKETIME_NO_CACHE": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }
    told = subprocess.run(
        [sys.executable, "-c", script, str(ahead)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | faked,
    )
    assert told.stdout == "True\n"
