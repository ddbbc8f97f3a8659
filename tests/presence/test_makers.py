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


def test_under_wayland_what_keeps_the_screen_awake_stands_in_for_a_film(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")

    def names() -> list[tuple[str, Signal]]:
        made = [make(lambda _: None) for make in makers(Moments(kept_awake=False), None, None)]
        return [(detector.name, detector.signal) for detector in made if "awake" in detector.name]

    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert names() == []
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert names() == [("kept awake", Signal.FULLSCREEN)]
