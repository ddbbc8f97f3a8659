"""The example file is the manual of the settings: complete, and equal to what happens without any file."""

import dataclasses
import tomllib

from deskstretch.config.check import SECTIONS
from deskstretch.config.read import read_settings
from deskstretch.core.hours import WEEKDAYS
from deskstretch.core.settings import Settings
from deskstretch.core.stretch import Equipment, Region
from deskstretch.resources import resource
from tests.config.written import settings_from

EXAMPLE = resource("config.example.toml")


def test_the_example_equals_the_defaults():
    assert read_settings(EXAMPLE) == Settings()


def test_the_example_has_every_key_there_is():
    document = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert list(document.pop("hours")) == list(WEEKDAYS)
    assert document["stretches"].pop("regions") == {}
    for section, values in document.items():
        settings = getattr(Settings(), section)
        keys = [field.name for field in dataclasses.fields(settings) if field.name != "regions"]
        assert sorted(values) == sorted(keys), section


def test_every_field_of_the_settings_can_be_set():
    for section in ("reminders", "stretches", "notifications", "tray"):
        fields = {field.name for field in dataclasses.fields(getattr(Settings(), section))}
        assert set(SECTIONS[section]) == fields
    assert tuple(SECTIONS["hours"]) == WEEKDAYS


def test_taking_the_mark_away_from_the_regions_makes_them_count():
    text = EXAMPLE.read_text(encoding="utf-8")
    names = [f'"{region}"' if " " in region else str(region) for region in Region]
    for name in names:
        assert text.count(f"\n# {name} = ") == 1, name
        text = text.replace(f"\n# {name} = ", f"\n{name} = ")
    weights = settings_from(text, "config.toml").stretches.regions
    assert set(weights) == set(Region)
    assert (weights[Region.NECK], weights[Region.LOWER_BACK]) == (2, 3)


def test_taking_the_mark_away_from_the_set_time_makes_it_count():
    marked = '# [[routines.at]]\n# routine = "desk-reset"\n# time = "15:00"\n# days = "mon-fri"\n'
    text = EXAMPLE.read_text(encoding="utf-8")
    assert text.count(marked) == 1
    settings = settings_from(text.replace(marked, marked.replace("# ", "")), "config.toml")
    assert [str(found) for found in settings.routines.at] == ["desk-reset 15:00 mon-fri"]
    assert SECTIONS["routines"].keys() == {"at"}


def test_the_example_names_every_choice():
    text = EXAMPLE.read_text(encoding="utf-8")
    for equipment in set(Equipment) - {Equipment.NONE}:
        assert f'"{equipment}"' in text


def test_the_example_reads_well_in_a_narrow_window():
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        assert len(line) <= 100
        assert line == line.rstrip()
