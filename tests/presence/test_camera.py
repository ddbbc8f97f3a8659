import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.core.events import Signal
from deskstretch.presence.camera import AT_ONCE_S, BREATHER_S, Camera
from deskstretch.presence.video_devices import VideoDevices

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the cameras of Linux")

IN_SLEEP = "in a call (camera in use by sleep)"


class Laptop:
    """A camera that is a plain file, looked for among the real processes or in a made-up /proc."""

    def __init__(self, folder: Path, *never: str, proc: Path = Path("/proc")) -> None:
        self.devices = VideoDevices(folder / "dev", folder / "sys", folder / "udev")
        for part in (self.devices.dev, self.devices.sys, self.devices.udev):
            part.mkdir()
        self.camera = self.devices.dev / "video0"
        self.camera.touch()
        (self.devices.dev / "null").touch()
        self.said: list[str | None] = []
        self.seconds_a_reading = 0.0
        self._now = 0.0
        self.detector = Camera(
            self.said.append, never, proc=proc, devices=self.devices, monotonic=self._clock
        )

    def _clock(self) -> float:
        self._now += self.seconds_a_reading
        return self._now

    def look(self, *, due: bool = True) -> str | None:
        """What is told at this look."""
        self.detector.look(due=due)
        return self.said[-1]

    @contextmanager
    def used(
        self,
        path: Path | None = None,
        *,
        command: tuple[str, ...] = ("sleep", "60"),
        uid: int | None = None,
    ) -> Iterator[subprocess.Popen[bytes]]:
        """By a program called sleep, or another."""
        with (path or self.camera).open("rb") as file:
            user = subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, user=uid)
        with user:
            try:
                yield user
            finally:
                user.kill()


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path)


@pytest.fixture
def other_place(tmp_path: Path) -> Path:
    place = tmp_path / "other"
    place.mkdir()
    return place


