import os
import re
import subprocess
import sys
import textwrap
from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskstretch.config.check import SECTIONS, BadSettings
from deskstretch.config.layer import settings_of
from deskstretch.config.read import layer_from, read_layer, read_settings
from deskstretch.config.renamed import RENAMED
from deskstretch.core.errors import ConfigError
from deskstretch.core.hours import Range
from deskstretch.core.settings import Backend, Settings
from deskstretch.core.stretch import Equipment, Level, Position, Region
from deskstretch.resources import resource
from tests.config.written import settings_from


def complaint(text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        settings_from(text, "config.toml")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_without_a_file_everything_is_as_usual(tmp_path):
    assert read_settings(tmp_path / "config.toml") == Settings()


def test_a_file_says_only_what_is_different():
    found = settings_from('[reminders]\ninterval = "1h 30m"\n', "config.toml")
    assert found.reminders.interval == timedelta(minutes=90)
    assert found.reminders.snooze == Settings().reminders.snooze
    assert found.hours == Settings().hours


def test_every_key_arrives_where_it_belongs():
    found = settings_from(
        """
        [reminders]
        interval = "30m"
        snooze = ["2m", "1h"]
        snooze_limit = 0
        natural_break = "3m"
        wait_for_pause = "0s"
        answer_within = "30s"
        [hours]
        monday = ["13:00-18:00", "8:00 - 12:00"]
        tuesday = []
        saturday = ["22:00-06:00"]
        sunday = ["00:00-24:00"]
        [stretches]
        positions = ["standing", "seated"]
        level = "deep"
        equipment = []
        discreet = true
        exclude = ["chin-tuck"]
        [stretches.regions]
        neck = 2
        "lower back" = 0
        [notifications]
        backend = "plain"
        sound = true
        discreet = true
        tips = false
        [tray]
        enabled = false
        """,
        "config.toml",
    )
    reminders, stretches = found.reminders, found.stretches
    assert reminders.interval == timedelta(minutes=30)
    assert reminders.snooze == (timedelta(minutes=2), timedelta(hours=1))
    assert reminders.snooze_limit == 0
    assert reminders.natural_break == timedelta(minutes=3)
    assert reminders.wait_for_pause == timedelta(0)
    assert reminders.answer_within == timedelta(seconds=30)
    monday, tuesday, wednesday, *_, saturday, sunday = found.hours.days
    assert monday == (Range(time(8), time(12)), Range(time(13), time(18)))
    assert tuesday == ()
    assert wednesday == (Range(time(8), time(18)),)
    assert saturday == (Range(time(22), time(6)),)
    assert sunday == (Range(time(0), time(0)),)
    assert stretches.positions == (Position.STANDING, Position.SEATED)
    assert stretches.level is Level.DEEP
    assert stretches.equipment == ()
    assert stretches.discreet
    assert stretches.exclude == ("chin-tuck",)
    assert stretches.regions == {Region.NECK: 2, Region.LOWER_BACK: 0}
    assert found.notifications.backend is Backend.PLAIN
    assert found.notifications.sound
    assert found.notifications.discreet
    assert not found.notifications.tips
    assert not found.tray.enabled


@pytest.mark.parametrize(
    ("key", "value", "mend"),
    [
        ("reminders.interval", '"2s"', 'must be between 5 minutes and 4 hours, got "2s"'),
        ("reminders.interval", '"4h 1s"', 'must be between 5 minutes and 4 hours, got "4h 1s"'),
        ("reminders.interval", "45", 'must have its unit, like "45m", got 45'),
        ("reminders.interval", '" 20 "', 'must have its unit, like "20m", got " 20 "'),
        ("reminders.interval", '"soon"', 'must be a duration like "45m", got "soon"'),
        ("reminders.interval", "true", 'must be a duration like "45m", got true'),
        ("reminders.snooze", '"10m"', 'must be a list such as ["10m", "20m"], got "10m"'),
        ("reminders.snooze", "[]", 'must be a list of 1 to 6, such as ["10m", "20m"], got 0'),
        ("reminders.snooze", '["60m", "1h"]', 'must not name the same twice, got "1h" again'),
        ("reminders.snooze", '["3h"]', 'must be between 1 minute and 2 hours, got "3h"'),
        ("reminders.snooze_limit", "11", "must be a whole number from 0 to 10, got 11"),
        ("reminders.snooze_limit", "-1", "must be a whole number from 0 to 10, got -1"),
        ("reminders.snooze_limit", "true", "must be a whole number from 0 to 10, got true"),
        ("reminders.snooze_limit", "3.0", "must be a whole number from 0 to 10, got 3.0"),
        ("reminders.natural_break", '"59s"', 'must be between 1 minute and 1 hour, got "59s"'),
        ("reminders.wait_for_pause", '"11m"', 'must be between 0 seconds and 10 minutes, got "11m"'),
        ("reminders.answer_within", '"29s"', 'must be between 30 seconds and 1 hour, got "29s"'),
        (
            "hours.monday",
            '"9-5"',
            'must be a list such as ["08:00-18:00"], or [] for a free day, got "9-5"',
        ),
        ("hours.monday", '"8:00-12:00"', 'must be in brackets: ["8:00-12:00"], got "8:00-12:00"'),
        ("hours.monday", '["9-5"]', 'must be times of day such as "08:00-18:00", got "9-5"'),
        ("hours.monday", "[9]", 'must be times of day such as "08:00-18:00", got 9'),
        ("hours.monday", '["08:00-25:00"]', 'must be times from 00:00 to 24:00, got "08:00-25:00"'),
        ("hours.monday", '["08:60-09:00"]', 'must be times from 00:00 to 24:00, got "08:60-09:00"'),
        (
            "hours.monday",
            '["09:00-09:00"]',
            'must not end when it starts (all day is "00:00-24:00"), got "09:00-09:00"',
        ),
        (
            "hours.monday",
            '["08:00-12:00", "11:59-13:00"]',
            "must not overlap, got 08:00-12:00 and 11:59-13:00",
        ),
        (
            "stretches.level",
            '"hard"',
            'must be "gentle", "normal" or "deep", got "hard", did you mean "deep"?',
        ),
        (
            "stretches.positions",
            '["Sitting"]',
            'must be "seated", "standing" or "floor", got "Sitting", did you mean "seated"?',
        ),
        ("stretches.exclude", f'["{"a" * 64}"]', "is too long for the id of a stretch: 64 letters, got"),
        ("stretches.positions", "[]", 'must be a list of 1 to 3, such as ["seated", "standing"], got 0'),
        (
            "stretches.positions",
            '["lying"]',
            'must be "seated", "standing" or "floor", got "lying", did you mean "floor"?',
        ),
        (
            "stretches.positions",
            '["seatd"]',
            'must be "seated", "standing" or "floor", got "seatd", did you mean "seated"?',
        ),
        (
            "stretches.equipment",
            '["Chair-Back"]',
            'must be "none", "chair back", "desk", "wall", "mat" or "roller", got "Chair-Back", '
            'did you mean "chair back"?',
        ),
        ("stretches.discreet", "1", "must be true or false, got 1"),
        (
            "stretches.exclude",
            '["Chin Tuck"]',
            'must be the id of a stretch such as "chin-tuck", got "Chin Tuck"',
        ),
        ("stretches.regions", "2", "must be a section: [stretches.regions] on a line of its own"),
        ("stretches.regions.neck", "11", "must be a whole number from 0 to 10, got 11"),
        ("stretches.regions.neck", "false", "must be a whole number from 0 to 10, got false"),
        ("stretches.regions.nek", "1", 'unknown key, did you mean "neck"?'),
        (
            "notifications.backend",
            '"email"',
            'must be "auto", "desktop", "plain" or "terminal", got "email"',
        ),
        ("notifications.sound", '"yes"', 'must be true or false, got "yes"'),
        ("tray.enabled", "0", "must be true or false, got 0"),
        ("tray", "true", "must be a section: [tray] on a line of its own"),
        ("reminders.intervall", '"45m"', 'unknown key, did you mean "interval"?'),
        ("reminders.zzz", "1", "unknown key, there are: interval, snooze, snooze_limit, natural_break"),
        ("remiders.interval", '"45m"', 'unknown section, did you mean "reminders"?'),
        ("interval", '"45m"', "belongs in the section [reminders]"),
        ("tray.sound", "true", "belongs in the section [notifications]"),
        ("zone", '"Europe/Berlin"', "unknown section, there are: reminders, hours"),
    ],
)
def test_a_wrong_value_is_answered_with_the_key_the_line_and_the_mend(key, value, mend):
    section, _, name = key.rpartition(".")
    text = f"# mine\n[{section}]\n{name} = {value}\n" if section else f"# mine\n\n{name} = {value}\n"
    where = key if key != "remiders.interval" else "remiders"
    found = complaint(text)
    assert found.startswith(f"{where}: {mend}")
    assert found.endswith(f"(config.toml, line {2 if where == 'remiders' else 3})")


def test_several_problems_are_counted_and_kept():
    with pytest.raises(BadSettings) as caught:
        settings_from(
            '[reminders]\ninterval = 1\nsnooze_limit = true\n[tray]\nenabled = "x"\n', "config.toml"
        )
    assert str(caught.value).endswith("(config.toml, line 2) (and 2 more)")
    assert [problem.split(":")[0] for problem in caught.value.problems] == [
        "reminders.interval",
        "reminders.snooze_limit",
        "tray.enabled",
    ]


def test_a_megabyte_of_unknown_keys_is_answered_at_once():
    text = "\n".join(f"k{number} = 1" for number in range(80_000))
    assert complaint(text).endswith("(config.toml, line 1) (and 79999 more)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[reminders]\ninterval = 45m\n", 'config.toml, line 2, column 14: write it in quotes: "45m"'),
        ("\n\n[tray", r"config.toml, line 3, column 6: the ] is missing: [tray]"),
        ("a = " + "[" * 1990, r"config.toml: a number is too long or brackets are nested too deeply"),
        ("a = " + "9" * 5000, r"config.toml, line 1: over 2000 letters, break it up"),
    ],
)
def test_what_is_no_toml_is_answered_with_line_and_column(text, expected):
    assert complaint(text) == expected


