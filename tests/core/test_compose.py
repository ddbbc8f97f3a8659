"""What a person reads: enough to follow at once, and nothing a shared screen should not show."""

from dataclasses import replace
from datetime import timedelta

import pytest

from deskstretch.core import compose
from deskstretch.core import events as e
from deskstretch.core.notices import notices
from deskstretch.core.reminder import Button, picture_of
from deskstretch.core.settings import Notifications, Reminders, Settings
from deskstretch.core.stretch import Sides
from deskstretch.core.timeline import Side
from tests.desk import stretch

CHIN_TUCK = stretch("chin tuck", caution="Stop if your arm tingles.")


def with_notifications(**changes: bool) -> Settings:
    return Settings(notifications=Notifications(**changes))


def labels(buttons: tuple[Button, ...]) -> list[str]:
    return [button.label for button in buttons]


def test_the_reminder_says_what_to_do_and_for_how_long():
    asked = compose.reminder(CHIN_TUCK, Settings())
    assert asked.title == "Chin tuck"
    assert asked.body.split("\n") == ["Sit tall. Breathe out.", "30 s", "Stop if your arm tingles."]
    assert not asked.stretching


def test_without_a_caution_there_is_no_empty_line():
    asked = compose.reminder(replace(CHIN_TUCK, caution=""), Settings())
    assert asked.body.split("\n") == ["Sit tall. Breathe out.", "30 s"]


@pytest.mark.parametrize(
    ("changes", "dose"),
    [
        ({"sides": Sides.EACH}, "30 s a side · 1 min in all"),
        ({"hold": None, "repetitions": 10}, "10 times, 4 s each · 40 s in all"),
        ({"sides": Sides.BOTH}, "30 s, sides in turn"),
    ],
)
def test_the_dose_says_how_long_it_takes_in_all(changes: dict[str, object], dose: str):
    asked = compose.reminder(replace(CHIN_TUCK, **changes), Settings())
    assert asked.body.split("\n")[1] == dose


def test_a_tip_stands_below_the_rest_for_those_who_want_it():
    asked = compose.reminder(CHIN_TUCK, Settings(), tip="Drink.")
    assert asked.body == f"{compose.reminder(CHIN_TUCK, Settings()).body}\nDrink."
    assert "Drink" not in compose.reminder(CHIN_TUCK, with_notifications(tips=False), tip="Drink.").body
    assert compose.reminder(CHIN_TUCK, with_notifications(discreet=True), tip="Drink.").body == ""


def test_the_buttons_answer_what_they_say():
    assert compose.reminder(CHIN_TUCK, Settings()).buttons == (
        Button("start", "Start", e.Start()),
        Button("snooze", "Snooze 10 min", e.Snooze(timedelta(minutes=10))),
        Button("skip", "Skip", e.Skip()),
    )


def test_the_first_snooze_length_is_the_one_on_the_button():
    lengths = (timedelta(minutes=90), timedelta(minutes=5))
    asked = compose.reminder(CHIN_TUCK, Settings(reminders=Reminders(snooze=lengths)))
    assert asked.buttons[1] == Button("snooze", "Snooze 1 h 30 min", e.Snooze(lengths[0]))


def test_where_snoozing_is_refused_there_is_no_button_for_it():
    asked = compose.reminder(CHIN_TUCK, Settings(), can_snooze=False)
    assert [button.key for button in asked.buttons] == ["start", "skip"]


def test_a_discreet_reminder_keeps_the_stretch_to_itself_and_takes_the_same_answers():
    asked = compose.reminder(CHIN_TUCK, with_notifications(discreet=True))
    assert "chin" not in f"{asked.title}{asked.body}".lower()
    assert "Sit tall" not in asked.body
    assert asked.buttons == compose.reminder(CHIN_TUCK, Settings()).buttons


