import asyncio
import sys
from datetime import UTC, datetime, timedelta

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.core.passage import Reading
from deskstretch.presence.windows_calls import STORE, Calls, Use, application, user_now

BOOTED = datetime(2026, 3, 2, 8, tzinfo=UTC)


def filetime(moment: datetime) -> int:
    """100 ns since 1601."""
    return (moment - datetime(1601, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) * 10


AT_NINE = filetime(BOOTED + timedelta(hours=1))
LAST_WEEK = filetime(BOOTED - timedelta(days=7))


@pytest.mark.parametrize(
    ("key", "packaged", "name"),
    [
        ("C:#Program Files#Zoom#bin#Zoom.exe", False, "Zoom"),
        ("C:#Windows#System32#SOUND.EXE", False, "SOUND"),
        ("Recorder", False, "Recorder"),
        ("C:#", False, "C:#"),
        ("", False, ""),
        ("Microsoft.WindowsCamera_8wekyb3d8bbwe", True, "WindowsCamera"),
        ("MSTeams_8wekyb3d8bbwe", True, "MSTeams"),
        ("Odd", True, "Odd"),
        ("Odd._x", True, "Odd."),
        ("", True, ""),
    ],
)
def test_an_application_is_named_as_people_call_it(key, packaged, name):
    assert application(key, packaged=packaged) == name


@pytest.mark.parametrize(
    ("uses", "user"),
    [
        ([], None),
        ([Use("Zoom", AT_NINE, 0)], "Zoom"),
        ([Use("Zoom", AT_NINE, AT_NINE + 1)], None),
        ([Use("Camera", AT_NINE, AT_NINE + 1), Use("Zoom", AT_NINE, 0)], "Zoom"),
        ([Use("Never used", 0, 0)], None),
        ([Use("Talon.EXE", AT_NINE, 0)], None),
        ([Use("talon", AT_NINE, 0), Use("Zoom", AT_NINE, 0)], "Zoom"),
        ([Use("Talons", AT_NINE, 0)], "Talons"),
        ([Use("Cut off by a power cut", LAST_WEEK, 0)], None),
        (
            [Use("Clock put right", filetime(BOOTED - timedelta(minutes=5)), 0)],
            "Clock put right",
        ),
        ([Use("Nonsense", 2**64 - 1, 0)], "Nonsense"),
        ([Use("Nonsense", -1, 0)], None),
    ],
)
def test_who_uses_the_microphone_now(uses, user):
    assert user_now(uses, ["Talon"], BOOTED) == user


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does know")
def test_elsewhere_it_is_unavailable():
    with pytest.raises(Unavailable, match="not Windows"):
        asyncio.run(Calls(lambda words: None, []).start())


class Today:
    """A clock for registry times of today, whenever Windows was started."""

    def read(self):
        return Reading(datetime.now(UTC), timedelta())


@pytest.fixture
def store(monkeypatch):
    """A store of the test's own in the registry: a function that writes (start, stop) below a key."""
    if sys.platform != "win32":
        pytest.skip("writes the registry of Windows")
    import winreg

    root = r"Software\deskstretch-test"

    def write(key: str, started: object, stopped: object) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{root}\{key}") as opened:
            for name, value in (("LastUsedTimeStart", started), ("LastUsedTimeStop", stopped)):
                if value is not None:
                    kind = winreg.REG_QWORD if isinstance(value, int) else winreg.REG_SZ
                    winreg.SetValueEx(opened, name, 0, kind, value)

    def remove(key: str) -> None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                below = [winreg.EnumKey(opened, index) for index in range(winreg.QueryInfoKey(opened)[0])]
        except FileNotFoundError:
            return
        for name in below:
            remove(rf"{key}\{name}")
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)

    monkeypatch.setattr("deskstretch.presence.windows_calls.STORE", root)
    yield write
    remove(root)


def words(never=()):
    reports = []
    calls = Calls(reports.append, never, Today())
    asyncio.run(calls.start())
    calls.look(due=False)
    return reports[-1]


NOW = filetime(datetime.now(UTC))


def test_a_call_begins_and_ends_with_what_windows_writes(store):
    key = r"microphone\NonPackaged\C:#Program Files#Zoom#bin#Zoom.exe"
    store(key, NOW, 0)
    assert words() == "in a call (microphone in use by Zoom)"
    assert words(["ZOOM.exe"]) is None
    store(key, NOW, NOW + 1)
    assert words() is None


def test_an_application_from_the_store_and_a_camera_are_seen_too(store):
    store("microphone", None, None)
    store(r"webcam\Microsoft.WindowsCamera_8wekyb3d8bbwe", NOW, 0)
    assert words() == "in a call (camera in use by WindowsCamera)"


def test_what_is_not_written_as_windows_does_is_passed_over(store):
    store(r"microphone\Odd_x", "today", "never")
    store(r"microphone\Half_x", NOW, None)
    store(r"microphone\Empty_x", None, None)
    store(r"microphone\NonPackaged", NOW, 0)
    assert words() is None
    store("microphone\\NonPackaged\\C:#\x1b[2J.exe", NOW, 0)
    assert words() == "in a call (microphone in use by \N{REPLACEMENT CHARACTER}[2J)"


def test_two_hundred_applications_are_looked_through_in_5_ms_or_so(store):
    from time import perf_counter

    for number in range(200):
        store(rf"microphone\NonPackaged\C:#{number}.exe", NOW, NOW + 1)
    reports = []
    calls = Calls(reports.append, (), Today())
    asyncio.run(calls.start())
    began = perf_counter()
    calls.look(due=False)
    assert perf_counter() - began < 0.5
    assert reports == [None]


def test_a_windows_without_the_record_is_unavailable(store):
    with pytest.raises(Unavailable, match="no record"):
        words()


def test_the_store_is_where_windows_keeps_it():
    assert STORE.endswith(r"\CapabilityAccessManager\ConsentStore")