def test_nothing_in_a_file_can_steer_the_terminal():
    found = complaint('[reminders]\n"in\\u001b[31m\\nterval" = 1\ninterval = "\\u001b]0;x\\u0007\\u202e"\n')
    assert found.isprintable()
    assert complaint('[reminders]\ninterval = "\\u001b]0;x\\u0007\\u202e"\n').isprintable()


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path):
    path = tmp_path / "config.toml"
    path.write_bytes(b'\xef\xbb\xbf[reminders]\r\ninterval = "50m"\r\n')
    assert read_settings(path).reminders.interval == timedelta(minutes=50)
    path.write_bytes(b'\xef\xbb\xbf[reminders]\r\n\r\ninterval = "1m"\r\n')
    with pytest.raises(ConfigError, match="line 3"):
        read_settings(path)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_a_file_that_is_no_settings_file_is_one_clear_line(tmp_path):
    (tmp_path / "latin").write_bytes(b"# caf\n# caf\xe9\n")
    (tmp_path / "big").write_bytes(b"#" * 1_000_001)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, expected in [
        ("latin", "latin, line 2: not UTF-8, save the file with that encoding"),
        ("big", "big: over 1 MB"),
        ("folder", "folder: this is not a file"),
        ("pipe", "pipe: this is not a file"),
        ("latin/config.toml", "config.toml: cannot be read: Not a directory"),
    ]:
        with pytest.raises(ConfigError, match=re.escape(expected)):
            read_settings(tmp_path / name)


