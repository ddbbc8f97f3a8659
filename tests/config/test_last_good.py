import logging
from datetime import timedelta

import pytest

from deskstretch.config.last_good import read_and_keep, read_at_start
from deskstretch.core.errors import ConfigError
from deskstretch.core.settings import Settings

GOOD = '[reminders]\ninterval = "50m"  # mine\n'
BAD = '[reminders]\ninterval = "50 parsecs"\n'


@pytest.fixture
def config(tmp_path):
    return tmp_path / "config.toml"


@pytest.fixture
def copy(tmp_path):
    return tmp_path / "data" / "config.last-good.toml"


@pytest.fixture(autouse=True)
def folder(copy):
    copy.parent.mkdir()


def test_good_settings_are_kept_word_for_word(config, copy):
    config.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert read_and_keep(config, copy).reminders.interval == timedelta(minutes=50)
    assert copy.read_bytes() == config.read_bytes()


def test_bad_settings_are_never_kept(config, copy):
    config.write_text(GOOD)
    read_and_keep(config, copy)
    config.write_text(BAD)
    with pytest.raises(ConfigError):
        read_and_keep(config, copy)
    assert copy.read_text() == GOOD


def test_a_bad_file_at_start_is_made_up_for_by_the_last_good_one_and_complained_of(config, copy):
    config.write_text(GOOD)
    read_and_keep(config, copy)
    config.write_text(BAD)
    found = read_at_start(config, copy)
    assert found.settings.reminders.interval == timedelta(minutes=50)
    assert found.complaint is not None
    assert found.complaint.startswith("reminders.interval: must be a duration")
    assert found.complaint.endswith("(config.toml, line 2)")
    assert config.read_text() == BAD


def test_a_good_file_at_start_is_nothing_to_complain_of(config, copy):
    config.write_text(GOOD)
    found = read_at_start(config, copy)
    assert (found.settings.reminders.interval, found.complaint) == (timedelta(minutes=50), None)


@pytest.mark.parametrize("kept", [None, BAD, "\x00"])
def test_a_bad_file_that_never_was_good_is_an_error_about_the_person_s_own_file(config, copy, kept):
    config.write_text(BAD)
    if kept is not None:
        copy.write_text(kept)
    with pytest.raises(ConfigError, match=r"\(config\.toml, line 2\)"):
        read_at_start(config, copy)


def test_without_a_file_the_defaults_apply_whatever_was_kept(config, copy):
    copy.write_text(GOOD)
    assert read_at_start(config, copy).settings == Settings()
    assert copy.read_text() == GOOD


def test_a_copy_that_cannot_be_written_is_a_line_in_the_log(config, copy, caplog):
    config.write_text(GOOD)
    copy.mkdir()
    with caplog.at_level(logging.WARNING):
        assert read_and_keep(config, copy).reminders.interval == timedelta(minutes=50)
    [line] = caplog.messages
    assert line.startswith("no copy of the settings is kept: cannot write")


def test_a_copy_that_is_the_same_is_not_written_again(config, copy):
    config.write_text(GOOD)
    read_and_keep(config, copy)
    before = copy.stat()
    read_and_keep(config, copy)
    assert copy.stat().st_ino == before.st_ino
