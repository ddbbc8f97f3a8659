"""The Run key. On Windows also in the real registry, below a key of the tests' own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.autostart.port import ON
from deskstretch.autostart.registry import CurrentUser, Registry
from deskstretch.autostart.run_key import APPROVED, RUN, VALUE, RunKey, split_line
from deskstretch.core.errors import StorageError, Unavailable


class Values:
    """A registry in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}

    def get(self, key: str, name: str) -> str | bytes | None:
        return self.values.get((key, name))

    def set(self, key: str, name: str, text: str) -> None:
        self.values[key, name] = text

    def delete(self, key: str, name: str) -> None:
        self.values.pop((key, name), None)


@pytest.fixture
def values() -> Values:
    return Values()


@pytest.fixture
def run_key(values: Values, program: Path) -> RunKey:
    return RunKey([str(program)], values)


def test_on_is_on_and_off_is_off(run_key, values, program):
    assert not run_key.status().enabled
    run_key.on()
    run_key.on()
    assert split_line(values.values[RUN, VALUE]) == [str(program)]
    status = run_key.status()
    assert (status.enabled, status.problem) == (True, None)
    assert "no longer" in run_key.off()
    assert values.values == {}
    assert run_key.off() == "deskstretch does not start when you log in."


def test_a_value_of_somebody_else_is_left_alone(run_key, values):
    values.set(RUN, VALUE, r'"C:\backup\backup.exe" /all')
    with pytest.raises(StorageError, match="starts something else"):
        run_key.on()
    assert "left alone" in run_key.off()
    assert values.get(RUN, VALUE) == r'"C:\backup\backup.exe" /all'
    assert not run_key.status().enabled
    assert "starts something else" in str(run_key.status().problem)


def test_a_value_of_the_persons_own_is_left_alone_and_said_so(run_key, values, program):
    values.set(RUN, VALUE, line := f'"{program}" -v')
    for said in (run_key.on(), run_key.off()):
        assert "starts when you log in, by an entry of your own" in said
        assert "left alone" in said
    assert values.get(RUN, VALUE) == line
    assert (run_key.status().enabled, run_key.status().by_hand) == (True, True)
    program.unlink()
    with pytest.raises(StorageError, match=r"is an entry of your own, and .* is not there any more"):
        run_key.on()
    assert run_key.off().startswith("deskstretch does not start when you log in: ")
    assert values.get(RUN, VALUE) == line


@pytest.mark.parametrize(
    ("first", "is_off"),
    [(b"\x02", False), (b"\x06", False), (b"\x03", True), (b"\x07", True), (b"", False)],
)
def test_switched_off_in_the_task_manager_is_told_and_mended(run_key, values, first, is_off):
    run_key.on()
    values.values[APPROVED, VALUE] = first + bytes(11)
    status = run_key.status()
    assert bool(status.problem) is is_off
    assert status.mend == (ON if status.problem else None)
    run_key.on()
    assert run_key.status().problem is None


def test_a_program_that_is_gone_is_told(run_key, program):
    run_key.on()
    program.unlink()
    assert "is not there any more" in str(run_key.status().problem)


def test_a_command_too_long_for_windows_is_refused(values, tmp_path):
    with pytest.raises(Unavailable, match="shorter path"):
        RunKey([str(tmp_path / ("a" * 250))], values).on()
    assert values.values == {}


def test_a_python_that_writes_only_for_itself_is_refused(run_key, values, monkeypatch):
    monkeypatch.setattr(
        sys, "base_prefix", "C:\\Program Files\\WindowsApps\\PythonSoftwareFoundation.Python"
    )
    with pytest.raises(Unavailable, match="Microsoft Store"):
        run_key.on()
    assert values.values == {}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (r'"C:\a b\pythonw.exe" -P -m x', [r"C:\a b\pythonw.exe", "-P", "-m", "x"]),
        ("a\tb  c", ["a", "b", "c"]),
        (r'a\\b "c\\" d\"e', [r"a\\b", "c\\", 'd"e']),
        ('a"b c"d ""', ["ab cd", ""]),
        ('"open', ["open"]),
        ("", []),
        (b"\x02", []),
    ],
)
def test_a_command_line_is_split_as_windows_does(line, words):
    assert split_line(line) == words


@given(st.lists(st.text(st.sampled_from('a\\ "\t%ü$'), max_size=8), min_size=1))
def test_any_command_is_split_as_it_was_joined(words):
    assert split_line(subprocess.list2cmdline(words)) == words


# -- the real one


@pytest.fixture
def key() -> Iterator[str]:
    key = r"Software\deskstretch-test\Run"
    yield key
    if sys.platform == "win32":
        import winreg

        for name in (key, r"Software\deskstretch-test"):
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, name)


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_windows_keeps_what_is_written(key):
    registry: Registry = CurrentUser()
    assert registry.get(key, VALUE) is None
    registry.set(key, VALUE, '"C:\\ü %PATH%\\x.exe" -m')
    assert registry.get(key, VALUE) == '"C:\\ü %PATH%\\x.exe" -m'
    registry.delete(key, VALUE)
    registry.delete(key, VALUE)
    assert registry.get(key, VALUE) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has one")
def test_elsewhere_there_is_no_registry():
    with pytest.raises(Unavailable, match="not Windows"):
        CurrentUser().get(RUN, VALUE)
