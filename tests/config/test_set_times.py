"""``[[routines.at]]``: what a person may write, and what is said when it is something else."""

import re
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.config.check import check, nested
from deskstretch.config.edit import set_value, unset_value
from deskstretch.config.read import read_settings
from deskstretch.config.values import value_of
from deskstretch.core.errors import ConfigError
from deskstretch.core.set_time import EVERY_DAY, SetTime
from tests.config.written import settings_from


def block(**lines: str) -> str:
    """One block of the file, with other values or more lines than usual; an empty one is left out."""
    usual = {"routine": '"desk-reset"', "time": '"15:00"', **lines}
    return "\n".join(
        ["[[routines.at]]", *(f"{key} = {value}" for key, value in usual.items() if value), ""]
    )


def read(text: str) -> list[str]:
    return [str(found) for found in settings_from(text, "config.toml").routines.at]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", "daily"),
        ('"daily"', "daily"),
        ('"Every day"', "daily"),
        ('"mon-fri"', "mon-fri"),
        ('"Mon - Fri"', "mon-fri"),
        ('"monday – friday"', "mon-fri"),
        ('"weekdays"', "mon-fri"),
        ('"weekend"', "sat sun"),
        ('"thu, tue"', "tue thu"),
        ('["tue", "thu"]', "tue thu"),
        ('["mon-wed", "sun"]', "mon-wed sun"),
        ('"fri-mon"', "mon fri-sun"),
        ('"tues"', "tue"),
    ],
)
def test_days_are_understood_as_people_write_them(written: str, meant: str) -> None:
    assert read(block(days=written)) == [f"desk-reset 15:00 {meant}"]


@pytest.mark.parametrize("written", ['"9:05"', '" 09:05 "', "09:05:00"])
def test_a_time_may_be_bare_and_without_its_nought(written: str) -> None:
    assert read(block(time=written)) == ["desk-reset 09:05 daily"]


def test_all_may_stand_in_one_line_and_what_is_there_twice_comes_once() -> None:
    text = '[routines]\nat = ["desk-reset 15:00 mon-fri", "before-bed 22:30", "before-bed 22:30 daily"]\n'
    assert read(text) == ["desk-reset 15:00 mon-fri", "before-bed 22:30 daily"]
    assert read(block() + block(routine='"before-bed"')) == [
        "desk-reset 15:00 daily",
        "before-bed 15:00 daily",
    ]


DAYS = 'must be days such as "mon-fri", "tue, thu" or "daily"'
TIME = 'must be a time of day such as "15:00"'
ROUTINE = 'must be the id of a routine such as "desk-reset"'
LINE = 'must be a routine and its time such as "desk-reset 15:00 mon-fri"'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (block() + block(time='"3 pm"'), f'routines.at.time: {TIME}, got "3 pm" (c, line 6)'),
        (block() + block(time=""), "routines.at.time: is missing (c, line 4)"),
        (block(time='"24:00"'), f'routines.at.time: {TIME}, got "24:00" (c, line 3)'),
        (block(time="15"), f"routines.at.time: {TIME}, got 15 (c, line 3)"),
        (block(time="15:00:30"), f"routines.at.time: {TIME}, got 15:00:30 (c, line 3)"),
        (block(routine='"Desk reset"'), f'routines.at.routine: {ROUTINE}, got "Desk reset" (c, line 2)'),
        (block(days='"mon-fry"'), f'routines.at.days: {DAYS}, got "mon-fry" (c, line 4)'),
        (block(days='"mo-fr"'), f'routines.at.days: {DAYS}, got "mo-fr" (c, line 4)'),
        (block(days='""'), f'routines.at.days: {DAYS}, got "" (c, line 4)'),
        (block(days="5"), f"routines.at.days: {DAYS}, got 5 (c, line 4)"),
        (block(days="[5]"), f"routines.at.days: {DAYS}, got a list (c, line 4)"),
        (block(day='"mon"'), "routines.at.day: unknown key, there are: routine, time, days (c, line 4)"),
        (
            '[routines.at]\nroutine = "desk-reset"\n',
            "routines.at: must be [[routines.at]] on a line of its own, in double brackets, got a section",
        ),
        ('[routines]\nat = ["desk-reset"]\n', f'routines.at: {LINE}, got "desk-reset" (c, line 2)'),
        ('[routines]\nat = ["desk-reset 3pm"]\n', f'routines.at.time: {TIME}, got "3pm" (c, line 2)'),
        ("[routines]\nat = [5]\n", f"routines.at: {LINE}, got 5 (c, line 2)"),
        ("[routines]\nat = 5\n", "routines.at: must be [[routines.at]] on a line of its own"),
        (block() * 51, "routines.at: must be at most 50 of them, got 51"),
        ("[routines]\nwhen = 5\n", "routines.when: unknown key, there are: at"),
    ],
)
def test_what_is_wrong_is_said_with_key_line_and_mend(text: str, complaint: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(complaint)):
        settings_from(text, "c")


SET_TIMES = st.builds(
    SetTime,
    routine=st.sampled_from(["desk-reset", "my-own"]),
    at=st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    days=st.sets(st.sampled_from(EVERY_DAY), min_size=1).map(lambda days: tuple(sorted(days))),
)


@given(st.lists(SET_TIMES, max_size=5, unique=True))
def test_what_is_said_of_them_can_be_written_as_it_is(found: list[SetTime]) -> None:
    settings = check(nested(("routines", "at"), [str(set_time) for set_time in found]))
    assert settings.routines.at == tuple(found)
    assert value_of(settings, "routines.at") == [str(set_time) for set_time in found]


def test_a_command_can_write_them_and_take_them_back(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("# mine\n[tray]\nenabled = true\n")
    set_value(path, "routines.at", ["desk-reset 15:00 mon-fri"])
    assert read_settings(path).routines.at == (
        SetTime(routine="desk-reset", at=time(15), days=(0, 1, 2, 3, 4)),
    )
    assert unset_value(path, "routines.at")
    assert path.read_text() == "# mine\n[tray]\nenabled = true\n"


def test_blocks_that_a_person_wrote_are_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    later = block(routine='"after-work"')
    path.write_text(f"# mine\n{block()}\n{later}\n[tray]\nenabled = false\n")
    set_value(path, "routines.at", ["before-bed 22:00 daily"])
    settings = read_settings(path)
    assert [str(found) for found in settings.routines.at] == ["before-bed 22:00 daily"]
    assert not settings.tray.enabled
    assert path.read_text().startswith("# mine\n")
