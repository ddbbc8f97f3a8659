import logging
from datetime import timedelta

import pytest

from deskstretch.config.last_good import read_and_keep, read_at_start
from deskstretch.core.errors import ConfigError
from deskstretch.core.settings import Settings
from tests.own_folders import with_site_files

GOOD = '[reminders]\ninterval = "50m"  # mine\n'
BAD = '[reminders]\ninterval = "50 parsecs"\n'


@pytest.fixture
def paths(tmp_path):
    return with_site_files(tmp_path, "site.toml")


@pytest.fixture
def config(paths):
    return paths.config


@pytest.fixture
def copy(paths):
    return paths.last_good


def test_good_settings_are_kept_word_for_word(paths, config, copy):
    config.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert read_and_keep(paths).settings.reminders.interval == timedelta(minutes=50)
    assert copy.read_bytes() == config.read_bytes()


def test_bad_settings_are_never_kept(paths, config, copy):
    config.write_text(GOOD)
    read_and_keep(paths)
    config.write_text(BAD)
    with pytest.raises(ConfigError):
        read_and_keep(paths)
    assert copy.read_text() == GOOD


def test_a_bad_file_at_start_is_made_up_for_by_the_last_good_one_and_complained_of(paths, config, copy):
    config.write_text(GOOD)
    read_and_keep(paths)
    config.write_text(BAD)
    found = read_at_start(paths)
    assert found.settings.reminders.interval == timedelta(minutes=50)
    assert found.complaint is not None
    assert found.complaint.startswith("reminders.interval: must be a duration")
    assert found.complaint.endswith("(config.toml, line 2)")
    assert config.read_text() == BAD


def test_a_good_file_at_start_is_nothing_to_complain_of(paths, config, copy):
    config.write_text(GOOD)
    found = read_at_start(paths)
    assert (found.settings.reminders.interval, found.complaint) == (timedelta(minutes=50), None)


@pytest.mark.parametrize("kept", [None, BAD, "\x00"])
def test_a_bad_file_that_never_was_good_is_an_error_about_the_person_s_own_file(paths, config, copy, kept):
    config.write_text(BAD)
    if kept is not None:
        copy.write_text(kept)
    with pytest.raises(ConfigError, match=r"\(config\.toml, line 2\)"):
        read_at_start(paths)


def test_without_a_file_the_defaults_apply_whatever_was_kept(paths, config, copy):
    copy.write_text(GOOD)
    assert read_at_start(paths).settings == Settings()
    assert copy.read_text() == GOOD


def test_a_copy_that_cannot_be_written_is_a_line_in_the_log(paths, config, copy, caplog):
    config.write_text(GOOD)
    copy.mkdir()
    with caplog.at_level(logging.WARNING):
        assert read_and_keep(paths).settings.reminders.interval == timedelta(minutes=50)
    [line] = caplog.messages
    assert line.startswith("no copy of the settings is kept: cannot write")


def test_a_copy_that_is_the_same_is_not_written_again(paths, config, copy):
    config.write_text(GOOD)
    read_and_keep(paths)
    before = copy.stat()
    read_and_keep(paths)
    assert copy.stat().st_ino == before.st_ino


def test_the_site_s_file_lies_below_the_copy_too(paths, config, copy):
    config.write_text(GOOD)
    read_and_keep(paths)
    config.write_text(BAD)
    paths.site_config[0].write_text('[reminders]\ninterval = "20m"\nsnooze_limit = 1\n')
    found = read_at_start(paths)
    assert found.settings.reminders.interval == timedelta(minutes=50)
    assert found.settings.reminders.snooze_limit == 1
    assert copy.read_text() == GOOD
