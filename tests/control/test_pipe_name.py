import sys
from pathlib import Path

import pytest

from deskstretch.control.pipe_name import name_for, pipe_name
from deskstretch.core.errors import Unavailable

SID = "S-1-5-21-1-2-3-1001"
HERE = Path("/data/deskstretch/deskstretch.sock")


def test_the_name_says_whose_pipe_it_is():
    assert name_for(SID, HERE).startswith(rf"\\.\pipe\deskstretch-{SID}-")


def test_one_folder_has_one_name_however_it_is_written():
    assert name_for(SID, HERE) == name_for(SID, Path("/Data/DeskStretch/deskstretch.sock"))


def test_another_folder_and_another_person_have_other_names():
    others = {name_for(SID, Path("/demo/deskstretch.sock")), name_for(SID + "0", HERE)}
    assert name_for(SID, HERE) not in others


def test_a_name_fits_into_what_windows_allows():
    longest_sid = "S-1-" + "-".join(["4294967295"] * 16)
    assert len(name_for(longest_sid, Path("/") / ("ü" * 200))) <= 256


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does know")
def test_elsewhere_there_is_no_named_pipe():
    with pytest.raises(Unavailable, match="not Windows"):
        pipe_name(HERE)


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_windows_tells_who_this_is():
    assert pipe_name(HERE).startswith(r"\\.\pipe\deskstretch-S-1-5-")
