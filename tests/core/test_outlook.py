"""The one line on where the day stands, and the ring around the icon."""

from dataclasses import replace
from datetime import timedelta

import pytest

from deskstretch.core import events as e
from deskstretch.core.demo import quickened
from deskstretch.core.events import Signal
from deskstretch.core.hours import WorkingHours
from deskstretch.core.outlook import held_long, outlook, ring
from deskstretch.core.phase import Phase
from deskstretch.core.settings import Settings
from tests.desk import ALWAYS, Desk


def line(desk: Desk) -> str:
    return outlook(desk.session, desk.now, desk.settings)


def twelfths(desk: Desk) -> int:
    return ring(desk.session, desk.now)


def test_at_work_it_is_the_next_stretch_and_its_time():
    desk = Desk()
    assert line(desk) == "Next: One at 09:45"


def test_late_in_the_evening_it_is_tomorrow():
    assert line(Desk(start="2026-03-02 23:30")) == "Next: One tomorrow 00:15"


def test_showing_started_and_snoozed():
    desk = Desk()
    desk.post(e.Now())
    assert line(desk) == "Time to stretch: One"
    desk.post(e.Snooze())
    assert line(desk) == "Snoozed: One at 09:10"
    desk.post(e.Now(), e.Start())
    assert line(desk) == "Stretching: One"


def test_held_it_says_what_is_waited_for():
    desk = Desk()
    desk.signal(Signal.CALL, "in a call")
    desk.work("45m")
    assert line(desk) == "One waits: in a call"
    desk.signal(Signal.CALL, None)
    assert line(desk) == "One waits: just over: in a call"


def test_due_while_away_it_waits_for_the_person():
    desk = Desk()
    desk.work("43m")
    desk.away("1m")
    assert line(desk) == "Next: One at 09:45"
    desk.away("3m")
    assert line(desk) == "One waits until you are back"


def test_away_it_says_that_it_was_noticed_and_when_it_was_a_break():
    desk = Desk()
    desk.away("3m")
    assert line(desk) == "You are away. Next: One at 09:45"
    desk.away("3m")
    assert line(desk) == "You are away: that counts as a break"
    desk.work("15s")
    assert line(desk) == "Next: One at 09:51"


@pytest.mark.parametrize(
    ("pause", "said"),
    [
        (e.PauseUntil(None), "Paused until you resume"),
        (e.PauseFor(timedelta(hours=1)), "Paused until 10:00"),
        (e.PauseUntilTomorrow(), "Paused until tomorrow 00:00"),
    ],
)
def test_paused_it_says_until_when(pause: e.Event, said: str):
    desk = Desk()
    desk.post(pause)
    assert line(desk) == said


def test_off_duty_it_says_when_work_starts():
    assert line(Desk(Settings(), start="2026-03-06 18:00")) == "Off duty until Mon 08:00"
    assert line(Desk(replace(ALWAYS, hours=WorkingHours()))) == "Off duty: no working hours are set"


def test_an_emptied_pool_is_not_given_a_time():
    assert line(Desk(pool=())) == "No stretch fits your settings"


def test_the_ring_fills_with_the_interval():
    desk = Desk()
    seen = [twelfths(desk)]
    for _ in range(11):
        desk.work("3m 45s")
        seen.append(twelfths(desk))
    assert seen == list(range(12))
    desk.work("3m 45s")
    assert (desk.phase, twelfths(desk)) == (Phase.PROMPTING, 12)


def test_the_ring_is_full_while_one_is_due_and_empty_when_none_can_come():
    desk = Desk()
    desk.post(e.Now(), e.Snooze())
    assert twelfths(desk) == 12
    desk.post(e.PauseUntil(None))
    assert twelfths(desk) == 0
    assert twelfths(Desk(replace(ALWAYS, hours=WorkingHours()))) == 0


def test_overdue_while_away_the_ring_stays_full():
    desk = Desk()
    desk.work("43m")
    desk.away("2h")
    assert twelfths(desk) == 12


def test_held_for_three_hours_is_long():
    desk = Desk()
    desk.signal(Signal.DO_NOT_DISTURB, "do not disturb")
    desk.work("45m")
    desk.work("2h 59m")
    assert not held_long(desk.session, desk.now)
    desk.work("1m")
    assert held_long(desk.session, desk.now)


def test_discreet_settings_keep_the_stretch_to_themselves():
    desk = Desk(replace(ALWAYS, notifications=replace(ALWAYS.notifications, discreet=True)))
    assert line(desk) == "Next: Short break at 09:45"
    desk.post(e.Now())
    assert line(desk) == "Time to stretch: Short break"


def test_a_demonstration_says_so_and_counts_in_seconds():
    desk = Desk(quickened(ALWAYS), senses_idle=False)
    assert line(desk) == "Demonstration. Next: One in 45 s"
    desk.work("11s")
    assert line(desk) == "Demonstration. Next: One in 35 s"
    desk.post(e.Now(), e.Snooze())
    assert line(desk) == "Demonstration. Snoozed: One in 10 s"
