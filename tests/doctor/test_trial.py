import asyncio
import sys
from collections.abc import Callable, Sequence

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.core.settings import Backend
from deskstretch.doctor.trial import Fate, Limits, Trial, try_notification
from tests.notify.server import EVERYTHING, FakeServer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the notification server of Linux")

SHORT = Limits(shown_s=5, answered_s=0.3, seen_s=0.1)
Act = Callable[[FakeServer, int], None]


def tried(
    address: str, act: Act, *, capabilities: Sequence[str] = EVERYTHING, limits: Limits = SHORT
) -> tuple[Trial, FakeServer]:
    """The trial at a server where ``act`` happens as soon as the notification is on the screen."""

    async def scene() -> tuple[Trial, FakeServer]:
        server = FakeServer(address, capabilities=capabilities)
        await server.start()
        trial = await try_notification(
            Backend.AUTO,
            None,
            lambda _: act(server, server.last.id),
            answerable="actions" in capabilities,
            limits=limits,
        )
        await server.stop()
        return trial, server

    return asyncio.run(scene())


def nothing(server: FakeServer, popup_id: int) -> None:
    """The person looks elsewhere."""


def test_a_press_arrives_and_the_notification_goes(session_bus):
    trial, server = tried(session_bus.address, lambda server, popup: server.press(popup, "done"))
    assert trial == Trial(Fate.PRESSED, "desktop notifications (fake 1.0)")
    assert len(server.notified) == 1
    assert server.last.actions == ["done", "It works"]
    assert server.open == {}


def test_closing_it_arrives_too(session_bus):
    trial, _ = tried(session_bus.address, lambda server, popup: server.say_closed(popup, 2))
    assert trial.fate is Fate.CLOSED


def test_one_that_nobody_answers_is_taken_off(session_bus):
    trial, server = tried(session_bus.address, nothing)
    assert trial.fate is Fate.IGNORED
    assert server.open == {}


def test_without_buttons_it_is_seen_for_a_moment(session_bus):
    trial, server = tried(session_bus.address, nothing, capabilities=("body",))
    assert trial.fate is Fate.SEEN
    assert server.last.actions == []


def test_without_a_server_it_says_why(session_bus):
    shown: list[str] = []
    limits = Limits(shown_s=0.2)
    trial = asyncio.run(try_notification(Backend.AUTO, None, shown.append, answerable=True, limits=limits))
    assert trial.fate is Fate.NOT_SHOWN
    assert "org.freedesktop.Notifications" in (trial.reason or "")
    assert shown == []


def test_without_a_bus_there_is_nothing_to_try(no_session_bus):
    with pytest.raises(Unavailable, match="session bus"):
        asyncio.run(try_notification(Backend.TERMINAL, None, lambda _: None, answerable=True))


def test_leaving_early_takes_it_off(session_bus):
    async def scene() -> FakeServer:
        server = FakeServer(session_bus.address)
        await server.start()
        shown = asyncio.Event()
        trial = asyncio.create_task(
            try_notification(Backend.AUTO, None, lambda _: shown.set(), answerable=True)
        )
        await shown.wait()
        trial.cancel()
        await asyncio.wait([trial])
        assert trial.cancelled()
        await server.stop()
        return server

    assert asyncio.run(scene()).open == {}
