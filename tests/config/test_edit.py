import os
import stat
import sys
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskstretch.config.edit import make_from_example, set_value
from deskstretch.config.inplace import edited
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
        ("reminders.snooze", ["2m"], '[\n    "5m",  # short\n    "1h",\n]', '["2m"]'),
        ("reminders.snooze_limit", 2, '"1h",\n]\n', '"1h",\n]\nsnooze_limit = 2\n'),
        (
            "notifications.sound",
            True,
            "enabled = true",
            "enabled = true\n\n[notifications]\nsound = true\n",
        ),
        (
            "stretches.regions.lower back",
            3,
            "enabled = true",
            'enabled = true\n\n[stretches.regions]\n"lower back" = 3\n',
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
    assert text == EXAMPLE.replace('interval = "45m"', 'interval = "30m"')


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


SPACE = st.sampled_from(["", " ", "\t", "   "])
COMMENT = st.sampled_from(["", "# a note", " # [tray]", '\t# "45m" = interval', "#"])
BETWEEN = st.lists(
    st.sampled_from(["", "   ", "# a note", '# interval = "1m"', "\t# [reminders]"]), max_size=3
)
QUOTED = st.sampled_from(['"45m"', "'45m'", '"""45m"""', '"45\\u006d"'])


@st.composite
def files(draw):
    """Two files that differ in nothing but the interval."""
    sections = draw(st.permutations(["reminders", "tray", "hours"]))
    lines = {
        "reminders": ["snooze_limit = 3", "interval"],
        "tray": ["enabled = true"],
        "hours": ["monday = []", 'tuesday = [\n  "08:00-18:00", # all day\n]'],
    }
    before, ends = [], draw(st.sampled_from(["\n", "\r\n"]))
    for section in sections:
        before += draw(BETWEEN)
        before.append(f"{draw(SPACE)}[{draw(SPACE)}{section}{draw(SPACE)}]{draw(COMMENT)}")
        for line in draw(st.permutations(lines[section])):
            before += draw(BETWEEN)
            spaced = f"{draw(SPACE)}interval{draw(SPACE)}={draw(SPACE)}@{draw(SPACE)}{draw(COMMENT)}"
            before.append(spaced if line == "interval" else line)
    text = "\n".join(before + draw(BETWEEN) + draw(st.sampled_from([[], [""]]))).replace("\n", ends)
    return text.replace("@", draw(QUOTED)), text.replace("@", '"30m"')


@given(files())
@settings(max_examples=150, deadline=None)
def test_however_a_file_is_laid_out_only_the_value_changes(pair):
    before, after = pair
    assert edited(before, ("reminders", "interval"), "30m") == after


@given(files(), st.sampled_from(["answer_within", "natural_break"]))
@settings(max_examples=150, deadline=None)
def test_however_a_file_is_laid_out_a_new_key_is_one_new_line(pair, name):
    before, _ = pair
    after = edited(before, ("reminders", name), "3m")
    lines = after.splitlines(keepends=True)
    [new] = [place for place, line in enumerate(lines) if line.strip() == f'{name} = "3m"']
    ends = "\r\n" if "\r\n" in before else "\n"
    assert lines[new].endswith(ends) or new == len(lines) - 1
    del lines[new]
    assert "".join(lines).rstrip("\r\n") == before.rstrip("\r\n")
    assert tomllib.loads(after)["reminders"][name] == "3m"


def test_what_was_set_is_what_is_read(path):
    set_value(path, "stretches.positions", ["seated", "standing"])
    set_value(path, "stretches.regions.neck", 2)
    set_value(path, "hours.saturday", ["09:00-12:00"])
    found = read_settings(path)
    assert [str(position) for position in found.stretches.positions] == ["seated", "standing"]
    assert dict(found.stretches.regions) == {"neck": 2}
    assert [str(span) for span in found.hours.days[5]] == ["09:00-12:00"]
    assert "# neck = 2\n" in path.read_text()
