import sys
import threading
from pathlib import Path

import pytest

from deskstretch.clock import running_s
from deskstretch.core.effects import Outcome, Record
from deskstretch.doctor import Area, Level, as_plain, examine
from deskstretch.doctor import examine as package_examine
from deskstretch.doctor.areas.program import RESTART
from deskstretch.paths import Paths
from deskstretch.storage.history import History
from tests.stand_ins import Wrist

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a session without any desktop"),
    pytest.mark.usefixtures("nowhere"),
]


@pytest.fixture
def nowhere(monkeypatch, no_session_bus):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


@pytest.fixture
def paths(tmp_path):
    return Paths.scratch(tmp_path)


def by_area(findings):
    return {finding.area: finding for finding in findings}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_every_area_is_looked_at_in_order(paths):
    findings = examine(paths, Wrist())
    assert [finding.area for finding in findings] == list(Area)
    assert not [finding for finding in findings if finding.level is Level.BAD]


def test_nothing_is_made(paths, tmp_path):
    examine(paths, Wrist())
    assert list(tmp_path.iterdir()) == []


def test_wrong_settings_are_bad_unless_there_were_good_ones(paths):
    write(paths.config, '[reminders]\ninterval = "2s"\n')
    found = by_area(examine(paths, Wrist()))[Area.SETTINGS]
    assert found.level is Level.BAD
    assert "reminders.interval" in found.summary
    write(paths.last_good, '[reminders]\ninterval = "1h"\n')
    assert by_area(examine(paths, Wrist()))[Area.SETTINGS].level is Level.WARNING


def test_the_settings_decide_on_hours_tray_way_and_guide(paths):
    write(
        paths.config,
        '[hours]\nmonday = ["08:00-09:30"]\n[tray]\nenabled = false\n'
        '[notifications]\nbackend = "terminal"\n'
        '[guide]\nshow = "notifications"\nsound = false\n',
    )
    found = by_area(examine(paths, Wrist("2026-03-02T09:00")))
    assert found[Area.HOURS].summary == "on duty until 09:30"
    assert "switched off" in found[Area.TRAY].summary
    assert "as your settings say" in found[Area.NOTIFICATIONS].summary
    assert "as your settings say" in found[Area.GUIDE].summary
    assert "switched off" in found[Area.SOUND].summary


def test_what_hurts_is_not_among_what_fits(paths):
    before = by_area(examine(paths, Wrist()))[Area.STRETCHES].summary
    history = History(paths.history)
    history.append(Record(Outcome.HURT, Wrist().wall, "chin-tuck"))
    history.close()
    after = by_area(examine(paths, Wrist()))[Area.STRETCHES].summary
    assert int(after.split()[0]) == int(before.split()[0]) - 1


def test_the_last_trouble_in_the_log_is_told(paths):
    lines = [
        "2026-03-02 09:00:00,000 INFO    deskstretch.app: up",
        "2026-03-02 09:01:00,000 WARNING deskstretch.bus: lost \x1b[2J",
        "2026-03-02 09:02:00,000 INFO    deskstretch.bus: back",
    ]
    write(paths.log, "\n".join(lines))
    detail = by_area(examine(paths, Wrist()))[Area.LOG].detail or ""
    assert "lost" in detail
    assert "\x1b" not in detail


def test_a_part_the_running_one_misses_comes_after_what_it_took(paths, monkeypatch):
    write(paths.config, "")
    running = {"pid": 1, "version": "0", "tray": "no tray", "notifier": "x", "idle": None, "since": ""}
    program = [finding for finding in examine(paths, Wrist(), running) if finding.area is Area.PROGRAM]
    assert [finding.mend for finding in program] == [RESTART]


def test_a_look_that_hangs_costs_its_line_alone_and_two_seconds(paths, monkeypatch):
    for_ever = threading.Event()
    module = sys.modules[package_examine.__module__]
    monkeypatch.setattr(module, "look_at_idle", for_ever.wait)
    began = running_s()
    findings = by_area(examine(paths, Wrist()))
    for_ever.set()
    assert running_s() - began < 3
    assert findings[Area.IDLE].summary == "could not be looked at: no answer in time"
    assert findings[Area.HISTORY].level is Level.GOOD


def test_findings_are_plain_enough_for_json(paths):
    plain = as_plain(examine(paths, Wrist()))
    assert all(list(one) == ["area", "level", "summary", "detail", "mend"] for one in plain)
    assert {type(value) for one in plain for value in one.values()} <= {str, type(None), Area, Level}
