import sys
from pathlib import Path

import pytest

from deskstretch.autostart.folders import config_home, data_folders, data_home

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders of Linux desktops")


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch):
    monkeypatch.setenv("HOME", "/home/me")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_word_they_are_the_usual_ones():
    assert (config_home(), data_home()) == (Path("/home/me/.config"), Path("/home/me/.local/share"))
    assert data_folders() == [Path("/usr/local/share"), Path("/usr/share")]


def test_the_variables_move_them(monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", "/c")
    monkeypatch.setenv("XDG_DATA_HOME", "/d")
    monkeypatch.setenv("XDG_DATA_DIRS", "/e:relative::/f")
    assert (config_home(), data_home()) == (Path("/c"), Path("/d"))
    assert data_folders() == [Path("/e"), Path("/f")]


def test_a_relative_one_is_ignored_as_the_specification_says(monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", "conf")
    assert config_home() == Path("/home/me/.config")