@pytest.mark.skipif(sys.platform == "win32", reason="no modes of files there")
def test_a_file_that_may_not_be_read_is_one_clear_line_and_left_alone(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("[tray]\n")
    path.chmod(0)
    tmp_path.chmod(0o755)
    code = f"""
    import os
    from pathlib import Path
    from deskstretch.config.read import read_settings
    from deskstretch.core.errors import ConfigError
    if os.geteuid() == 0:
        os.chown({str(path)!r}, 65534, 65534)
        for folder in Path({str(path)!r}).parents[:3]:
            folder.chmod(0o755)
        os.setgroups([]), os.setgid(65534), os.setuid(65534)
    try:
        read_settings(Path({str(path)!r}))
    except ConfigError as error:
        print(error)
    """
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True
    )
    assert ran.stdout == f"{path}: cannot be read: Permission denied\n"


EXAMPLE = resource("config.example.toml").read_text(encoding="utf-8").splitlines(keepends=True)
SCRAPS = [
    *EXAMPLE,
    "[",
    "]",
    '"',
    "'",
    "=",
    '"""',
    "\x00",
    "\r",
    "{",
    "}",
    ".",
    "9" * 5000,
    "\ufeff",
    "true",
    "[[",
]


@given(st.text() | st.lists(st.sampled_from(SCRAPS) | st.text(max_size=4)).map("".join))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_settings_or_one_clear_line(text):
    try:
        outcome: object = settings_from(text, "config.toml")
    except ConfigError as error:
        outcome = str(error)
    assert isinstance(outcome, Settings) or str(outcome).isprintable()


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.datetimes()
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5
)
WRONG = st.sampled_from(
    [(section, key) for section in ("reminders", "stretches", "tray") for key in ("interval", "level", "x")]
)


