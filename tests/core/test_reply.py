"""What a command answers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from deskstretch.core import events as e
from deskstretch.core.outlook import outlook
from deskstretch.core.refusing import refusal
from deskstretch.core.reply import reply
from deskstretch.core.settings import Reminders
from tests.desk import ALWAYS, Desk


def answered(desk: Desk, event: e.Event) -> str:
    before = desk.session
    assert refusal(event, before, desk.now, desk.settings) is None
    desk.post(event)
    return reply(event, before, desk.session, desk.now, desk.settings)


def prompting() -> Desk:
    desk = Desk()
    desk.work("45m")
    return desk


def test_the_day_of_someone_at_a_terminal():
    desk = Desk()
    for event in (e.Now(), e.Snooze(), e.Another(), e.Now(), e.Start()):
        assert answered(desk, event) == outlook(desk.session, desk.now, desk.settings)
    assert answered(desk, e.Done()) == "Done: Two"
    assert answered(desk, e.Done()) == "Noted: you stretched"
    assert answered(desk, e.PauseUntil(None)) == outlook(desk.session, desk.now, desk.settings)
    assert answered(desk, e.Resume()) == "Resumed"


def test_skipped_brought_back_and_taken_out():
    desk = prompting()
    assert answered(desk, e.Skip()) == "Skipped: One"
    assert "One" in answered(desk, e.Undo())
    assert answered(desk, e.Hurts()) == "One is never suggested again (deskstretch allow takes that back)"
    assert answered(desk, e.Allow()) == "One may be suggested again"


def test_without_a_stretch_that_fits_it_says_so():
    desk = Desk(pool=())
    assert answered(desk, e.Now()) == "No stretch fits your settings"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (e.Start(), "nothing to start: no stretch is offered"),
        (e.Snooze(), "nothing to snooze: no reminder is showing"),
        (e.Skip(), "nothing to skip: no reminder is due"),
        (e.Hurts(), "nothing to take out: no stretch is offered"),
        (
            e.Allow(),
            "nothing to allow: none of today is left; others by: deskstretch stretches allow ID",
        ),
        (e.Undo(), "nothing to bring back: none was skipped or missed today"),
        (e.Resume(), "nothing to resume: not paused"),
    ],
)
def test_between_reminders_what_cannot_be_answered_says_why(event, words):
    desk = Desk()
    assert refusal(event, desk.session, desk.now, desk.settings) == words


def test_what_waits_is_offered_before_it_is_started():
    desk = prompting()
    desk.post(e.Snooze())
    words = "the stretch waits: deskstretch now offers it"
    assert refusal(e.Start(), desk.session, desk.now, desk.settings) == words


def test_what_cannot_be_done_while_stretching():
    desk = prompting()
    desk.post(e.Start())
    said = [
        refusal(event, desk.session, desk.now, desk.settings)
        for event in (e.Start(), e.Another(), e.Undo())
    ]
    assert said == [
        "a stretch is under way already",
        "a stretch is under way: finish or skip it first",
        "a reminder is showing already",
    ]


def test_what_was_done_elsewhere_is_noted():
    half = e.Stretched("two", timedelta(seconds=20), whole=False)
    assert answered(prompting(), half) == "Noted: two, 20 s, stopped early"
    assert answered(prompting(), replace(half, whole=True)) == "Noted: two, 20 s"


def test_several_of_a_break_are_answered_together():
    desk = Desk(replace(ALWAYS, reminders=Reminders(stretches=3)))
    desk.work("45m")
    assert answered(desk, e.Done()) == "Done: One + 2 more"
