import sys
from pathlib import Path

import pytest

from deskstretch.autostart.desktop_entry import keys
from deskstretch.autostart.menu_entry import MenuEntry

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a way of Linux desktops")

ICONS = ("scalable/apps/deskstretch.svg", "64x64/apps/deskstretch.png", "128x128/apps/deskstretch.png")


@pytest.fixture
def menu(tmp_path: Path) -> MenuEntry:
    return MenuEntry(["/opt/deskstretch"], tmp_path / "data", [tmp_path / "local", tmp_path / "system"])


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    path = tmp_path / "data/applications/deskstretch.desktop"
    path.parent.mkdir(parents=True)
    return path


def test_the_entry_comes_with_the_icon_it_names(menu, entry, tmp_path):
    assert menu.put()
    assert keys(entry.read_bytes())["Exec"] == "/opt/deskstretch"
    assert keys(entry.read_bytes())["Icon"] == "deskstretch"
    for icon in ICONS:
        assert (tmp_path / "data/icons/hicolor" / icon).stat().st_size > 100


def test_all_of_it_goes(menu, entry, tmp_path):
    menu.put()
    assert menu.remove()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not menu.remove()


def test_where_a_package_brought_one_there_is_nothing_to_do(menu, entry, tmp_path):
    packaged = tmp_path / "system/applications/deskstretch.desktop"
    packaged.parent.mkdir(parents=True)
    packaged.touch()
    assert not menu.put()
    assert not entry.exists()


def test_one_of_the_person_is_neither_written_over_nor_removed(menu, entry):
    entry.write_text("[Desktop Entry]\nName=mine\nExec=deskstretch -v\n")
    assert not menu.put()
    assert not menu.remove()
    assert entry.read_text().endswith("-v\n")


def test_the_icons_of_a_person_with_a_cache_of_gtk_are_found(menu, entry, tmp_path):
    """GTK takes a cache for old when the folder of the icons is younger."""
    import os

    icons = tmp_path / "data/icons/hicolor"
    icons.mkdir(parents=True)
    os.utime(icons, (1, 1))
    menu.put()
    os.utime(icons, (1, 1))
    menu.put()
    assert icons.stat().st_mtime > 1