@given(st.dictionaries(st.sampled_from(["reminders", "hours", "stretches", "tray"]), VALUES), WRONG, VALUES)
@settings(max_examples=150, deadline=None)
def test_any_document_is_settings_or_one_clear_line(document, where, value):
    from deskstretch.config.check import check

    section, key = where
    try:
        outcome: object = check(document | {section: {key: value}})
    except ConfigError as error:
        outcome = str(error)
    assert isinstance(outcome, Settings) or str(outcome).isprintable()


def test_reading_settings_does_not_bring_the_editor_of_settings():
    code = "import sys, deskstretch.config.last_good; sys.exit('tomlkit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("written", "value", "ours", "found"),
    [
        ("postpone", '["7m"]', "snooze", (timedelta(minutes=7),)),
        ("postpone_limit", "5", "snooze_limit", 5),
    ],
)
def test_a_key_under_another_name_counts_and_is_noted(tmp_path, written, value, ours, found):
    path = tmp_path / "config.toml"
    path.write_text(f"[reminders]\n{written} = {value}\n")
    layer = read_layer(path)
    assert getattr(settings_of(layer).reminders, ours) == found
    assert layer.notes == (
        f"reminders.{written}: is called reminders.{ours} here, and counts all the same; "
        "better rename it (config.toml, line 2)",
    )


def test_of_a_key_under_both_names_ours_counts(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("[reminders]\nsnooze_limit = 5\npostpone_limit = 7\n")
    layer = read_layer(path)
    assert settings_of(layer).reminders.snooze_limit == 5
    assert layer.notes == (
        "reminders.postpone_limit: does not count, because reminders.snooze_limit is there too; "
        "delete one of them (config.toml, line 3)",
    )


def test_a_wrong_value_under_another_name_is_answered_where_it_stands():
    assert complaint("[reminders]\n\npostpone_limit = 11\n") == (
        "reminders.postpone_limit: must be a whole number from 0 to 10, got 11 (config.toml, line 3)"
    )


def test_what_a_key_was_called_is_none_there_is_and_what_it_is_called_is_one():
    for other, ours in RENAMED.items():
        assert other[-1] not in SECTIONS[other[0]]
        assert ours[-1] in SECTIONS[ours[0]]


def test_no_equipment_at_all_can_be_said_in_two_ways():
    assert settings_from("[stretches]\nequipment = []", "c").stretches.equipment == ()
    named = settings_from('[stretches]\nequipment = ["none"]', "c").stretches.equipment
    assert named == (Equipment.NONE,)


def test_reading_never_writes(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("[tray]\nenabled = perhaps\n")
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    with pytest.raises(ConfigError):
        read_settings(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [entry.name for entry in Path(tmp_path).iterdir()] == ["config.toml"]


def test_a_region_counts_as_the_commands_write_it_too():
    text = "[stretches.regions]\nupper-back = 3\n'lower back' = 2\n"
    layer = layer_from(text, "config.toml")
    assert dict(settings_of(layer).stretches.regions) == {Region.UPPER_BACK: 3, Region.LOWER_BACK: 2}
    assert layer.notes == ()


def test_a_region_in_both_spellings_is_a_mistake():
    text = '[stretches.regions]\n"upper back" = 2\nupper-back = 3\n'
    with pytest.raises(ConfigError, match=r'is there as "upper back" too, keep one .*line 3'):
        layer_from(text, "config.toml")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_leads_nowhere_is_a_mistake_and_not_an_empty_file(tmp_path):
    path = tmp_path / "config.toml"
    path.symlink_to("/nonexistent/x")
    with pytest.raises(ConfigError, match=r"config\.toml points to /nonexistent/x, which is not there$"):
        read_layer(path)
    path.unlink()
    path.symlink_to(path.name)
    with pytest.raises(
        ConfigError, match=r"config\.toml points to config\.toml, and from there in a circle$"
    ):
        read_layer(path)
    path.unlink()
    path.symlink_to(tmp_path)
    with pytest.raises(ConfigError, match="this is not a file"):
        read_layer(path)
