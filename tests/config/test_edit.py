import os
import stat
import sys
import tomllib

import pytest

from deskstretch.config.edit import make_from_example, set_value, unset_value
from deskstretch.config.inplace import edited, without
from deskstretch.config.read import read_settings
from deskstretch.core.errors import ConfigError, StorageError
from deskstretch.resources import resource

EXAMPLE = resource("config.example.toml").read_text(encoding="utf-8")

MINE = """\
# my settings\t

[reminders]   # ask me
interval   =   "45m"   # not too often
snooze = [
    "5m",  # short
    "1h",
]

# ---- the icon
[tray]
enabled = true"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config.toml"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("reminders.interval", "30m", '"45m"', '"30m"'),
        ("tray.enabled", False, "enabled = true", "enabled = false"),
        ("reminders.snooze", ["2m"], '[\n    "5m",  # short\n    "1h",\n]', '[\n    "2m",\n]'),
        (
            "reminders.snooze",
            ["1h", "5m"],
            '\n    "5m",  # short\n    "1h",',
            '\n    "1h",\n    "5m",  # short',
        ),
        ("reminders.snooze_limit", 2, '"1h",\n]\n', '"1h",\n]\nsnooze_limit = 2\n'),
        (
            "notifications.sound",
            True,
            "enabled = true",
            "enabled = true\n\n[notifications]\nsound = true",
        ),
        (
            "stretches.regions.lower back",
            3,
            "enabled = true",
            'enabled = true\n\n[stretches.regions]\n"lower back" = 3',
        ),
    ],
)
def test_only_the_value_changes_to_the_byte(path, key, value, old, new, ends, mark):
    def written(text):
        return (mark + text).replace("\n", ends).encode()

    path.write_bytes(written(MINE))
    set_value(path, key, value)
    assert path.read_bytes() == written(MINE.replace(old, new))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('reminders.interval = "45m" # dotted\n', 'reminders.interval = "30m" # dotted\n'),
        ('reminders = { interval = "45m" } # inline\n', 'reminders = { interval = "30m" } # inline\n'),
        ('[ "reminders" ]\n"interval" = \'45m\'\n', '[ "reminders" ]\n"interval" = "30m"\n'),
        (
            "[reminders] # empty\n\n# next\n[tray]\n",
            '[reminders] # empty\ninterval = "30m"\n\n# next\n[tray]\n',
        ),
        ("", '[reminders]\ninterval = "30m"\n'),
        ("# nothing yet\n", '# nothing yet\n\n[reminders]\ninterval = "30m"\n'),
    ],
)
def test_every_way_to_write_a_section_is_kept(before, after):
    assert edited(before, ("reminders", "interval"), "30m") == after


def test_a_key_goes_before_the_subsection_not_into_it():
    before = '[stretches]\nlevel = "deep"\n\n[stretches.regions]\nneck = 2\n'
    after = edited(before, ("stretches", "discreet"), value=True)
    assert after == '[stretches]\nlevel = "deep"\ndiscreet = true\n\n[stretches.regions]\nneck = 2\n'


def test_a_subsection_that_stands_before_its_section_is_kept():
    before = "[stretches.regions]\nneck = 2\n\n[stretches]\ndiscreet = false # no\n"
    after = edited(before, ("stretches", "discreet"), value=True)
    assert after == before.replace("false", "true")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("reminders.interval", "3s"),
        ("reminders.interval", True),
        ("reminders.intervall", "30m"),
        ("reminders", "30m"),
        ("reminders.interval.x", "30m"),
        ("", "30m"),
        (".", "30m"),
        ("hours.monday", ["08:00-12:00", "11:00-13:00"]),
    ],
)
def test_what_would_not_be_good_settings_is_refused_and_the_file_left_alone(path, key, value):
    path.write_text(MINE)
    with pytest.raises(ConfigError):
        set_value(path, key, value)
    assert path.read_text() == MINE


@pytest.mark.parametrize(
    "content",
    [b"[tray", b"[tray]\nenabled = 1\n", b"# caf\xe9\n", pytest.param(b"#" * 1_000_001, id="over 1 MB")],
)
def test_a_file_that_is_not_good_as_it_is_is_never_written(path, content):
    path.write_bytes(content)
    with pytest.raises(ConfigError):
        set_value(path, "reminders.interval", "30m")
    assert path.read_bytes() == content


def test_a_missing_file_is_made_from_the_example(path):
    set_value(path.parent / "new" / "config.toml", "reminders.interval", "30m")
    text = (path.parent / "new" / "config.toml").read_text(encoding="utf-8")
    assert '\n# interval = "45m"\ninterval = "30m"\n' in text
    assert tomllib.loads(text)["reminders"] == {"interval": "30m"}


def test_the_example_never_replaces_a_file(path):
    path.write_text("[tray]\n")
    make_from_example(path)
    assert path.read_text() == "[tray]\n"


def test_a_value_refused_makes_no_file(path):
    with pytest.raises(ConfigError):
        set_value(path, "reminders.interval", "3s")
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no modes of files there, and links need a right")
def test_the_mode_of_the_file_and_a_link_to_it_are_kept(path, tmp_path):
    dotfile = tmp_path / "dotfiles" / "deskstretch.toml"
    dotfile.parent.mkdir()
    dotfile.write_text(MINE)
    dotfile.chmod(0o640)
    path.symlink_to(os.path.join("dotfiles", "deskstretch.toml"))
    set_value(path, "reminders.interval", "30m")
    assert path.is_symlink()
    assert dotfile.read_text() == MINE.replace('"45m"', '"30m"')
    assert stat.S_IMODE(dotfile.stat().st_mode) == 0o640
    assert [entry.name for entry in dotfile.parent.iterdir()] == ["deskstretch.toml"]


def test_a_folder_that_cannot_be_made_is_one_clear_line(path):
    path.write_text("")
    with pytest.raises(StorageError, match="cannot make the folder"):
        set_value(path / "x" / "config.toml", "reminders.interval", "30m")


@pytest.mark.parametrize(
    ("before", "key", "value", "after"),
    [
        ("reminders = {}\n", "reminders.interval", "30m", 'reminders = {interval = "30m"}\n'),
        (
            'reminders = { natural_break = "2m" } # x\n',
            "reminders.interval",
            "30m",
            'reminders = { natural_break = "2m", interval = "30m" } # x\n',
        ),
        (
            'stretches = { level = "deep" }\n',
            "stretches.regions.lower back",
            3,
            'stretches = { level = "deep", regions = {"lower back" = 3} }\n',
        ),
        (
            "[stretches]\nregions = {neck = 2} # x\n",
            "stretches.regions.hips",
            3,
            "[stretches]\nregions = {neck = 2, hips = 3} # x\n",
        ),
        (
            "[stretches]\nregions.neck = 2 # x\n",
            "stretches.regions.hips",
            3,
            "[stretches]\nregions.neck = 2 # x\nregions.hips = 3\n",
        ),
        (
            'stretches.level = "deep"\n',
            "stretches.regions.hips",
            3,
            'stretches.level = "deep"\n\n[stretches.regions]\nhips = 3\n',
        ),
        (
            "# mine\n[stretches.regions]\nneck = 1\n[tray]\n",
            "stretches.discreet",
            True,
            "# mine\n[stretches.regions]\nneck = 1\n[tray]\n\n[stretches]\ndiscreet = true\n",
        ),
        (
            "[stretches]\nlevel = 'deep'\n\n# the body\n[stretches.regions]\nneck = 1\n",
            "stretches.discreet",
            True,
            "[stretches]\nlevel = 'deep'\ndiscreet = true\n\n# the body\n[stretches.regions]\nneck = 1\n",
        ),
        (
            '[stretches.regions]\n# more\n# neck = 2\n# "lower back" = 1\n\n# next\n[tray]\n',
            "stretches.regions.neck",
            3,
            '[stretches.regions]\n# more\n# neck = 2\nneck = 3\n# "lower back" = 1\n\n# next\n[tray]\n',
        ),
    ],
)
def test_a_new_key_goes_where_a_person_would_write_it_and_comes_out_again(before, key, value, after):
    path = tuple(key.split("."))
    assert edited(before, path, value) == after
    assert without(after, path) == before


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        (
            '[reminders]\n# how long\ninterval = "5m" # or less\n\n# b\nsnooze_limit = 1\n',
            "reminders.interval",
            "[reminders]\n# how long\n\n# b\nsnooze_limit = 1\n",
        ),
        (
            '[reminders]\nsnooze = [\n "5m", # e\n] # x\nsnooze_limit = 1\n',
            "reminders.snooze",
            "[reminders]\nsnooze_limit = 1\n",
        ),
        (
            'reminders = { interval = "5m", snooze_limit = 1 }\n',
            "reminders.interval",
            "reminders = { snooze_limit = 1 }\n",
        ),
        ("[tray]\nenabled = true\n", "tray.enabled", ""),
        ("[tray] # mine\nenabled = true\n", "tray.enabled", "[tray] # mine\n"),
        ("# mine\n\n[tray]\nenabled = true", "tray.enabled", "# mine"),
        ("[tray]\nenabled = true\n[hours]\n", "tray.enabled", "[tray]\n[hours]\n"),
        ("[tray]\nenabled = true\n# \u2028[tray]\n", "tray.enabled", "[tray]\n# \u2028[tray]\n"),
        ("[tray]\n", "tray.enabled", "[tray]\n"),
        ("", "tray.enabled", ""),
    ],
)
def test_taking_a_key_away_takes_its_line_and_the_section_that_ends_the_file_empty(before, key, after):
    assert without(before, tuple(key.split("."))) == after


def test_a_value_under_another_name_of_its_key_is_changed_there(path):
    path.write_text('[reminders]\npostpone = ["5m"] # Mia\n')
    set_value(path, "reminders.snooze", ["2m"])
    assert path.read_text() == '[reminders]\npostpone = ["2m"] # Mia\n'
    set_value(path, "reminders.postpone", ["3m"])
    assert path.read_text() == '[reminders]\npostpone = ["3m"] # Mia\n'
    path.write_text('[reminders]\npostpone = ["5m"]\nsnooze = ["1m"]\n')
    set_value(path, "reminders.snooze", ["2m"])
    assert path.read_text() == '[reminders]\npostpone = ["5m"]\nsnooze = ["2m"]\n'
    assert unset_value(path, "reminders.snooze")
    assert path.read_text() == ""


def test_unset_says_whether_there_was_something(path):
    assert not unset_value(path, "tray.enabled")
    assert not path.exists()
    path.write_text(MINE)
    assert not unset_value(path, "notifications.sound")
    before = path.stat().st_mtime_ns
    assert not unset_value(path, "notifications.sound")
    assert path.stat().st_mtime_ns == before, "nothing is written for nothing"
    assert unset_value(path, "tray.enabled")
    assert path.read_text() == MINE.replace("\nenabled = true", "").replace(
        "\n\n# ---- the icon\n[tray]", "\n\n# ---- the icon"
    )


def test_a_file_made_from_the_example_says_nothing_and_how_to_change_that(path):
    make_from_example(path)
    first, _, *rest = path.read_text(encoding="utf-8").splitlines()
    assert first == "# Take away the # in front of a line to change it."
    document = tomllib.loads("\n".join(rest))
    assert not any(document.pop("stretches").values()), "regions, and nothing in it"
    assert not any(document.values())
    for line, shown in zip(rest, EXAMPLE.splitlines(), strict=True):
        assert line in (shown, f"# {shown}")


def test_a_value_of_the_first_file_comes_below_its_note_and_out_again(path):
    set_value(path, "hours.monday", [])
    assert '\n# monday = ["08:00-18:00"]\nmonday = []\n# tuesday' in path.read_text()
    assert unset_value(path, "hours.monday")
    again = path.with_name("again.toml")
    make_from_example(again)
    assert path.read_text() == again.read_text()


def test_what_was_set_is_what_is_read(path):
    set_value(path, "stretches.positions", ["seated", "standing"])
    set_value(path, "stretches.regions.neck", 2)
    set_value(path, "hours.saturday", ["09:00-12:00"])
    found = read_settings(path)
    assert [str(position) for position in found.stretches.positions] == ["seated", "standing"]
    assert dict(found.stretches.regions) == {"neck": 2}
    assert [str(span) for span in found.hours.days[5]] == ["09:00-12:00"]
    assert "# neck = 2\n" in path.read_text()


def test_a_region_spelled_as_the_commands_do_is_changed_there(path):
    path.write_text("[stretches.regions]\nupper-back = 3 # desk\n")
    set_value(path, "stretches.regions.upper back", 4)
    assert path.read_text() == "[stretches.regions]\nupper-back = 4 # desk\n"
    assert unset_value(path, "stretches.regions.upper-back")
    assert path.read_text() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_leads_nowhere_is_left_to_the_person(path):
    path.symlink_to(path.with_name("gone.toml"))
    with pytest.raises(ConfigError, match="which is not there"):
        set_value(path, "tray.enabled", False)
    with pytest.raises(ConfigError, match="which is not there"):
        unset_value(path, "tray.enabled")
    make_from_example(path)
    assert not path.exists()
