"""A guide that was started alone, without the program: a signal is leaving, and what was done is told."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("signals are a thing of Unix", allow_module_level=True)

ALONE = """
import json, sys, threading, time
from deskstretch.core.course import Spent
from deskstretch.guide import here, window
from deskstretch.guide.offer import Offer
from tests.desk import POOL

def run(offer):
    try:
        print("open", flush=True)
        time.sleep(30)
    except KeyboardInterrupt:
        time.sleep(0.4)  # it may take a moment to write it down
        offer.tell(Spent("one", 12.0, False))

window.run = run
here.run(Offer(stretches=POOL[:1], tell=lambda spent: print(json.dumps(spent.stretch), flush=True)))
print("left", flush=True)
"""
ROOT = Path(__file__).parents[2]


def ended_by(*signals: signal.Signals, ignoring: signal.Signals | None = None) -> list[str]:
    ignore = f"import signal; signal.signal({int(ignoring)}, signal.SIG_IGN)\n" if ignoring else ""
    with subprocess.Popen(
        [sys.executable, "-c", ignore + ALONE], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        for number in signals:
            process.send_signal(number)
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
        said = process.stdout.read().splitlines()
    assert process.returncode == 0
    return said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_is_leaving_and_what_was_done_is_told(number: signal.Signals):
    assert ended_by(number) == [json.dumps("one"), "left"]


def test_who_is_impatient_does_not_lose_it():
    assert ended_by(signal.SIGINT, signal.SIGINT, signal.SIGTERM) == [json.dumps("one"), "left"]


def test_what_nohup_has_it_ignore_stays_ignored():
    said = ended_by(signal.SIGHUP, signal.SIGTERM, ignoring=signal.SIGHUP)
    assert said == [json.dumps("one"), "left"]
