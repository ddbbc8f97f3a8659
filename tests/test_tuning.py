"""The settings in force while the program runs, and what the person is told of their files."""

import logging
import sys
from contextlib import suppress
from datetime import timedelta

import pytest

from deskstretch.core.errors import ConfigError
from deskstretch.tuning import News, Tuning
from tests.own_folders import with_site_files
from tests.stand_ins import Wrist

GOOD = "[reminders]\nsnooze_limit = 2\n"
BAD = '[reminders]\ninterval = "2s"\n'
LOGGED = "reminders.interval: must be between 5 minutes and 4 hours (config.toml, line 2)"
MISTAKE = 'reminders.interval: must be between 5 minutes and 4 hours, got "2s" (config.toml, line 2)'


@pytest.fixture
def paths(tmp_path):
    return with_site_files(tmp_path, "site.toml")


@pytest.fixture
def tuning(paths):
    paths.config.write_text(GOOD)
    tuning = Tuning(paths, Wrist(), demo=False)
    tuning.at_start()
    return tuning


def edited(tuning: Tuning, path, text: str) -> News | None:
    """What there is to tell after a save that a tick noticed."""
    path.write_text(text)
    assert tuning.changed()
    with suppress(ConfigError):
        tuning.read()
    return tuning.news()


def test_good_settings_are_no_news(tuning, caplog):
    assert tuning.news() is None
    assert not tuning.changed()
    assert caplog.messages == []


def test_a_mistake_is_told_and_logged_and_so_is_its_end_once(tuning, paths, caplog):
    with caplog.at_level(logging.INFO):
        assert edited(tuning, paths.config, BAD) == News(mistake=MISTAKE)
        assert tuning.news() is None
        assert edited(tuning, paths.config, GOOD) == News(mended=True)
        assert tuning.news() is None
        assert edited(tuning, paths.config, GOOD + "# and so on\n") is None
    assert [(record.levelname, record.message) for record in caplog.records] == [
        ("WARNING", f"the settings file has a mistake: {LOGGED}"),
        ("INFO", "the settings file is fine again"),
    ]


def test_a_file_that_is_saved_with_the_same_mistake_is_told_again_and_logged_once(tuning, paths, caplog):
    edited(tuning, paths.config, BAD)
    assert edited(tuning, paths.config, BAD + "# is it fine now?\n") == News(mistake=MISTAKE)
    assert len(caplog.messages) == 1


def test_what_was_mended_before_anybody_was_told_is_only_told_to_be_fine(tuning, paths):
    paths.config.write_text(BAD)
    with pytest.raises(ConfigError):
        tuning.read()
    paths.config.write_text(GOOD)
    tuning.read()
    assert tuning.news() == News(mended=True)


def test_a_mistake_at_the_start_is_news_and_in_the_log(paths, caplog):
    paths.last_good.write_text(GOOD)
    paths.config.write_text(BAD)
    tuning = Tuning(paths, Wrist(), demo=False)
    start = tuning.at_start()
    assert (start.settings.reminders.snooze_limit, start.complaint) == (2, MISTAKE)
    assert tuning.news() == News(mistake=MISTAKE)
    assert caplog.messages == [f"the settings file has a mistake: {LOGGED}"]
    assert edited(tuning, paths.config, GOOD) == News(mended=True)


def test_a_mistake_that_ends_the_start_is_in_the_log(paths, caplog):
    paths.config.write_text(BAD)
    with pytest.raises(ConfigError):
        Tuning(paths, Wrist(), demo=False).at_start()
    assert caplog.messages == [f"the settings file has a mistake: {LOGGED}"]


def test_the_site_s_file_is_noticed_and_its_mistake_told_once_while_the_person_s_stays(
    tuning, paths, caplog
):
    [site] = paths.site_config
    assert edited(tuning, site, '[reminders]\ninterval = "20m"\n') is None
    assert tuning.read().reminders.interval == timedelta(minutes=20)
    assert tuning.read().reminders.snooze_limit == 2
    news = edited(tuning, site, BAD)
    assert news == News(site=(MISTAKE.replace("config.toml", str(site)),))
    assert edited(tuning, paths.config, GOOD + "# more\n") is None
    assert tuning.read().reminders.interval == timedelta(minutes=45)
    assert caplog.messages == [LOGGED.replace("config.toml", str(site))]
    site.unlink()
    assert [tuning.changed() for _ in range(3)] == [False, True, False]


def test_a_key_under_another_name_is_logged_once(tuning, paths, caplog):
    text = "[reminders]\npostpone_limit = 2\n"
    assert edited(tuning, paths.config, text) is None
    assert edited(tuning, paths.config, text + "# more\n") is None
    assert [words.partition(":")[0] for words in caplog.messages] == ["reminders.postpone_limit"]


def test_a_change_of_one_s_own_is_not_noticed_as_another_s(tuning, paths):
    assert tuning.change("reminders.interval", "30m").reminders.interval == timedelta(minutes=30)
    assert not tuning.changed()


def test_a_first_file_leaves_in_force_what_the_site_says(tuning, paths):
    [site] = paths.site_config
    site.write_text("[reminders]\nsnooze_limit = 1\n")
    paths.config.unlink()
    settings = tuning.change("reminders.interval", "30m")
    assert (settings.reminders.interval, settings.reminders.snooze_limit) == (timedelta(minutes=30), 1)


def test_a_site_s_file_that_comes_after_the_first_file_still_reaches_the_person(tuning, paths):
    paths.config.unlink()
    tuning.file_to_edit()
    [site] = paths.site_config
    site.write_text("[reminders]\nsnooze_limit = 1\n")
    assert tuning.read().reminders.snooze_limit == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_file_that_becomes_a_link_to_nowhere_is_told_and_changes_nothing(tuning, paths):
    paths.config.unlink()
    paths.config.symlink_to("/nonexistent/x")
    assert [tuning.changed() for _ in range(2)] == [False, True]
    with pytest.raises(ConfigError):
        tuning.read()
    assert tuning.news() == News(mistake=f"{paths.config} points to /nonexistent/x, which is not there")
    assert tuning.at_start().settings.reminders.snooze_limit == 2, "of the last good copy"
