"""Which detectors are put to work."""

import sys

import pytest

from deskstretch.core.events import Signal
from deskstretch.core.settings import Moments
from deskstretch.presence.makers import makers

NONE = Moments(calls=False, fullscreen=False, do_not_disturb=False, kept_awake=False)


def signals(moments: Moments) -> set[Signal]:
    """Of the detectors, none of which is started."""
    return {make(lambda _: None).signal for make in makers(moments, None, None)}


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_on_every_system_the_lock_screen_is_watched_whatever_the_settings(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert signals(NONE) == {Signal.LOCKED}


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_on_every_system_there_are_calls_and_the_listed_applications(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert {Signal.CALL, Signal.APPLICATION} <= signals(Moments(applications=("obs",)))


def test_without_a_list_no_application_is_looked_for() -> None:
    assert Signal.APPLICATION not in signals(Moments())
