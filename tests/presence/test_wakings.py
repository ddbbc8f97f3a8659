"""logind says that the computer woke up."""

import sys

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is asked on Linux only", allow_module_level=True)

from deskstretch.presence.wakings import Wakings
from tests.presence.fake_logind import FakeLogind
from tests.presence.fake_service import Stage, eventually, on_a_stage


def test_the_end_of_each_sleep_is_told_once_and_its_beginning_is_not():
    async def story(stage: Stage) -> None:
        woken: list[bool] = []
        wakings = Wakings(stage.bus, lambda: woken.append(True))
        wakings.start()
        for nights in (1, 2):  # logind may be another one the next night
            fake = FakeLogind(stage.daemon.address)
            stage.adopt(fake)
            await fake.start()
            await stage.settled()
            fake.sleep(begins=True)
            await stage.settled()
            assert len(woken) == nights - 1
            fake.sleep(begins=False)
            await eventually(lambda nights=nights: len(woken) == nights, lambda: str(woken))
            await fake.stop()
        wakings.close()
        wakings.close()

    on_a_stage(story)


def test_after_the_close_nothing_is_told():
    async def story(stage: Stage) -> None:
        woken: list[bool] = []
        wakings = Wakings(stage.bus, lambda: woken.append(True))
        wakings.start()
        fake = FakeLogind(stage.daemon.address)
        stage.adopt(fake)
        await fake.start()
        await stage.settled()
        wakings.close()
        fake.sleep(begins=False)
        fake.emit("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "s", "no")
        await stage.settled()
        assert woken == []

    on_a_stage(story)
