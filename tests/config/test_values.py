"""Settings as data: their keys, their values as a person writes them, and what differs."""

import dataclasses
import re
import tomllib
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.config.check import check, nested
from deskstretch.config.keys import all_keys, find_key, keys_in_section, shell_name
from deskstretch.config.layers import Layers
from deskstretch.config.spoken import value_from
from deskstretch.config.values import Difference, differences, value_of
from deskstretch.core.errors import ConfigError
from deskstretch.core.hours import Range, WorkingHours
from deskstretch.core.settings import Reminders, Settings, Stretches
from deskstretch.core.stretch import Region
from deskstretch.resources import resource
from tests.config.layouts import NEW
from tests.config.written import settings_from

EXAMPLE = tomllib.loads(resource("config.example.toml").read_text(encoding="utf-8"))


def flat(table: dict[str, Any], above: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in table.items():
        found |= flat(value, f"{above}{name}.") if isinstance(value, dict) else {above + name: value}
    return found


def test_the_values_of_the_defaults_are_those_of_the_example() -> None:
    written = flat(EXAMPLE)
    values = {key: value_of(Settings(), key) for key in all_keys()}
    assert {key: value for key, value in values.items() if key in written} == written
    shown_only = {f"stretches.regions.{name}" for name in Region} | {"routines.at"}
    assert {key for key in values if key not in written} == shown_only


def test_every_value_is_one_the_key_can_be_set_to() -> None:
    for key in all_keys():
        value = value_of(Settings(), key)
        assert value_of(check(nested(tuple(key.split(".")), value)), key) == value


@pytest.mark.parametrize("key", NEW)
def test_a_value_that_is_read_comes_back_as_it_was_written(key: str) -> None:
    for value in NEW[key]:
        assert value_of(check(nested(tuple(key.split(".")), value)), key) == value


def test_a_range_to_midnight_ends_at_24_as_a_person_writes_it() -> None:
    whole, evening = Range(time(0), time(0)), Range(time(18), time(0))
    settings = Settings(hours=WorkingHours(((whole,), (evening,), (), (), (), (), ())))
    assert value_of(settings, "hours.monday") == ["00:00-24:00"]
    assert value_of(settings, "hours.tuesday") == ["18:00-24:00"]


def test_every_key_is_found_by_the_name_it_goes_by_in_a_shell() -> None:
    for key in all_keys():
        assert find_key(key) == find_key(shell_name(key)) == find_key(key.upper().replace("_", "-")) == key
        assert " " not in shell_name(key)
    assert len(set(map(shell_name, all_keys()))) == len(all_keys())


def test_a_section_has_its_keys_and_no_others() -> None:
    assert keys_in_section("tray") == ["tray.enabled"]
    assert len(keys_in_section("Stretches.Regions")) == len(Region)
    assert set(keys_in_section("stretches")) > set(keys_in_section("stretches.regions"))
    for written in ("tray.enabled", "tra", "", "enabled"):
        assert keys_in_section(written) == []


def test_a_section_is_no_key() -> None:
    with pytest.raises(ConfigError, match=r'"hours" is a section; .* such as hours\.monday'):
        find_key("hours")


@given(st.text())
def test_whatever_is_asked_for_is_a_key_or_one_line(written: str) -> None:
    complaint = complaint_of(lambda: find_key(written))
    assert complaint.isprintable()
    assert len(complaint) < 250


@given(st.sampled_from(all_keys()), st.lists(st.text(max_size=40), min_size=1, max_size=3))
def test_whatever_is_written_for_a_key_is_good_or_one_line(key: str, words: list[str]) -> None:
    path = tuple(key.split("."))
    assert complaint_of(lambda: check(nested(path, value_from(key, words)))).isprintable()


def complaint_of(ask: Callable[[], object]) -> str:
    try:
        ask()
    except ConfigError as error:
        return str(error)
    return ""


def test_text_stays_as_it_is_where_it_will_do_as_it_is() -> None:
    assert value_from("stretches.packs_off", ["My-Physio"]) == ["My-Physio"]
    assert value_from("reminders.interval", ["90m"]) == "90m"


def test_the_differences_tell_the_person_s_own_from_the_site_s() -> None:
    site = Settings(reminders=Reminders(interval=timedelta(hours=1), snooze_limit=1))
    own = dataclasses.replace(
        site,
        reminders=dataclasses.replace(site.reminders, snooze_limit=3, natural_break=timedelta(minutes=6)),
        stretches=Stretches(regions={Region.NECK: 1, Region.HIPS: 0}),
    )
    layers = Layers(own, site)
    assert list(differences(layers.settings, layers.base)) == [
        Difference("reminders.interval", "1h", "45m", is_own=False),
        Difference("reminders.natural_break", "6m", "5m", is_own=True),
        Difference("stretches.regions.hips", 0, 1, is_own=True),
    ]


def test_the_example_itself_makes_no_difference() -> None:
    text = resource("config.example.toml").read_text(encoding="utf-8")
    assert not list(differences(settings_from(text, "example"), Settings()))


@pytest.mark.parametrize(
    ("key", "word"),
    [("progress.goal", "-5 min"), ("progress.goal", "--5 stretches"), ("reminders.interval", "-30m")],
)
def test_less_than_nothing_is_not_taken_for_something(key: str, word: str) -> None:
    path = tuple(find_key(key).split("."))
    with pytest.raises(ConfigError, match=re.escape(f'got "{word}"')):
        check(nested(path, value_from(key, [word])))
