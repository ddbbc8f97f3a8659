"""The commands on settings, from the command line to the file of the person."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from deskstretch.config.keys import all_keys
from deskstretch.config.layers import in_force
from deskstretch.config.read import read_settings
from deskstretch.core.settings import Settings
from deskstretch.core.stretch import Region
from deskstretch.paths import Paths
from deskstretch.resources import resource
from tests.cli.conftest import Run
from tests.config.written import settings_from

EXAMPLE = resource("config.example.toml").read_text(encoding="utf-8")


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# -- path, init


def test_the_path_is_where_the_file_would_be_and_nothing_is_made(run: Run, paths: Paths) -> None:
    assert run("config", "path") == (0, f"{paths.config}\n", "")
    assert not paths.config.parent.exists()


def test_init_makes_the_example_and_never_a_second_time(run: Run, paths: Paths) -> None:
    assert run("config", "init") == (0, f"Here it is: {paths.config}\n", "")
    text = paths.config.read_text(encoding="utf-8")
    assert text.startswith("# Take away the # in front of a line to change it.\n#\n# deskstretch")
    assert text.endswith("\n# enabled = true\n")
    write(paths.config, "# mine\n")
    code, out, err = run("config", "init")
    assert (code, out) == (1, "")
    assert err == f"deskstretch: {paths.config} is there already; `deskstretch config edit` opens it\n"
    assert paths.config.read_text(encoding="utf-8") == "# mine\n"


# -- get


def test_get_lists_all_that_is_in_force_as_a_settings_file_would(run: Run, paths: Paths) -> None:
    write(paths.config, '[reminders]\ninterval = "90m"\n[stretches.regions]\n"lower back" = 3\n')
    code, out, err = run("config", "get")
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == len(all_keys())
    assert 'reminders.interval = "1h 30m"\n' in out
    assert 'stretches.regions."lower back" = 3\n' in out
    listed, meant = settings_from(out, "out"), in_force(paths)
    assert listed.reminders == meant.reminders
    assert listed.hours == meant.hours
    assert (listed.tray, listed.notifications) == (meant.tray, meant.notifications)
    assert (
        not listed.stretches.regions.items()
        ^ {**dict.fromkeys(listed.stretches.regions, 1), **meant.stretches.regions}.items()
    )


@pytest.mark.parametrize(
    ("key", "bare", "as_json"),
    [
        ("reminders.interval", "45m", "45m"),
        ("reminders.snooze", '["10m", "5m", "20m"]', ["10m", "5m", "20m"]),
        ("Reminders.Snooze-Limit", "3", 3),
        ("hours.sunday", "[]", []),
        ("notifications.sound", "false", False),
        ("stretches.regions.lower-back", "1", 1),
        ('stretches.regions."lower back"', "1", 1),
        ("reminders.postpone", '["10m", "5m", "20m"]', ["10m", "5m", "20m"]),
    ],
)
def test_get_of_one_key_is_its_bare_value(run: Run, key: str, bare: str, as_json: object) -> None:
    assert run("config", "get", key) == (0, f"{bare}\n", "")
    assert json.loads(run("config", "get", key, "--json").out) == as_json


def test_get_of_a_section_lists_that(run: Run) -> None:
    assert run("config", "get", "tray") == (0, "tray.enabled = true\n", "")
    assert run("config", "get", "hours").out.count("\n") == 7
    assert json.loads(run("config", "get", "reminders", "--json").out)["reminders"]["snooze_limit"] == 3


def test_all_as_json_is_nested_like_the_file(run: Run) -> None:
    document = json.loads(run("config", "get", "--json").out)
    example = tomllib.loads(EXAMPLE)
    assert document.pop("routines") == {"at": []}, "which the example only shows"
    assert list(document) == list(example)
    regions = document["stretches"].pop("regions")
    assert example["stretches"].pop("regions") == {}
    assert document == example
    assert set(regions.values()) == {1}


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("reminders.intervall", "did you mean reminders.interval?"),
        ("interval", "did you mean reminders.interval?"),
        ("discreet", "did you mean stretches.discreet or notifications.discreet?"),
        ("lower back", "did you mean stretches.regions.lower-back?"),
        ("snozee", "did you mean reminders.snooze?"),
        ("regions", "did you mean stretches.regions?"),
        ("\x1b[31mxyzzy", "`deskstretch config get` lists all"),
        ("", "`deskstretch config get` lists all"),
        (".", "`deskstretch config get` lists all"),
    ],
)
@pytest.mark.parametrize("command", [("get",), ("set", "1"), ("unset",)])
def test_a_misspelt_key_is_one_line_with_the_nearest(
    run: Run, paths: Paths, command: tuple[str, ...], written: str, mend: str
) -> None:
    verb, *value = command
    code, out, err = run("config", verb, written, *value)
    assert (code, out) == (1, "")
    assert err.endswith(f"{mend}\n")
    assert err.count("\n") == 1
    assert "\x1b" not in err
    assert not paths.config.exists()


# -- set


@pytest.mark.parametrize(
    ("words", "got"),
    [
        (["reminders.interval", "30m"], "30m"),
        (["reminders.interval", "1h", "30m"], "1h 30m"),
        (["reminders.interval", "30 MIN"], "30m"),
        (["reminders.interval", '"30m"'], "30m"),
        (["reminders.snooze", "5m,10m"], '["5m", "10m"]'),
        (["reminders.snooze", "5m", "10m"], '["5m", "10m"]'),
        (["reminders.snooze", '["5m", "10m"]'], '["5m", "10m"]'),
        (["reminders.snooze", "[5m, 10m]"], '["5m", "10m"]'),
        (["reminders.snooze_limit", "0"], "0"),
        (["hours.monday", "09:00-12:00,13:00-17:00"], '["09:00-12:00", "13:00-17:00"]'),
        (["hours.monday", "13-17:30", "9-12"], '["09:00-12:00", "13:00-17:30"]'),
        (["hours.monday", "00:00-24:00"], '["00:00-24:00"]'),
        (["hours.monday", ""], "[]"),
        (["hours.monday", "[]"], "[]"),
        (["hours.monday", "off"], "[]"),
        (["stretches.regions.lower back", "3"], "3"),
        (["stretches.regions.lower-back", "3"], "3"),
        (["stretches.exclude", "chin-tuck"], '["chin-tuck"]'),
        (["stretches.exclude", "Chin Tuck"], '["chin-tuck"]'),
        (["stretches.equipment", "chair-back,Wall"], '["chair back", "wall"]'),
        (["stretches.level", "Deep"], "deep"),
        (["notifications.sound", "on"], "true"),
        (["notifications.sound", "Off"], "false"),
        (["stretches.packs_off", "My Physio, b"], '["My Physio", "b"]'),
    ],
)
def test_what_a_person_writes_in_a_shell_is_understood(run: Run, words: list[str], got: str) -> None:
    code, out, err = run("config", "set", *words)
    assert code == 0
    assert not err or "packs_off" in err
    assert out.count("\n") == 1
    assert run("config", "get", words[0]).out == f"{got}\n"


def test_what_get_says_can_be_set_as_it_is(run: Run, paths: Paths) -> None:
    write(paths.config, EXAMPLE)
    for key in all_keys():
        said = run("config", "get", key).out.removesuffix("\n")
        assert run("config", "set", key, said).code == 0, key
    # Only where the example has no value, in the weights of the regions and for set times, is there a
    # new line.
    before, lines = EXAMPLE.splitlines(), paths.config.read_text().splitlines()
    assert [line for line in lines if line in before][: len(before)] == before
    assert [line for line in lines if line not in before][-2:] == ["[routines]", "at = []"]
    assert len([line for line in lines if line not in before]) == len(Region) + 2
    assert read_settings(paths.config).reminders == Settings().reminders


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("reminders.interval", "soon", 'reminders.interval: must be a duration like "45m", got "soon"'),
        ("reminders.interval", "3s", 'reminders.interval: must be between 5 minutes and 4 hours, got "3s"'),
        ("reminders.snooze", "5m,x", 'reminders.snooze: must be a duration like "45m", got "x"'),
        (
            "reminders.snooze",
            "",
            'reminders.snooze: must be a list of 1 to 6, such as ["10m", "20m"], got 0',
        ),
        (
            "reminders.snooze_limit",
            "-1",
            "reminders.snooze_limit: must be a whole number from 0 to 10, got -1",
        ),
        (
            "reminders.snooze_limit",
            "9" * 5000,
            "reminders.snooze_limit: must be a whole number from 0 to 10",
        ),
        ("hours.monday", "9-25", 'hours.monday: must be times of day such as "08:00-18:00", got "9-25"'),
        ("notifications.sound", "maybe", 'notifications.sound: must be true or false, got "maybe"'),
        (
            "stretches.level",
            "x\x1b[31m",
            'stretches.level: must be "gentle", "normal" or "deep", got "x\ufffd',
        ),
        (
            "stretches.exclude",
            "[" * 3000,
            'stretches.exclude: must be the id of a stretch such as "chin-tuck"',
        ),
    ],
)
def test_what_check_would_refuse_is_refused_in_one_line(
    run: Run, paths: Paths, key: str, value: str, why: str
) -> None:
    code, out, err = run("config", "set", key, value)
    assert (code, out) == (1, "")
    assert err.startswith(f"deskstretch: {why}")
    assert err.count("\n") == 1
    assert not paths.config.exists()


def test_set_says_what_holds_now_and_what_did(run: Run) -> None:
    assert run("config", "set", "hours.friday", "").out == "hours.friday is none now; it was 08:00-18:00.\n"
    assert run("config", "set", "hours.friday", "").out == "hours.friday is none, as before.\n"
    assert run("config", "set", "tray.enabled", "off").out.endswith("It counts from the next start on.\n")


def test_excluding_a_stretch_that_there_is_not_is_done_and_noted(run: Run) -> None:
    code, _, err = run("config", "set", "stretches.exclude", "chin-tuk")
    assert (code, err) == (
        0,
        "deskstretch: stretches.exclude: there is no stretch chin-tuk; did you mean chin-tuck?\n",
    )


@pytest.mark.parametrize("content", [b"[tray", b"# caf\xe9\n", b'[reminders]\ninterval = "1s"\n'])
@pytest.mark.parametrize(
    "command", [("set", "tray.enabled", "off"), ("unset", "tray.enabled"), ("get",), ("diff",)]
)
def test_a_bad_file_is_said_and_never_written(
    run: Run, paths: Paths, content: bytes, command: tuple[str, ...]
) -> None:
    write(paths.config, "").write_bytes(content)
    code, out, err = run("config", *command)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "config.toml" in err
    assert paths.config.read_bytes() == content


# -- unset


def test_unset_takes_the_line_and_the_default_holds_again(run: Run, paths: Paths) -> None:
    mine = '# mine\r\n[reminders]\r\n# short\r\ninterval = "30m" # or less\r\n\r\n[tray]\r\nenabled = true'
    write(paths.config, "").write_bytes(mine.encode())
    said = run("config", "unset", "reminders.interval")
    assert said == (0, "reminders.interval is 45m now; it was 30m.\n", "")
    assert paths.config.read_bytes() == mine.replace('interval = "30m" # or less\r\n', "").encode()
    again = run("config", "unset", "reminders.interval")
    assert again == (0, "reminders.interval is not in the settings file; nothing changed.\n", "")


def test_unset_makes_no_file(run: Run, paths: Paths) -> None:
    assert run("config", "unset", "reminders.interval").code == 0
    assert not paths.config.exists()


# -- the site's file


@pytest.fixture
def site(paths: Paths) -> Path:
    if not paths.site_config:
        pytest.skip("a scratch has no settings of a site")
    return write(paths.site_config[0], '[reminders]\ninterval = "1h"\nsnooze_limit = 1\n')


def test_a_first_setting_leaves_what_the_site_says_in_force(run: Run, paths: Paths, site: Path) -> None:
    assert run("config", "set", "tray.enabled", "off").code == 0
    assert run("config", "get", "reminders.interval").out == "1h\n"
    assert '\n# interval = "45m"\n' in paths.config.read_text(encoding="utf-8")
    said = run("config", "set", "reminders.interval", "30m")
    assert said.out == "reminders.interval is 30m now; it was 1h.\n"
    assert '\n# interval = "45m"\ninterval = "30m"\n' in paths.config.read_text(encoding="utf-8")
    assert run("config", "unset", "reminders.interval").out == "reminders.interval is 1h now; it was 30m.\n"


def test_diff_says_in_which_file_it_was_set(run: Run, paths: Paths, site: Path) -> None:
    run("config", "set", "reminders.snooze_limit", "2")
    assert run("config", "diff").out.splitlines() == [
        "SETTING                 NOW  DEFAULT  SET IN",
        "reminders.interval      1h   45m      site's file",
        "reminders.snooze_limit  2    3        your file",
    ]
    assert json.loads(run("config", "diff", "--json").out) == [
        {"key": "reminders.interval", "value": "1h", "default": "45m", "from": "site"},
        {"key": "reminders.snooze_limit", "value": 2, "default": 3, "from": "own"},
    ]


def test_a_bad_site_file_is_said_and_the_rest_holds(run: Run, site: Path) -> None:
    write(site, "[reminders]\ninterval = 3\nsnooze = 4\n")
    code, out, err = run("config", "get", "reminders.interval")
    assert (code, out, err.count("\n")) == (0, "45m\n", 1)
    code, out, err = run("config", "check")
    assert (code, err.count("\n")) == (1, 2)
    assert f"({site}, line 2)" in err


# -- diff


def test_diff_without_a_difference_says_so(run: Run, paths: Paths) -> None:
    write(paths.config, EXAMPLE)
    assert run("config", "diff") == (0, "Everything is as it comes.\n", "")
    assert run("config", "diff", "--json").out == "[]\n"


def test_diff_fits_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("config", "set", "hours.wednesday", "06:00-09:00,10:00-12:00,13:00-15:00,16:00-18:00,20:00-21:00")
    run("config", "set", "stretches.exclude", "chin-tuck,neck-nod")
    monkeypatch.setenv("COLUMNS", "80")
    out = run("config", "diff").out
    assert "SET IN" not in out
    assert max(map(len, out.splitlines())) <= 80


# -- check


def test_check_says_every_problem_on_a_line_of_its_own(run: Run, paths: Paths) -> None:
    write(paths.config, '[reminders]\ninterval = "1s"\nsnoze = 1\n[tray]\nenabled = 1\n')
    code, out, err = run("config", "check")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "deskstretch: reminders.interval: must be between 5 minutes and 4 hours, "
        'got "1s" (config.toml, line 2)',
        'deskstretch: reminders.snoze: unknown key, did you mean "snooze"? (config.toml, line 3)',
        "deskstretch: tray.enabled: must be true or false, got 1 (config.toml, line 5)",
    ]


def test_check_of_a_very_bad_file_says_that_there_is_more(run: Run, paths: Paths) -> None:
    write(paths.config, "".join(f"[section{number}]\n" for number in range(20)))
    code, _, err = run("config", "check")
    assert code == 1
    assert len(err.splitlines()) == 11
    assert "there is more wrong" in err


def test_a_good_file_is_fine_with_notes_on_what_was_hardly_meant(run: Run, paths: Paths) -> None:
    assert run("config", "check") == (0, "There is no settings file, and none is needed: fine\n", "")
    write(paths.config, '[stretches]\nexclude = ["chin-tuk", "neck-nod"]\n[reminders]\npostpone = ["5m"]\n')
    code, out, err = run("config", "check")
    assert (code, out) == (0, f"{paths.config}: no mistakes, but 2 things are hardly meant so\n")
    called, stranger = err.splitlines()
    assert called.startswith("deskstretch: reminders.postpone: is called reminders.snooze here")
    assert (
        stranger == "deskstretch: stretches.exclude: there is no stretch chin-tuk; did you mean chin-tuck?"
    )


def test_any_file_can_be_checked(run: Run, tmp_path: Path) -> None:
    good, bad = write(tmp_path / "good.toml", EXAMPLE), write(tmp_path / "bad.toml", "[tray]\nx = 1\n")
    assert run("config", "check", str(good)) == (0, f"{good}: fine\n", "")
    code, out, err = run("config", "check", str(bad))
    assert (code, out) == (1, "")
    assert "(bad.toml, line 2)" in err
    code, _, err = run("config", "check", "nothing.toml")
    assert (code, err) == (1, "deskstretch: nothing.toml: there is no such file\n")
    code, _, err = run("config", "check", str(tmp_path))
    assert (code, err.count("\n")) == (1, 1)


# -- edit


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that puts what is in this file into the file it is to edit."""
    text = write(tmp_path / "an editor's text", "")
    script = write(
        tmp_path / "an editor.py",
        "import sys\nopen(sys.argv[2], 'wb').write(open(sys.argv[1], 'rb').read())\n",
    )
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{script}" "{text}"')
    monkeypatch.setenv("EDITOR", "false")
    return text


