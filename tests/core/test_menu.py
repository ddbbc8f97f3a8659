"""The tray menu: every answer is there, in plain words and in the same order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from deskstretch.catalogue import load_catalogue
from deskstretch.catalogue.routine_file import load_routines
from deskstretch.core import events as e
from deskstretch.core.compose import during_stretch, reminder
from deskstretch.core.events import Signal
from deskstretch.core.goal import Goal
from deskstretch.core.menu import menu
from deskstretch.core.phase import Phase
from deskstretch.core.progress.tally import NOTHING, Tally
from deskstretch.core.rows import Row, Separator
from deskstretch.core.settings import Guide, Progress, Reminders, Settings, Stretches
from deskstretch.core.stretch import Position
from deskstretch.core.view import view
from tests.desk import ALWAYS, POOL, Desk

ROUTINES = load_routines(load_catalogue())
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
        "Stretch now…",
        "I already stretched",
        "Another one next",
        "--",
        "Pause",
        "Interval: 45 min",
        "Stretches",
        "Sound",
        "Discreet reminders",
        "--",
        "Your progress…",
        "Open settings",
        "Quit",
    ]


def test_before_the_first_stretch_of_the_day_there_is_no_reckoning():
    desk = Desk()
    for day in (NOTHING, Tally(skipped=3, missed=2, stopped=1, stretched=timedelta(seconds=20))):
        seen = view(desk.session, desk.now, desk.settings, today=day)
        assert seen.tooltip == "Next: One at 09:45"
        assert seen.menu == rows(desk)


def test_with_the_first_stretch_the_day_so_far_stands_in_the_tooltip_and_in_the_second_row():
    desk = Desk(replace(ALWAYS, progress=Progress(goal=Goal(stretches=5))))
    day = Tally(done=3, stretched=timedelta(seconds=250))
    seen = view(desk.session, desk.now, desk.settings, today=day)
    assert seen.tooltip == "Next: One at 09:45\n3 of 5 today, 4 min"
    assert seen.menu[1] == Row("3 of 5 today, 4 min", e.OpenReport())
    assert (seen.menu[0], *seen.menu[2:]) == rows(desk)


def test_while_there_is_a_stretch_to_do_the_tooltip_tells_that_alone():
    desk = desk_in(Phase.PROMPTING)
    seen = view(desk.session, desk.now, desk.settings, today=Tally(done=3))
    assert seen.tooltip == view(desk.session, desk.now, desk.settings).tooltip
    assert seen.menu[1] == Row("0 s of 10 min today, 3 stretches", e.OpenReport())


def test_the_progress_is_a_click_away():
    assert row(Desk(), "Your progress").event == e.OpenReport()


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
        ("It hurts", None),
    ]


@pytest.mark.parametrize("phase", Phase)
def test_no_single_click_takes_a_stretch_out_for_good(phase: Phase):
    at_once = [
        one for one in rows(desk_in(phase)) if isinstance(one, Row) and isinstance(one.event, e.Hurts)
    ]
    assert at_once == []


@pytest.mark.parametrize("phase", [Phase.HELD, Phase.PROMPTING, Phase.STRETCHING, Phase.SNOOZED])
def test_what_takes_it_out_says_which_stretch_it_is(phase: Phase):
    assert row(desk_in(phase), "It hurts").rows == (Row("Never suggest One again", e.Hurts("one")),)


def test_the_rows_that_mean_the_same_keep_their_place_when_a_reminder_comes():
    places = [
        {one.event: place for place, one in enumerate(rows(desk_in(phase))) if isinstance(one, Row)}
        for phase in (Phase.WORKING, Phase.HELD, Phase.PROMPTING, Phase.SNOOZED)
    ]
    for event in (e.Done(), e.Another()):
        assert len({found[event] for found in places}) == 1
    assert places[0][e.Now()] == places[2][e.Start()]
    stretching = {
        one.event: place
        for place, one in enumerate(rows(desk_in(Phase.STRETCHING)))
        if isinstance(one, Row)
    }
    assert stretching[e.Done()] == places[2][e.Done()]


SPOKEN_OF = tuple(phase for phase in Phase if phase not in (Phase.PAUSED, Phase.OFF_DUTY))


@pytest.mark.parametrize("phase", SPOKEN_OF)
def test_how_the_stretch_goes_is_behind_the_first_row(phase: Phase):
    head, *_ = rows(desk_in(phase))
    assert isinstance(head, Row)
    assert next(one.label for one in head.rows if isinstance(one, Row)) == "Sit tall. Breathe out."
    assert {one.event for one in head.rows if isinstance(one, Row)} == {e.Look()}


def test_long_instructions_are_short_lines():
    desk = Desk(pool=(replace(POOL[0], steps=("Let one shoulder sink slowly towards the floor. " * 4,)),))
    head, *_ = rows(desk)
    assert isinstance(head, Row)
    lines = [one.label for one in head.rows if isinstance(one, Row)]
    assert max(map(len, lines)) <= 50 < len(" ".join(lines))


def test_discreet_settings_keep_the_stretch_out_of_the_menu_and_the_tooltip():
    desk = Desk(replace(ALWAYS, notifications=replace(ALWAYS.notifications, discreet=True)))
    for event in (e.Skip(), e.Now(), e.Skip(), e.Now(), e.Start()):
        texts = [one.label for one in everything(rows(desk))]
        texts.append(view(desk.session, desk.now, desk.settings).tooltip)
        assert not any(word in text for text in texts for word in ("One", "Two", "Sit tall")), texts
        desk.post(event)


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
        if one.event == e.Look():
            continue  # words of the stretch
        assert one.label[0].isupper() or one.label[0].isdigit()
        assert not any(word in one.label.lower() for word in JARGON), one.label
        assert len(one.label) < 60


def test_snooze_lengths_go_from_short_to_long():
    snooze = row(desk_in(Phase.PROMPTING), "Snooze")
    assert [one.label for one in snooze.rows] == ["5 min", "10 min", "20 min"]
    assert [one.event for one in snooze.rows] == [e.Snooze(timedelta(minutes=n)) for n in (5, 10, 20)]


def test_at_the_limit_snooze_is_greyed_out_and_says_why():
    desk = Desk(replace(ALWAYS, reminders=Reminders(snooze_limit=1)))
    desk.post(e.Now())
    assert row(desk, "Snooze").enabled
    desk.post(e.Snooze(), e.Now())
    assert not row(desk, "No more snoozes: 1 in a row is the limit").enabled


def test_a_reminder_that_has_no_later_says_so():
    desk = Desk()
    desk.post(e.PauseUntil(None), e.Now())
    assert not row(desk, "No snooze in a pause").enabled


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


def test_one_that_was_said_to_hurt_can_be_allowed_again_today():
    desk = Desk()
    assert not any(label.startswith("Suggest") for label in labels(desk))
    desk.post(e.Now(), e.Hurts())
    assert desk.phase is Phase.PROMPTING, "another one"
    assert row(desk, "Suggest One again").event == e.Allow()
    desk.post(e.Skip())
    desk.post(row(desk, "Suggest One again").event)
    assert not any(label.startswith("Suggest") for label in labels(desk))


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
    assert isinstance(seen.menu[0], Row)
    line, *how = seen.tooltip.split("\n")
    assert seen.menu[0].label == line
    lines = [one.label for one in seen.menu[0].rows if isinstance(one, Row)]
    assert how == (lines if phase in (Phase.PROMPTING, Phase.STRETCHING) else [])
    assert 0 <= seen.ring <= 12
    assert not seen.marked
    assert (seen.left, seen.middle) == (e.Look(), e.Now())


def test_the_view_is_marked_when_a_reminder_waits_for_hours():
    desk = desk_in(Phase.HELD)
    desk.work("3h")
    assert view(desk.session, desk.now, desk.settings).marked


# -- routines


@pytest.mark.parametrize("phase", Phase)
def test_a_routine_is_begun_from_its_submenu_unless_a_stretch_is_under_way(phase: Phase) -> None:
    desk = desk_in(phase)
    [submenu] = [row for row in menu(desk.session, desk.now, desk.settings, ROUTINES) if is_routines(row)]
    assert submenu.enabled is (phase is not Phase.STRETCHING)
    assert submenu.event is None, "a single click opens it, and no more"
    assert [(row.label, row.event) for row in everything(submenu.rows)] == [
        ("Desk reset, 3 min", e.BeginRoutine("desk-reset")),
        ("Gentle start, 5 min", e.BeginRoutine("gentle-start")),
        ("After work, 12 min", e.BeginRoutine("after-work")),
        ("Before bed, 8 min", e.BeginRoutine("before-bed")),
    ]


def test_a_menu_never_grows_beyond_the_screen() -> None:
    desk = Desk()
    many = tuple(replace(ROUTINES[0], id=f"r{number}") for number in range(100))
    [submenu] = [row for row in menu(desk.session, desk.now, desk.settings, many) if is_routines(row)]
    assert len(submenu.rows) == 20


def test_without_a_routine_there_is_no_row_for_them() -> None:
    assert "Routines" not in labels(Desk())


def is_routines(row: Row | Separator) -> bool:
    return isinstance(row, Row) and row.label == "Routines"


def test_while_the_guide_is_open_there_is_no_card_to_show_again():
    desk = Desk(replace(ALWAYS, guide=Guide()))
    desk.post(e.Now(), e.Start())
    assert not row(desk, "Show it again").enabled
    desk.guide_ends(e.GuideEnd.DIED)
    assert row(desk, "Show it again").enabled


def test_a_routine_that_is_offered_has_no_other_one():
    desk = Desk()
    desk.post(e.OfferRoutine(ROUTINES[0]))
    assert not row(desk, "Another one").enabled
