import os
import subprocess
import sys

import pytest

from deskstretch.birth import birth

pytestmark = pytest.mark.skipif(
    sys.platform not in ("linux", "win32"), reason="nothing tells processes apart"
)


def test_a_process_was_born_once_and_at_another_time_than_its_child():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert birth(os.getpid()) == birth(os.getpid()) != ""
        assert birth(child.pid) not in ("", birth(os.getpid()))


def test_a_process_that_is_not_there_was_not_born():
    assert birth(2**31 - 2) == ""