def test_edit_opens_the_person_s_editor_without_a_shell(run: Run, paths: Paths, editor: Path) -> None:
    editor.write_text("[tray]\nenabled = false\n")
    assert run("config", "edit") == (0, "", "")
    assert paths.config.read_text() == "[tray]\nenabled = false\n"


def test_edit_checks_afterwards_and_keeps_what_the_person_wrote(
    run: Run, paths: Paths, editor: Path
) -> None:
    editor.write_bytes(b"[tray]\nenabled = 1\n# \xff")
    code, _, err = run("config", "edit")
    assert code == 1
    assert err.splitlines() == [
        f"deskstretch: {paths.config}, line 3: not UTF-8, save the file with that encoding",
        "Your file stays as it is; the settings from before hold until it is mended.",
    ]
    assert paths.config.read_bytes() == b"[tray]\nenabled = 1\n# \xff"


@pytest.mark.parametrize(
    ("visual", "why"),
    [
        ("no-such-editor --wait", "cannot start the editor no-such-editor"),
        ('"vi', "$VISUAL is no command"),
        ("", "no editor was found, set $VISUAL to yours; the settings are in"),
        ("  ", "no editor was found"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Notepad is always there")
def test_without_an_editor_it_says_where_the_file_is(
    run: Run, monkeypatch: pytest.MonkeyPatch, visual: str, why: str
) -> None:
    monkeypatch.setenv("VISUAL", visual)
    monkeypatch.delenv("EDITOR", raising=False)
    code, out, err = run("config", "edit")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert why in err


@pytest.mark.skipif(sys.platform == "win32", reason="no such command there")
def test_an_editor_that_fails_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "false")
    assert run("config", "edit").err == "deskstretch: the editor ended with code 1\n"


# -- as a process


def test_each_command_loads_only_what_it_needs(paths: Paths) -> None:
    code = (
        "import sys\nfrom deskstretch.cli import main\nmain(sys.argv[1:])\n"
        "heavy = 'tomlkit', 'sqlite3', 'asyncio', 'deskstretch.catalogue'\n"
        "print([name for name in heavy if name in sys.modules])"
    )

    def loaded(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env=os.environ,
        )
        return done.stdout.splitlines()[-1]

    assert loaded("config", "get", "reminders.interval") == "[]"
    assert loaded("config", "diff") == "[]"
    assert loaded("config", "set", "tray.enabled", "off") == "['tomlkit']"
    assert loaded("config", "--help") == "[]"


@pytest.mark.parametrize(
    "arguments", [(), ("get",), ("set",), ("unset",), ("check",), ("edit",), ("diff",)]
)
def test_help_fits_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = run("config", *arguments, "--help")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert "..." not in out.replace("VALUE...", "").replace("[ARGS]...", "")


def test_a_pack_that_is_off_and_not_there_is_noted(run: Run, paths: Paths) -> None:
    write(paths.packs / "safe-eyes.toml", "")
    write(paths.config, '[stretches]\npacks_off = ["safe-eyes.toml", "nope"]\n')
    code, out, err = run("config", "check")
    assert (code, out) == (0, f"{paths.config}: no mistakes, but 1 thing is hardly meant so\n")
    words = "stretches.packs_off: there is no file of stretches called nope; there are safe-eyes"
    assert err == f"deskstretch: {words}\n"
    assert run("config", "set", "stretches.packs_off", "nope").err == err
    assert run("config", "set", "stretches.packs_off", "safe-eyes.toml").err == ""
    assert run("config", "set", "stretches.exclude", "chin-tuck").err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_check_and_init_see_a_link_that_leads_nowhere(run: Run, paths: Paths) -> None:
    paths.config.parent.mkdir(parents=True)
    paths.config.symlink_to("/nonexistent/x")
    code, out, err = run("config", "check")
    assert (code, out) == (1, "")
    assert err == f"deskstretch: {paths.config} points to /nonexistent/x, which is not there\n"
    assert run("config", "init").code == 1
    assert run("config", "check", str(paths.config)).err == err


def test_notes_in_a_list_outlive_excluding_and_allowing(run: Run, paths: Paths) -> None:
    text = """\
[stretches]
exclude = [
    "chin-tuck",  # jaw clicks, asked Dr. X
    # the next one hurts my wrist
    "wrist-circles",
]
"""
    write(paths.config, text)
    assert run("stretches", "exclude", "neck-nod").code == 0
    assert paths.config.read_text() == text.replace('circles",\n', 'circles",\n    "neck-nod",\n')
    assert run("stretches", "allow", "neck-nod").code == 0
    assert paths.config.read_text() == text
    assert run("stretches", "allow", "chin-tuck").code == 0
    assert paths.config.read_text() == text.replace('    "chin-tuck",  # jaw clicks, asked Dr. X\n', "")
