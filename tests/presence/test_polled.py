import asyncio
import logging

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.core.events import Signal
from deskstretch.presence.polled import Polled


class Weather(Polled):
    """Answers what it is told to; an error is raised."""

    name = "weather"
    signal = Signal.CALL

    def __init__(self, report):
        super().__init__(report)
        self.answer = None
        self.held = 0

    def open(self):
        self.held += 1

    def let_go(self):
        self.held = 0

    def ask(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def reports():
    return []


@pytest.fixture
def weather(reports):
    return Weather(reports.append)


def test_what_is_the_case_is_reported_at_every_look(weather, reports):
    asyncio.run(weather.start())
    weather.answer = "it rains"
    weather.look(due=False)
    weather.answer = None
    weather.look(due=True)
    assert reports == ["it rains", None]


def test_one_that_cannot_tell_at_the_start_is_unavailable_and_holds_nothing(weather, reports):
    weather.answer = Unavailable("no window")
    with pytest.raises(Unavailable, match="no window"):
        asyncio.run(weather.start())
    assert (weather.held, reports) == (0, [])


def test_one_that_cannot_tell_any_more_says_so_once_and_that_it_is_back_once(weather, reports, caplog):
    asyncio.run(weather.start())
    weather.answer = Unavailable("fog")
    with caplog.at_level(logging.INFO):
        for _ in range(5):
            weather.look(due=True)
        weather.answer = "it rains"
        weather.look(due=True)
        weather.look(due=True)
    assert reports == [None] * 5 + ["it rains"] * 2
    assert [record.getMessage() for record in caplog.records] == [
        "weather: not known any more: fog",
        "weather: known again",
    ]


def test_closing_lets_go(weather):
    asyncio.run(weather.start())
    assert weather.held
    asyncio.run(weather.close())
    assert not weather.held