def run(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(story())


def test_a_camera_in_use_is_told_when_a_reminder_is_due_until_it_is_let_go(laptop: Laptop) -> None:
    async def story() -> None:
        await laptop.detector.start()
        assert laptop.detector.signal is Signal.CALL
        assert laptop.look() is None
        with laptop.used():
            assert laptop.look() == IN_SLEEP
            assert laptop.look() == IN_SLEEP
        assert laptop.look() is None
        await laptop.detector.close()

    run(story)


def test_it_is_not_looked_for_while_nothing_is_due(laptop: Laptop) -> None:
    with laptop.used():
        assert laptop.look(due=False) is None


@pytest.mark.parametrize("due", [False, True])
def test_a_call_that_was_seen_goes_on_and_ends_whether_or_not_something_is_due(
    laptop: Laptop, due: bool
) -> None:
    with laptop.used():
        laptop.look()
        assert laptop.look(due=due) == IN_SLEEP
    assert laptop.look(due=due) is None


def test_the_next_user_is_told_when_the_first_leaves(laptop: Laptop, tmp_path: Path) -> None:
    with laptop.used() as first, laptop.used() as second:
        laptop.look()
        second.kill()
        second.wait()
        assert laptop.look() == IN_SLEEP
        first.kill()
        first.wait()
        assert laptop.look() is None


def test_other_files_are_no_camera(laptop: Laptop) -> None:
    with laptop.used(laptop.devices.dev / "null"):
        assert laptop.look() is None


def test_a_computer_without_a_camera_does_not_have_its_processes_looked_through(
    other_place: Path, tmp_path: Path
) -> None:
    laptop = Laptop(other_place, proc=tmp_path / "no-such-folder")
    laptop.camera.unlink()
    assert laptop.look() is None
    laptop.devices.dev.joinpath("null").unlink()
    laptop.devices.dev.rmdir()
    assert laptop.look() is None


@pytest.mark.parametrize("name", ["sleep", "SLEEP"])
def test_programs_the_person_has_listed_are_no_call(other_place: Path, name: str) -> None:
    laptop = Laptop(other_place, name)
    with laptop.used():
        assert laptop.look() is None


def test_pipewire_has_the_camera_open_for_nobody(laptop: Laptop) -> None:
    script = (
        "open('/proc/self/comm', 'w').write('wireplumber'); print(flush=True); import time; time.sleep(60)"
    )
    with laptop.used(command=(sys.executable, "-S", "-c", script)) as user:
        assert user.stdout
        user.stdout.readline()
        assert laptop.look() is None


def test_our_own_files_are_looked_at_like_any_other_and_their_names_are_data(laptop: Laptop) -> None:
    comm = Path("/proc/self/comm")
    before = comm.read_text()
    comm.write_text("\x1b[31mred")
    try:
        with laptop.camera.open("rb"):
            assert laptop.look() == "in a call (camera in use by \N{REPLACEMENT CHARACTER}[31mred)"
    finally:
        comm.write_text(before.strip())


@pytest.mark.skipif(
    sys.platform != "linux" or os.getuid() != 0, reason="only root can run a program as somebody else"
)
def test_another_persons_call_is_not_ours(laptop: Laptop) -> None:
    with laptop.used(uid=65534):
        assert laptop.look() is None


def test_a_decoder_for_films_is_no_camera(laptop: Laptop) -> None:
    note = laptop.devices.udev / "c0:0"  # the number of a plain file
    with laptop.used():
        note.write_text("E:ID_V4L_VERSION=2\nE:ID_V4L_CAPABILITIES=:\n")
        assert laptop.look() is None
        note.write_text("E:ID_V4L_VERSION=2\nE:ID_V4L_CAPABILITIES=:capture:\n")
        assert laptop.look() == IN_SLEEP


def test_a_driver_that_nobody_holds_saves_the_search(laptop: Laptop) -> None:
    module = laptop.devices.sys / "class/video4linux/video0/device/driver/module"
    module.mkdir(parents=True)
    with laptop.used():
        (module / "refcnt").write_text("0\n")
        assert laptop.look() is None
        (module / "refcnt").write_text("1\n")
        assert laptop.look() == IN_SLEEP


def test_a_long_search_lets_the_loop_do_other_things(other_place: Path, tmp_path: Path) -> None:
    """And a look in between does not start it anew."""
    for number in range(100):
        (tmp_path / "proc" / str(number)).mkdir(parents=True)
    laptop = Laptop(other_place, proc=tmp_path / "proc")
    (tmp_path / "proc" / "0" / "fd").mkdir()
    (tmp_path / "proc" / "0" / "fd" / "7").symlink_to(laptop.camera)

    async def story() -> None:
        laptop.seconds_a_reading = AT_ONCE_S / 10
        laptop.detector.look(due=True)
        assert laptop.said == []
        async with asyncio.timeout(10):
            while not laptop.said:
                laptop.detector.look(due=True)
                await asyncio.sleep(0.01)
        assert laptop.said == ["in a call (camera in use by a program)"]
        await laptop.detector.close()

    run(story)


def test_nothing_is_told_after_it_was_closed(other_place: Path, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / "proc" / str(number)).mkdir(parents=True)
    laptop = Laptop(other_place, proc=tmp_path / "proc")

    async def story() -> None:
        laptop.seconds_a_reading = AT_ONCE_S
        laptop.detector.look(due=True)
        await laptop.detector.close()
        await asyncio.sleep(10 * BREATHER_S)
        assert laptop.said == []

    run(story)


def test_processes_that_end_or_refuse_to_be_looked_at_are_passed_over(
    other_place: Path, tmp_path: Path
) -> None:
    proc = tmp_path / "proc"
    for name in ("100", "200", "self", "300"):
        (proc / name).mkdir(parents=True)
    (proc / "300" / "fd").touch()  # no folder: as of a process that has just ended
    (proc / "200" / "fd").mkdir()
    (proc / "200" / "fd" / "3").write_text("no link")
    laptop = Laptop(other_place, proc=proc)
    (proc / "100" / "fd").mkdir()
    (proc / "100" / "fd" / "7").symlink_to(laptop.camera)
    assert laptop.look() == "in a call (camera in use by a program)"


def test_without_proc_there_is_nothing_to_look_at(other_place: Path, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="which files are open"):
        asyncio.run(Laptop(other_place, proc=tmp_path / "no-such-folder").detector.start())
