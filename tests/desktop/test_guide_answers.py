"""What a person says to the guide's window besides the usual: it hurts, enough, not so loud a title."""

import signal
import sqlite3
import sys
from dataclasses import replace

import pytest

from deskstretch.guide.letter import Letter, write_letter
from tests.desktop.rig import Desktop
from tests.desktop.test_guide_window import SILENT, TWIST, GuideWindow, stretch, window

__all__ = ["window"]

ALL_LABELS = """
import tkinter as tk
from deskstretch.catalogue import load_catalogue
from deskstretch.guide.look import LIGHT, Sizes
from deskstretch.guide.window_face import Face
from deskstretch.guide.window_words import everything
root = tk.Tk()
face = Face(root, LIGHT, "")
for em in 13, 26:
    for paused in False, True:
        width, height = face.arrange(Sizes(em), everything(load_catalogue()[:1]))
        root.geometry(f"{width}x{height}")
        root.update()
        face.bar.show(paused=paused, muted=paused)
        root.update()
        for name, button in face.bar.buttons.items():
            if button.winfo_width() < button.winfo_reqwidth():
                print(em, button.cget("text"), button.winfo_width(), button.winfo_reqwidth())
print("every label looked at")
"""

TUCK = stretch("chin-tuck")
HOLD = "Seated spinal twist: hold 20 s, right side"
SETTLED = "1.0"


def press(window: GuideWindow, *keys: str) -> None:
    """Each as its own decision, not as a slip."""
    for key in keys:
        window.desktop.key(key)
        window.desktop.run("sleep", SETTLED)


def test_it_hurts_is_asked_back_and_then_the_next_stretch_begins(window: GuideWindow):
    window.open(TWIST, TUCK)
    window.desktop.key("Right")
    window.becomes(HOLD)
    window.desktop.run("sleep", SETTLED)
    press(window, "h", "h")
    report = window.next_report()
    assert report["hurts"] == TWIST.id
    assert 1 <= float(str(report["seconds"])) < 10
    window.becomes("Chin tuck: get ready")
    window.desktop.key("Escape")
    assert window.next_report() == {"stretch": TUCK.id, "seconds": 0.0, "whole": False}
    assert window.left_with() == 0


@pytest.mark.parametrize("slip", ["one press", "a double click", "a key that is held"])
def test_a_slip_costs_nothing(window: GuideWindow, slip: str):
    window.open(TWIST, TUCK)
    window.desktop.key("Right")
    window.becomes(HOLD)
    if slip == "one press":
        window.desktop.key("h")
    elif slip == "a double click":
        x, y, width, height = window.box
        window.desktop.run(
            "xdotool", "mousemove", str(x + width - 40), str(y + height - 92), "click", "--repeat", "2", "1"
        )
    else:
        window.desktop.run("xdotool", "keydown", "h", "sleep", "2", "keyup", "h")
    window.desktop.run("sleep", SETTLED)
    assert window.title == HOLD
    window.desktop.key("Escape")
    assert window.next_report()["stretch"] == TWIST.id


def test_the_link_is_the_last_that_tab_reaches(window: GuideWindow):
    window.open(TWIST, TUCK)
    window.desktop.key("Right")
    window.becomes(HOLD)
    window.desktop.key(*["Tab"] * 5)  # no sound, so there are four buttons
    press(window, "space", "space")
    assert window.next_report()["hurts"] == TWIST.id


def test_next_just_as_the_only_part_begins_asks_before_it_ends_all(window: GuideWindow):
    window.open(TUCK)
    window.desktop.key("Right", "Right")
    window.desktop.run("sleep", SETTLED)
    assert window.title == "Chin tuck: 10 times, 5 s each"
    window.desktop.key("Right")
    report = window.next_report()
    assert (report["stretch"], report["whole"]) == (TUCK.id, False)
    assert window.left_with() == 0


@pytest.mark.parametrize("way", ["space", "Escape", "Return", "where Again was"])
def test_at_the_end_there_is_one_button_and_every_key_for_it_closes(window: GuideWindow, way: str):
    window.open(replace(TUCK, repetitions=2), speed=20)
    window.becomes("Chin tuck: done")
    assert window.next_report()["whole"] is True
    window.desktop.key("Left", "Right", "m")
    assert window.title == "Chin tuck: done"
    if way == "where Again was":
        x, y, _, height = window.box
        window.desktop.click(x + 40, y + height - 40)
    else:
        window.desktop.key(way)
    window.process.wait(1)
    assert window.left_with() == 0


def test_no_label_of_a_button_is_cut(window: GuideWindow):
    assert window.desktop.run(sys.executable, "-c", ALL_LABELS) == "every label looked at\n"


def test_tones_that_nothing_plays_are_one_line_for_the_log_of_the_program(window: GuideWindow):
    programs = window.desktop.home / "bin"
    programs.mkdir()
    for name in ("pw-play", "paplay", "aplay", "canberra-gtk-play"):
        (programs / name).write_text("#!/bin/sh\nexit 1\n")
        (programs / name).chmod(0o755)
    window.desktop.env["PATH"] = f"{programs}:{window.desktop.env['PATH']}"
    window.open(TUCK, speed=20, settings=replace(SILENT, sound=True))
    trouble, done = window.next_report(), window.next_report()
    assert str(trouble["trouble"]).startswith("no tones: paplay failed (it ended with 1); aplay failed")
    assert done["stretch"] == TUCK.id


def test_a_discreet_window_has_a_title_that_names_nothing(window: GuideWindow):
    window.open(TWIST)
    window.stop()
    started = write_letter(Letter((TWIST,), "Desk reset", SILENT, focus=True, discreet=True))
    desktop = window.desktop
    (desktop.home / "letter").write_bytes(started)
    desktop.spawn(
        "guide",
        "sh",
        "-c",
        f"(cat {desktop.home}/letter; sleep 60) | {sys.executable} -m deskstretch.guide",
    )
    found = desktop.wait("the window", lambda: _titles(desktop, "Short break"))
    assert found
    desktop.key("Right")
    desktop.run("sleep", "0.5")
    assert not _titles(desktop, "twist|reset|hold")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("paused", [False, True])
def test_a_guide_started_alone_notes_what_was_done_when_a_signal_ends_it(
    bare_desktop: Desktop, number: signal.Signals, paused: bool
):
    desktop = bare_desktop
    desktop.start_display()
    desktop.start_window_manager()
    desktop.spawn("alone", sys.executable, "-m", "deskstretch", "guide", TWIST.id)
    desktop.wait("the window", lambda: _titles(desktop, "Seated spinal twist"))
    desktop.key("Right")
    desktop.wait("the hold", lambda: _titles(desktop, "hold 20 s"))
    desktop.run("sleep", "1.5")
    if paused:
        desktop.key("space")
        desktop.wait("the pause", lambda: _titles(desktop, "paused"))
    assert desktop.end("alone", number) == 0
    connection = sqlite3.connect(desktop.home / "data/deskstretch/history.db")
    [(outcome, seconds)] = connection.execute("SELECT outcome, seconds FROM entries").fetchall()
    connection.close()
    assert outcome == "stopped"
    assert 1 <= seconds < 10


def _titles(desktop: Desktop, pattern: str) -> str:
    return desktop.run("xdotool", "search", "--onlyvisible", "--name", pattern).strip()
