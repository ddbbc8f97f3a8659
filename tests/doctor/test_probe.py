import threading

import pytest

from deskstretch.clock import running_s
from deskstretch.doctor.probe import LookFailed, Probe


def test_what_was_found_is_brought():
    assert Probe(lambda: 42).start().result(running_s() + 5) == 42


def test_nothing_found_is_a_result_too():
    assert Probe(lambda: None).start().result(running_s() + 5) is None


def test_a_look_that_fails_says_why():
    def look() -> int:
        raise OSError("the panel is on fire")

    with pytest.raises(LookFailed, match=r"^the panel is on fire$") as failed:
        Probe(look).start().result(running_s() + 5)
    assert isinstance(failed.value.__cause__, OSError)


def test_a_look_that_hangs_is_not_waited_for():
    for_ever = threading.Event()
    try:
        with pytest.raises(LookFailed, match="no answer in time"):
            Probe(for_ever.wait).start().result(running_s() + 0.05)
    finally:
        for_ever.set()


def test_looks_that_hang_share_one_limit():
    for_ever = threading.Event()
    probes = [Probe(for_ever.wait).start() for _ in range(5)]
    began = running_s()
    for probe in probes:
        with pytest.raises(LookFailed):
            probe.result(began + 0.2)
    for_ever.set()
    assert running_s() - began < 0.8