def test_only_who_wants_sound_gets_it_and_only_with_the_question():
    assert not compose.reminder(CHIN_TUCK, Settings()).loud
    assert compose.reminder(CHIN_TUCK, with_notifications(sound=True)).loud
    assert compose.reminder(CHIN_TUCK, with_notifications(sound=True, discreet=True)).loud
    assert not compose.during_stretch(CHIN_TUCK).loud


def test_while_stretching_the_card_says_it_all_and_how_to_end():
    card = compose.during_stretch(CHIN_TUCK)
    assert card.stretching
    assert card.title == "Stretching: Chin tuck"
    assert card.body.split("\n") == [
        "Sit tall. Breathe out.",
        "30 s, then Done",
        "Stop if your arm tingles.",
    ]
    assert labels(card.buttons) == ["Done", "Stop", "It hurts"]
    assert [button.event for button in card.buttons] == [e.Done(), e.Skip(), e.Hurts(CHIN_TUCK.id)]


def test_the_card_of_a_long_dose_says_how_long_it_takes_in_all():
    card = compose.during_stretch(replace(CHIN_TUCK, sides=Sides.EACH))
    assert card.body.split("\n")[1] == "30 s a side · 1 min in all, then Done"


def test_what_is_taken_out_is_said_with_a_way_back():
    message = compose.taken_out(CHIN_TUCK, Settings())
    assert message.body == "Chin tuck will not be suggested again."
    assert message.buttons == (Button("allow", "Suggest it again", e.Allow()),)
    assert "hin tuck" not in compose.taken_out(CHIN_TUCK, with_notifications(discreet=True)).body


def test_an_emptied_pool_is_said_with_what_to_do_about_it():
    message = compose.nothing_fits()
    assert message.urgent
    assert "settings" in message.body


def test_what_follows_in_the_same_break_is_named():
    shown = compose.reminder(CHIN_TUCK, Settings(), more=(stretch("two"), stretch("three")))
    assert shown.title == f"{CHIN_TUCK.name} + 2 more"
    assert "\nThen: Two, Three. " in shown.body


def test_of_several_the_time_is_that_of_all_with_their_pauses():
    first = replace(CHIN_TUCK, sides=Sides.EACH)
    shown = compose.reminder(first, Settings(), more=(stretch("two"), stretch("three")))
    assert shown.body.split("\n")[1] == "30 s a side"
    assert shown.body.count("in all") == 1
    assert shown.body.endswith("Then: Two, Three. 2 min in all.")


FIGURE_FOUR = stretch(
    "figure four",
    sides=Sides.EACH,
    steps=("Lay your right ankle on your left knee.", "Breathe. Then the left."),
)


def test_the_notice_of_a_side_has_the_steps_and_the_picture_of_that_side():
    begin, change, done = (
        compose.during_stretch(FIGURE_FOUR, notice=notice) for notice in notices(FIGURE_FOUR)
    )
    assert begin.body.split("\n")[1] == "Lay your right ankle on your left knee. Breathe."
    assert change.body.split("\n")[1] == "Lay your left ankle on your right knee. Breathe."
    assert done.body.split("\n")[1] == " ".join(FIGURE_FOUR.steps)
    assert [card.picture for card in (begin, change, done)] == [
        "figure four",
        picture_of("figure four", Side.LEFT),
        "figure four",
    ]


def test_a_routine_says_how_many_how_long_and_which_as_far_as_there_is_room():
    many = tuple(stretch(f"s{number}") for number in range(8))
    shown = compose.reminder(many[0], Settings(), more=many[1:], routine="After work")
    assert (shown.title, shown.body) == (
        "After work",
        "8 stretches, 5 min\nS0, S1, S2, S3, S4, S5, and 2 more",
    )


def test_a_discreet_reminder_keeps_the_routine_to_itself():
    wants = with_notifications(discreet=True)
    assert compose.reminder(CHIN_TUCK, wants, routine="After work").title == "Time for a short break"
