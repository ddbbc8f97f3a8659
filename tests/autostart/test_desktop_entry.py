import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.autostart.desktop_entry import MARK, command_of, entry_for, exec_value, keys

WORDS = st.text(st.characters(blacklist_categories=["Cc", "Cs"]), min_size=1)


@pytest.mark.parametrize(
    ("command", "value"),
    [
        (["/usr/bin/deskstretch"], "/usr/bin/deskstretch"),
        (["/a b/deskstretch"], '"/a b/deskstretch"'),
        (["/ü/deskstretch"], "/ü/deskstretch"),
        (["/$HOME/d"], r'"/\\$HOME/d"'),
        (['/"q"/d'], r'"/\\"q\\"/d"'),
        (["/`ls`/d"], r'"/\\`ls\\`/d"'),
        (["/a\\b/d"], r'"/a\\\\b/d"'),
        (["/a;b&c/d"], '"/a;b&c/d"'),
        (["/50%/d"], 'env "/50%%/d"'),
        (["python", "-P", "-m", "x"], "python -P -m x"),
    ],
)
def test_a_command_is_quoted_as_desktops_read_it(command, value):
    assert exec_value(command) == value
    assert command_of(value) == command


@given(st.lists(WORDS, min_size=1).filter(lambda words: words[0] != "env" and "=" not in words[0]))
def test_any_command_is_read_as_it_was_written(command):
    value = exec_value(command)
    assert "\n" not in value
    if not command[0].endswith("/env"):
        assert command_of(value) == command


@pytest.mark.parametrize(
    ("value", "command"),
    [
        ("deskstretch %U --icon %i", ["deskstretch", "--icon"]),
        ("/usr/bin/env A=b C= deskstretch", ["deskstretch"]),
        ('"deskstretch', ['"deskstretch']),
        ("", []),
    ],
)
def test_entries_of_others_are_read_too(value, command):
    assert command_of(value) == command


def test_an_entry_is_the_template_with_another_command_and_our_mark():
    template = "[Desktop Entry]\nName=x\nExec=x\nIcon=y\n"
    entry = entry_for(["/a\\1/x"], template)
    assert entry == f'[Desktop Entry]\nName=x\nExec="/a\\\\\\\\1/x"\n{MARK}=true\nIcon=y\n'


def test_only_the_keys_of_the_entry_itself_count():
    entry = (
        b"Exec=0\n[Desktop Entry]\n#Exec=1\nExec = 2\nExec=3\nnonsense\n[Desktop Action a]\nExec=4\n\xff=5"
    )
    assert keys(entry) == {"Exec": "2"}


def test_what_is_no_entry_has_no_keys():
    assert keys(b"\x00\xff\xfe") == {}


@pytest.mark.skipif(not shutil.which("gio"), reason="gio (libglib2.0-bin) is not installed")
@pytest.mark.parametrize("name", ["a b", "50%", "$HOME", '"q"', "`ls`", "a\\b", "it's", "ü", "a;b"])
def test_glib_starts_the_program_whatever_its_folder_is_called(tmp_path: Path, name: str):
    folder = tmp_path / name
    folder.mkdir()
    program = folder / "program"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "${0%/*}/new"\nmv "${0%/*}/new" "${0%/*}/ran"\n')
    program.chmod(0o755)
    entry = tmp_path / "x.desktop"
    template = "[Desktop Entry]\nType=Application\nName=x\nExec=x\n"
    entry.write_text(entry_for([str(program), name], template), encoding="utf-8")
    subprocess.run(["gio", "launch", entry], check=True, timeout=20)
    end = time.monotonic() + 20
    while not (folder / "ran").exists() and time.monotonic() < end:
        time.sleep(0.02)
    assert (folder / "ran").read_text(encoding="utf-8") == f"{name}\n"
