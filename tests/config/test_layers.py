"""The site's settings below the person's own."""

import sys
from dataclasses import replace
from datetime import time, timedelta

import pytest

from deskstretch.config.layers import in_force, read_layers, site_file
from deskstretch.core.errors import ConfigError
from deskstretch.core.hours import Range
from deskstretch.core.settings import Backend, Settings
from deskstretch.core.stretch import Region
from tests.own_folders import with_site_files


@pytest.fixture
def paths(tmp_path):
    return with_site_files(tmp_path, "a.toml", "b.toml")


@pytest.fixture
def own(paths):
    return paths.config


@pytest.fixture
def site(paths):
    return paths.site_config[0]


def test_without_files_everything_is_as_usual(paths):
    assert read_layers(paths).settings == read_layers(paths).base == Settings()
    assert site_file(paths) is None


def test_the_site_s_values_count_where_the_person_says_nothing(paths, own, site):
    site.write_text('[reminders]\ninterval = "20m"\nsnooze_limit = 1\n[notifications]\nbackend = "plain"\n')
    own.write_text('[reminders]\ninterval = "1h"\n')
    found = in_force(paths)
    assert found.reminders.interval == timedelta(hours=1)
    assert found.reminders.snooze_limit == 1
    assert found.notifications.backend is Backend.PLAIN
    assert found.reminders.natural_break == Settings().reminders.natural_break


def test_a_list_is_replaced_whole_and_a_day_or_a_region_by_itself(paths, own, site):
    site.write_text(
        '[hours]\nmonday = ["10:00-12:00"]\nfriday = []\n'
        '[stretches]\nexclude = ["cobra"]\n[stretches.regions]\nneck = 5\nhips = 3\n'
    )
    own.write_text(
        '[hours]\nmonday = ["13:00-14:00"]\n[stretches]\nexclude = ["chin-tuck"]\n'
        "[stretches.regions]\nneck = 0\n"
    )
    found = in_force(paths)
    monday, tuesday, *_, friday, _, _ = found.hours.days
    assert (monday, friday) == ((Range(time(13), time(14)),), ())
    assert tuesday == Settings().hours.days[1]
    assert found.stretches.exclude == ("chin-tuck",)
    assert found.stretches.regions == {Region.NECK: 0, Region.HIPS: 3}


def test_what_a_deleted_line_goes_back_to_is_the_site_s_value(paths, own, site):
    site.write_text("[tray]\nenabled = false\n")
    own.write_text("[tray]\nenabled = true\n")
    found = read_layers(paths)
    assert (found.settings.tray.enabled, found.base.tray.enabled) == (True, False)


def test_of_several_places_the_first_with_a_file_counts_alone(paths):
    first, second = paths.site_config
    second.write_text("[reminders]\nsnooze_limit = 2\n")
    assert site_file(paths) == second
    assert in_force(paths).reminders.snooze_limit == 2
    first.write_text("[tray]\nenabled = false\n")
    assert site_file(paths) == first
    assert in_force(paths).reminders.snooze_limit == 3


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[reminders]\ninterval = 1\n", "reminders.interval: must have its unit, like "),
        ("[reminders\n", "{}, line 1, column 11: the ] is missing: [reminders]"),
        ("# \xe9", "{}, line 1: not UTF-8"),
    ],
)
def test_a_bad_site_file_is_left_out_and_named_by_its_whole_path(paths, own, site, text, complaint):
    site.write_bytes(text.encode("latin-1"))
    own.write_text("[reminders]\nsnooze_limit = 2\n")
    found = read_layers(paths)
    assert found.settings == replace(Settings(), reminders=replace(Settings().reminders, snooze_limit=2))
    assert found.base == Settings()
    [words] = found.complaints
    assert words.startswith(complaint.format(site))
    assert str(site) in words


def test_a_bad_file_of_the_person_is_an_error_whatever_the_site_says(paths, own, site):
    site.write_text("[tray]\nenabled = false\n")
    own.write_text("[tray]\nenabled = maybe\n")
    with pytest.raises(ConfigError, match=r"^config\.toml, line 2, column 11: write it in quotes"):
        in_force(paths)


def test_keys_under_another_name_are_noted_in_both_files(paths, own, site):
    site.write_text("[reminders]\npostpone_limit = 2\n")
    own.write_text('[reminders]\npostpone = ["7m"]\n')
    found = read_layers(paths)
    assert (found.settings.reminders.snooze, found.settings.reminders.snooze_limit) == (
        (timedelta(minutes=7),),
        2,
    )
    assert [note.rpartition(" (")[2] for note in found.notes] == [
        f"{site}, line 2)",
        "config.toml, line 2)",
    ]


def test_the_person_s_word_under_another_name_is_above_the_site_s(paths, own, site):
    site.write_text("[reminders]\nsnooze_limit = 2\n")
    own.write_text("[reminders]\npostpone_limit = 5\n")
    assert in_force(paths).reminders.snooze_limit == 5


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_of_the_site_s_that_leads_nowhere_is_told(paths, site):
    site.symlink_to("/nonexistent/x")
    found = read_layers(paths)
    assert found.settings == Settings()
    assert found.complaints == (f"{site} points to /nonexistent/x, which is not there",)
