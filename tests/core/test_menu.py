"""The tray menu: every answer is there, in plain words and in the same order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from deskstretch.core import events as e
from deskstretch.core.compose import during_stretch, reminder
from deskstretch.core.events import Signal
from deskstretch.core.menu import Row, Separator, menu
from deskstretch.core.phase import Phase
from deskstretch.core.settings import Reminders, Settings, Stretches
from deskstretch.core.stretch import Position
from deskstretch.core.view import view
from tests.desk import ALWAYS, POOL, Desk

JARGON = ("hold", "held", "phase", "session", "interval due", "prompt", "event", "config", "none", "_")


def rows(desk: Desk) -> tuple[Row | Separator, ...]:
    return menu(desk.session, desk.now, desk.settings)


def labels(desk: Desk) -> list[str]:
    return [row.label if isinstance(row, Row) else "--" for row in rows(desk)]


def row(desk: Desk, label: str) -> Row:
    return next(row for row in rows(desk) if isinstance(row, Row) and row.label.startswith(label))


def everything(some: tuple[Row | Separator, ...]) -> Iterator[Row]:
    for one in some:
        if isinstance(one, Row):
            yield one
            yield from everything(one.rows)


def desk_in(phase: Phase) -> Desk:
    desk = Desk(Settings(), start="2026-03-07 09:00") if phase is Phase.OFF_DUTY else Desk()
    match phase:
        case Phase.AWAY:
            desk.away("3m")
        case Phase.HELD:
            desk.signal(Signal.CALL, "in a call")
            desk.work("45m")
        case Phase.PROMPTING:
            desk.post(e.Now())
        case Phase.STRETCHING:
            desk.post(e.Now(), e.Start())
        case Phase.SNOOZED:
            desk.post(e.Now(), e.Snooze())
        case Phase.PAUSED:
            desk.post(e.PauseUntil(None))
    assert desk.phase is phase
    return desk


def test_the_whole_menu_on_a_quiet_morning():
    assert labels(Desk()) == [
        "Next: One at 09:45",
        "--",
        "Stretch now",
        "I already stretched",
        "Another one next",
        "--",
        "Pause",
        "Interval: 45 min",
        "Stretches",
        "Sound",
        "Discreet reminders",
        "--",
        "Open settings",
        "Quit",
    ]


def test_while_a_reminder_shows_every_answer_is_there():
    desk = desk_in(Phase.PROMPTING)
    first, second = labels(desk).index("--"), labels(desk).index("--", 2)
    answers = [one for one in rows(desk)[first + 1 : second] if isinstance(one, Row)]
    assert [(one.label, one.event) for one in answers] == [
        ("Start", e.Start()),
        ("Done", e.Done()),
        ("Another one", e.Another()),
        ("Snooze", None),
        ("Skip", e.Skip()),
        ("It hurts: never suggest it again", e.Hurts()),
    ]


def test_whatever_the_reminder_offers_the_menu_offers_too():
    asked, under_way = reminder(POOL[0], ALWAYS), during_stretch(POOL[0])
    for phase, shown in [(Phase.PROMPTING, asked), (Phase.STRETCHING, under_way)]:
        in_menu = [one.event for one in everything(rows(desk_in(phase)))]
        assert all(button.event in in_menu for button in shown.buttons)


@pytest.mark.parametrize("phase", Phase)
def test_every_row_of_every_phase_can_be_clicked_and_does_something(phase: Phase):
    """A row whose answer is refused has no place in the menu."""
    for one in everything(rows(desk_in(phase))):
        if not isinstance(one.event, e.Event):
            continue
        desk = desk_in(phase)
        desk.post(one.event)
        assert not desk.why.startswith(("nothing to", "no more", "a reminder is showing")), one.label


@pytest.mark.parametrize("phase", Phase)
def test_labels_are_words_a_person_uses(phase: Phase):
    for one in everything(rows(desk_in(phase))):
        assert one.label[0].isupper() or one.label[0].isdigit()
        assert not any(word in one.label.lower() for word in JARGON), one.label
        assert len(one.label) < 60


def test_snooze_lengths_go_from_short_to_long():
    snooze = row(desk_in(Phase.PROMPTING), "Snooze")
    assert [one.label for one in snooze.rows] == ["5 min", "10 min", "20 min"]
    assert [one.event for one in snooze.rows] == [e.Snooze(timedelta(minutes=n)) for n in (5, 10, 20)]


def test_at_the_limit_snooze_is_greyed_out():
    desk = Desk(replace(ALWAYS, reminders=Reminders(snooze_limit=1)))
    desk.post(e.Now())
    assert row(desk, "Snooze").enabled
    desk.post(e.Snooze(), e.Now())
    assert not row(desk, "Snooze").enabled


def test_positions_are_ticked_and_the_last_one_stays():
    desk = Desk()
    seated, standing, _ = row(desk, "Stretches").rows
    assert (seated.checked, seated.enabled) == (True, False)
    assert standing.event == e.ChangeSetting("stretches.positions", ("seated", "standing"))
    desk.change(replace(ALWAYS, stretches=Stretches(positions=(Position.SEATED, Position.STANDING))))
    seated, standing, _ = row(desk, "Stretches").rows
    assert (seated.enabled, standing.checked) == (True, True)
    assert seated.event == e.ChangeSetting("stretches.positions", ("standing",))


def test_a_skipped_one_can_be_brought_back_today():
    desk = Desk(start="2026-03-02 23:30")
    desk.post(e.Now(), e.Skip())
    assert row(desk, "Bring back: One").event == e.Undo()
    desk.post(e.Now())
    assert not any(label.startswith("Bring back") for label in labels(desk))
    desk.post(e.Done())
    desk.work("31m")
    assert not any(label.startswith("Bring back") for label in labels(desk))


def test_pause_offers_lengths_and_turns_into_resume():
    desk = Desk()
    pause = row(desk, "Pause")
    assert [one.label for one in pause.rows] == ["30 min", "1 h", "2 h", "Until tomorrow", "Until I resume"]
    desk.post(pause.rows[0].event)
    assert (desk.phase, row(desk, "Resume").event) == (Phase.PAUSED, e.Resume())
    assert "Pause" not in labels(desk)


def ticked(desk: Desk) -> list[str]:
    return [one.label for one in row(desk, "Interval").rows if one.checked]


def test_the_interval_in_force_has_the_bullet():
    desk = Desk()
    interval = row(desk, "Interval: 45 min")
    assert [one.label for one in interval.rows] == ["20 min", "30 min", "45 min", "1 h", "1 h 30 min"]
    assert all(one.radio for one in interval.rows)
    assert ticked(desk) == ["45 min"]
    assert interval.rows[-1].event == e.ChangeSetting("reminders.interval", "1h 30m")


def test_an_unusual_interval_is_in_the_list_at_its_place():
    desk = Desk(replace(ALWAYS, reminders=Reminders(interval=timedelta(minutes=50))))
    interval = row(desk, "Interval: 50 min")
    assert [one.label for one in interval.rows][2:4] == ["45 min", "50 min"]
    assert ticked(desk) == ["50 min"]


def test_a_toggle_shows_what_is_on_and_asks_for_the_opposite():
    desk = Desk()
    assert (row(desk, "Sound").checked, row(desk, "Sound").event) == (
        False,
        e.ChangeSetting("notifications.sound", True),
    )
    desk.change(replace(ALWAYS, notifications=replace(ALWAYS.notifications, sound=True, discreet=True)))
    assert (row(desk, "Sound").checked, row(desk, "Sound").event) == (
        True,
        e.ChangeSetting("notifications.sound", False),
    )
    assert row(desk, "Discreet").checked


@pytest.mark.parametrize("phase", Phase)
def test_the_view_of_every_phase_agrees_with_itself(phase: Phase):
    desk = desk_in(phase)
    seen = view(desk.session, desk.now, desk.settings)
    assert (seen.phase, seen.menu) == (phase, rows(desk))
    assert seen.menu[0] == Row(seen.tooltip, enabled=False)
    assert 0 <= seen.ring <= 12
    assert not seen.marked
    assert (seen.left, seen.middle) == (e.Look(), e.Now())


def test_the_view_is_marked_when_a_reminder_waits_for_hours():
    desk = desk_in(Phase.HELD)
    desk.work("3h")
    assert view(desk.session, desk.now, desk.settings).marked
