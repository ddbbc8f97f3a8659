import stat
import subprocess
import sys
from pathlib import Path

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.paths import Paths
from deskstretch.resources import resource


def test_naming_the_files_creates_nothing(tmp_path):
    Paths.scratch(tmp_path / "demo")
    assert list(tmp_path.iterdir()) == []


def test_everything_of_a_scratch_lies_below_its_root(tmp_path):
    paths = Paths.scratch(tmp_path)
    for path in (
        paths.config,
        paths.packs,
        paths.last_good,
        paths.history,
        paths.state,
        paths.log,
        paths.lock,
    ):
        assert tmp_path in path.parents


@pytest.mark.skipif(sys.platform == "win32", reason="no modes of files there; the profile is private")
def test_the_folders_are_for_the_person_alone(tmp_path):
    paths = Paths.scratch(tmp_path / "a" / "b")
    assert paths.make_folders() == []
    assert paths.make_folders() == []
    for path in (paths.config, paths.history, paths.state, paths.log, paths.lock):
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_one_line_and_the_others_are_made(tmp_path):
    (tmp_path / "config").write_text("a file where a folder should be")
    paths = Paths.scratch(tmp_path)
    [complaint] = paths.make_folders()
    assert complaint.startswith(f"cannot make the folder {tmp_path / 'config'}: File ")
    assert paths.history.parent.is_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of the XDG specification")
def test_the_person_s_files_are_where_the_desktop_keeps_such_files(tmp_path, monkeypatch):
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    paths = Paths.of_the_person()
    assert paths.config == tmp_path / "config/deskstretch/config.toml"
    assert paths.history == tmp_path / "data/deskstretch/history.db"
    assert paths.log == tmp_path / "state/deskstretch/log/deskstretch.log"
    assert paths.lock == tmp_path / "data/deskstretch/deskstretch.lock"
    assert paths.socket == runtime / "deskstretch/deskstretch.sock"


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of the XDG specification")
def test_the_site_s_settings_are_looked_for_where_the_desktop_keeps_such_files(monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_DIRS", "/etc/xdg-mate:not/absolute:/etc/xdg")
    assert Paths.of_the_person().site_config == (
        Path("/etc/xdg-mate/deskstretch/config.toml"),
        Path("/etc/xdg/deskstretch/config.toml"),
    )
    monkeypatch.delenv("XDG_CONFIG_DIRS")
    assert Paths.of_the_person().site_config == (Path("/etc/xdg/deskstretch/config.toml"),)


def test_the_site_has_a_place_for_settings_on_every_system():
    assert Paths.of_the_person().site_config
    assert all(path.name == "config.toml" for path in Paths.of_the_person().site_config)


def test_a_demonstration_asks_no_site(tmp_path):
    assert Paths.scratch(tmp_path).site_config == ()


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of the XDG specification")
@pytest.mark.parametrize("runtime", [None, "/nowhere", "/"])
def test_without_a_usable_runtime_folder_there_is_a_lock_all_the_same_and_no_warning(monkeypatch, runtime):
    if runtime is None:
        monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    else:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
    assert Paths.of_the_person().lock.name == "deskstretch.lock"


def test_the_module_is_imported_without_platformdirs():
    code = "import sys, deskstretch.paths; sys.exit('platformdirs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_comes_with_the_program_is_found():
    assert resource("config.example.toml").is_file()


def test_what_did_not_come_with_the_program_is_said_in_words():
    with pytest.raises(Unavailable, match=r"unheard-of\.svg did not come"):
        resource("icons/unheard-of.svg")


def test_the_package_s_own_copy_comes_before_the_one_beside_it(tmp_path, monkeypatch):
    inside, beside = tmp_path / "pkg" / "data", tmp_path
    inside.mkdir(parents=True)
    monkeypatch.setattr("deskstretch.resources._PACKAGE", tmp_path / "pkg")
    (beside / "a.txt").touch()
    assert resource("a.txt") == beside / "a.txt"
    (inside / "a.txt").touch()
    assert resource("a.txt") == Path(inside / "a.txt")
