"""Reading dconf's file. The files here were written by the real dconf-service."""

import base64
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.errors import Unavailable
from deskstretch.presence.silence.gvdb import boolean_in, person_s_setting

if sys.platform != "linux":
    pytest.skip("dconf is on Linux", allow_module_level=True)

KEY = "/org/gnome/desktop/notifications/show-banners"
BANNERS_OFF = (
    "R1ZhcmlhbnQAAAAAAAAAABgAAAAAAQAAAAAAKAgAAAAAAAAAAQAAAAQAAAAFAAAABwAAAAgAAAAIAAAACAAAALC3JDAFAAAA"
    "AAEAAAYATAAIAQAADAEAALmI/doAAAAADAEAAAgATAAUAQAAHAEAANmCtRwEAAAAHAEAAAwAdgAoAQAAKwEAADnFO08BAAAA"
    "KwEAAAoATAA4AQAAPAEAAMIdjIUBAAAAPAEAAA4ATABMAQAAUAEAAEtQkAsHAAAAUAEAAAQATABUAQAAWAEAADtvqgkDAAAA"
    "WAEAAAwAdgBoAQAAbgEAANS1AgD/////bgEAAAEATABwAQAAdAEAAGdub21lLwAAAQAAAGRlc2t0b3AvAwAAAAQAAABzaG93"
    "LWJhbm5lcnMAAGJpbnRlcmZhY2UvAAAABgAAAG5vdGlmaWNhdGlvbnMvAAACAAAAb3JnLwAAAABjbG9jay1mb3JtYXQAAAAA"
    "MTJoAABzLwAFAAAA"
)
BANNERS_ON = (
    "R1ZhcmlhbnQAAAAAAAAAABgAAAAAAQAAAAAAKAgAAAAAAAAAAQAAAAQAAAAFAAAABwAAAAgAAAAIAAAACAAAALC3JDAFAAAA"
    "AAEAAAYATAAIAQAADAEAALmI/doAAAAADAEAAAgATAAUAQAAHAEAANmCtRwEAAAAHAEAAAwAdgAoAQAAKwEAADnFO08BAAAA"
    "KwEAAAoATAA4AQAAPAEAAMIdjIUBAAAAPAEAAA4ATABMAQAAUAEAAEtQkAsHAAAAUAEAAAQATABUAQAAWAEAADtvqgkDAAAA"
    "WAEAAAwAdgBoAQAAbgEAANS1AgD/////bgEAAAEATABwAQAAdAEAAGdub21lLwAAAQAAAGRlc2t0b3AvAwAAAAQAAABzaG93"
    "LWJhbm5lcnMBAGJpbnRlcmZhY2UvAAAABgAAAG5vdGlmaWNhdGlvbnMvAAACAAAAb3JnLwAAAABjbG9jay1mb3JtYXQAAAAA"
    "MTJoAABzLwAFAAAA"
)


@pytest.mark.parametrize(("content", "value"), [(BANNERS_OFF, False), (BANNERS_ON, True)])
def test_a_setting_is_read(content, value):
    data = base64.b64decode(content)
    assert boolean_in(data, KEY) is value
    assert boolean_in(data, KEY + "-more") is None
    assert boolean_in(data, "/org/gnome/desktop/interface/clock-format") is None, "that one is a text"


def test_without_a_file_every_setting_has_its_default(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert person_s_setting(KEY) is None


def test_a_file_that_cannot_be_read_is_said_in_words(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "dconf/user").mkdir(parents=True)
    with pytest.raises(Unavailable, match="dconf"):
        person_s_setting(KEY)


def test_a_file_of_another_kind_is_said_in_words():
    with pytest.raises(Unavailable, match="another format"):
        boolean_in(b"tnairaVG and so on", KEY)


@given(st.integers(0, 400), st.binary(min_size=1, max_size=60))
def test_damage_anywhere_is_said_or_reads_as_something_and_never_crashes(at, noise):
    data = bytearray(base64.b64decode(BANNERS_OFF))
    data[at : at + len(noise)] = noise
    for content in (bytes(data), bytes(data[:at])):
        with suppress(Unavailable):
            assert boolean_in(content, KEY) in (True, False, None)
