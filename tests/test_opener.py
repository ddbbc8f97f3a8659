"""Opening a file, with programs that only write down what they were given."""

import os
import sys
from pathlib import Path

import pytest

from deskstretch import opener
from deskstretch.core.errors import Unavailable
from deskstretch.opener import open_file


@pytest.fixture
def started(monkeypatch):
    """The command lines that were run."""
    commands = []

    class AtOnce:
        def __init__(self, target, args, daemon):
            assert daemon
            commands.append(*args)

        def start(self):
            pass

    monkeypatch.setattr(opener, "Thread", AtOnce)
    monkeypatch.setattr(opener.shutil, "which", lambda name: name)
    return commands


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's opener")
def test_the_file_is_given_as_an_absolute_path_that_is_no_option(started, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    open_file(Path("-config.toml"))
    assert started == [["xdg-open", f"{tmp_path}/-config.toml"]]


@pytest.mark.skipif(sys.platform == "win32", reason="there always is one")
def test_where_nothing_opens_files_the_person_is_told_where_it_is(monkeypatch, tmp_path):
    monkeypatch.setattr(opener.shutil, "which", lambda _: None)
    with pytest.raises(Unavailable, match=f"the settings are in {tmp_path}/config.toml"):
        open_file(tmp_path / "config.toml")


@pytest.mark.skipif(sys.platform != "win32", reason="Windows's opener")
def test_what_windows_has_no_program_for_is_opened_in_its_notepad(started, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(os, "startfile", opened.append)
    open_file(tmp_path / "config.toml")
    assert (opened, started) == ([tmp_path / "config.toml"], [])

    def no_program(_):
        raise OSError(1155, "No application is associated")

    monkeypatch.setattr(os, "startfile", no_program)
    open_file(tmp_path / "config.toml")
    assert started == [["notepad.exe", str(tmp_path / "config.toml")]]
