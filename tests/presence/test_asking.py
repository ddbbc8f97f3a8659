"""A service that is asked, whatever it is asked for."""

import asyncio
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is asked on Linux only", allow_module_level=True)

from deskstretch.bus import Bus
from deskstretch.presence.asking import Hint, Services
from deskstretch.presence.asking.service import AT_MOST_EVERY_S
from tests.presence.fake_service import FakeService, Stage, eventually, on_a_stage

NAME = "org.example.Service"
PATH = "/org/example/Service"
RANG = Hint(sender=NAME, interface=NAME, member="Rang")


class Slow:
    """An ``Ask`` whose answers a test gives one by one."""

    def __init__(self) -> None:
        self.asked: list[asyncio.Future[str | None]] = []

    async def __call__(self, bus: Bus, owner: str) -> str | None:
        self.asked.append(asyncio.get_running_loop().create_future())
        return await self.asked[-1]

    async def times(self, number: int) -> None:
        """Wait until it was asked so often in all."""
        await eventually(lambda: len(self.asked) >= number, lambda: f"asked {len(self.asked)} times")
        assert len(self.asked) == number


def ring(service: FakeService) -> None:
    service.emit(PATH, NAME, "Rang")


def test_a_signal_during_a_question_is_a_reason_to_ask_once_more():
    async def story(stage: Stage) -> None:
        ask = Slow()
        service = await stage.service(NAME).start()
        services = Services(stage.report)
        services.add(stage.bus, NAME, ask, RANG)
        await ask.times(1)
        ring(service)
        ring(service)
        await stage.settled()
        ask.asked[0].set_result("old")
        await ask.times(2)
        ask.asked[1].set_result("new")
        await stage.says("new")
        await stage.settled()
        assert len(ask.asked) == 2
        await services.close()

    on_a_stage(story)


def test_what_was_asked_of_an_owner_that_went_does_not_count():
    async def story(stage: Stage) -> None:
        ask = Slow()
        first = await stage.service(NAME).start()
        services = Services(stage.report)
        services.add(stage.bus, NAME, ask, RANG)
        await ask.times(1)
        await stage.service(NAME).start()
        await ask.times(2)
        await eventually(ask.asked[0].cancelled, lambda: "the first question is still out")
        ask.asked[1].set_result("of the second")
        await stage.says("of the second")
        assert first.asked == []
        await services.close()

    on_a_stage(story)


def test_the_first_one_with_anything_to_say_is_reported():
    async def story(stage: Stage) -> None:
        asks = [Slow(), Slow()]
        services = Services(stage.report)
        for number, ask in enumerate(asks):
            name = f"{NAME}{number}"
            await stage.service(name).start()
            services.add(stage.bus, name, ask)
        await asks[1].times(1)
        asks[1].asked[0].set_result("second")
        await stage.says("second")
        asks[0].asked[0].set_result("first")
        await stage.says("first")
        services.ask()
        await asks[0].times(2)
        asks[0].asked[1].set_result(None)
        await stage.says("second")
        await services.close()

    on_a_stage(story)


def test_a_question_that_fails_in_any_way_ends_what_was_told_and_is_logged_once(caplog):
    async def story(stage: Stage) -> None:
        ask = Slow()
        await stage.service(NAME).start()
        services = Services(stage.report)
        services.add(stage.bus, NAME, ask)
        await ask.times(1)
        ask.asked[0].set_result("the screen is locked")
        await stage.says("the screen is locked")
        for number in (1, 2):
            services.ask()
            await ask.times(number + 1)
            ask.asked[number].set_exception(ValueError("odd"))
            await stage.says(None)
        services.ask()
        await ask.times(4)
        ask.asked[3].set_result("the screen is locked")
        await stage.says("the screen is locked")
        assert len([record for record in caplog.records if record.exc_info]) == 1
        await services.close()

    on_a_stage(story)


def test_a_flood_of_signals_is_answered_with_a_question_every_now_and_then():
    """Whatever any program writes to dconf is signalled, and each question reads the whole file."""

    async def story(stage: Stage) -> None:
        asked = 0

        async def ask(bus: Bus, owner: str) -> str | None:
            nonlocal asked
            asked += 1
            return str(heard)

        heard = 0
        service = await stage.service(NAME).start()
        services = Services(stage.report)
        services.add(stage.bus, NAME, ask, RANG)
        await stage.says("0")
        for heard in range(1, 31):  # noqa: B007 - told by the question
            ring(service)
            await asyncio.sleep(0.01)
        await stage.says("30")
        assert asked <= 4, "the first, and one at the end of each rest"
        await services.close()

    on_a_stage(story)


def test_a_new_owner_is_asked_at_once():
    async def story(stage: Stage) -> None:
        ask = Slow()
        loop = asyncio.get_running_loop()
        await stage.service(NAME).start()
        services = Services(stage.report)
        services.add(stage.bus, NAME, ask)
        await ask.times(1)
        began = loop.time()
        await stage.service(NAME).start()
        await ask.times(2)
        assert loop.time() - began < AT_MOST_EVERY_S
        await services.close()

    on_a_stage(story)


def test_a_start_waits_for_answers_a_while_and_not_for_those_who_are_not_there():
    async def story(stage: Stage) -> None:
        ask = Slow()
        services = Services(stage.report)
        services.add(stage.bus, f"{NAME}.Absent", ask)
        async with asyncio.timeout(1):
            await services.settled()
        await stage.service(NAME).start()
        services.add(stage.bus, NAME, ask)
        async with asyncio.timeout(2):
            await services.settled()
        assert services.present == (NAME,)
        assert stage.now is None
        await services.close()

    on_a_stage(story)


def test_after_the_close_the_bus_is_as_it_was():
    async def story(stage: Stage) -> None:
        services = Services(stage.report)
        services.add(stage.bus, NAME, Slow(), RANG)
        assert len(stage.bus._subscriptions) == 1
        await services.close()
        assert stage.bus._subscriptions == []

    on_a_stage(story)
