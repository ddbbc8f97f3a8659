"""What a person types and what it means."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core import events as e
from deskstretch.core.command import VERBS, event_of, stretched
from deskstretch.core.settings import Settings

BERLIN = Settings(zone=ZoneInfo("Europe/Berlin"))
NOW = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)  # a Wednesday, 10:30 in Berlin


def meant(verb: str, argument: str | None = None) -> e.Event:
    return event_of(verb, argument, NOW, BERLIN)


def until(argument: str) -> str:
    """When a pause ends, in Berlin."""
    pause = meant("pause", argument)
    assert isinstance(pause, e.PauseUntil)
    assert pause.moment is not None
    assert pause.moment.tzinfo is UTC
    return f"{pause.moment.astimezone(BERLIN.zone):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_means_something_by_itself(verb):
    assert meant(verb) is not None


@pytest.mark.parametrize("verb", sorted(VERBS - {"snooze", "pause"}))
def test_what_takes_no_argument_says_so(verb):
    with pytest.raises(ValueError, match="takes nothing more"):
        meant(verb, "10m")


def test_snooze_for_a_length_or_the_usual_one():
    assert meant("snooze") == e.Snooze(None)
    assert meant("snooze", "7m") == e.Snooze(timedelta(minutes=7))


@pytest.mark.parametrize("length", ["0m", "59s", "2h 1m", "999999999h"])
def test_a_snooze_is_as_long_as_the_settings_would_allow(length):
    with pytest.raises(ValueError, match="a snooze lasts from 1m to 2h"):
        meant("snooze", length)


@pytest.mark.parametrize("length", ["10", "soon", "", "-5m", "ten minutes"])
def test_a_length_nobody_can_be_sure_of_is_refused_with_an_example(length):
    with pytest.raises(ValueError, match='write a length such as "10m"'):
        meant("snooze", length)


def test_pause_until_it_is_ended_for_a_length_or_until_tomorrow():
    assert meant("pause") == e.PauseUntil(None)
    assert meant("pause", "1h 30m") == e.PauseFor(timedelta(hours=1, minutes=30))
    assert meant("pause", " Tomorrow ") == e.PauseUntilTomorrow()


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("14:30", "2026-11-18 14:30"),
        ("9:05", "2026-11-19 09:05"),
        ("10:30", "2026-11-19 10:30"),
        ("2026-11-23", "2026-11-23 08:00"),
        ("2026-11-21", "2026-11-23 08:00"),  # a Saturday: work starts on Monday
        ("2026-11-23 13:00", "2026-11-23 13:00"),
        ("2026-11-23T13:00", "2026-11-23 13:00"),
        ("2026-11-23T13:00+00:00", "2026-11-23 14:00"),
    ],
)
def test_pause_until_a_time_or_a_day(written, end):
    assert until(written) == end


@pytest.mark.parametrize("written", ["2026-11-18", "2020-01-01", "2026-11-18 10:30", "2028-01-01"])
def test_a_pause_ends_within_a_year_from_now(written):
    with pytest.raises(ValueError, match="ends later than now, and within a year"):
        meant("pause", written)


@pytest.mark.parametrize(
    "written", ["25:00", "2026-02-30", "0001-01-01 00:00", "next week", "30", "10:30:99"]
)
def test_a_pause_nobody_can_be_sure_of_is_refused_with_examples(written):
    with pytest.raises(ValueError, match=r"tomorrow|within a year"):
        meant("pause", written)


@given(st.sampled_from(["snooze", "pause"]), st.text(max_size=30))
def test_whatever_is_typed_is_understood_or_refused_in_words(verb, written):
    try:
        event = meant(verb, written)
    except ValueError as error:
        words = str(error)
    else:
        words = repr(type(event))
        assert isinstance(event, e.Snooze | e.PauseFor | e.PauseUntil | e.PauseUntilTomorrow)
    assert words.isprintable()


def test_what_a_guide_in_a_terminal_has_to_tell_is_understood():
    whole = e.Stretched("chin-tuck", timedelta(seconds=43.5), whole=True)
    assert stretched("chin-tuck 43.500 whole") == whole
    assert stretched("chin-tuck 0 part") == e.Stretched("chin-tuck", timedelta(0), whole=False)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "chin-tuck",
        "chin-tuck 1 all",
        "chin-tuck -1 whole",
        "x 1e9 part",
        "x nan whole",
        "x 999999 part",
    ],
)
def test_anything_else_is_not(written):
    with pytest.raises(ValueError, match="not understood"):
        stretched(written)
