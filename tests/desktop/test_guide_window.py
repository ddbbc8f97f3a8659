"""The guide's window on a real desktop: its process, as the program starts it, and a person at the keys."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from threading import Thread

import pytest

from deskstretch.catalogue import load_catalogue
from deskstretch.core.settings import Guide, Theme
from deskstretch.core.stretch import Stretch
from deskstretch.guide.letter import Letter, write_letter
from deskstretch.guide.look import LIGHT
from tests.desktop.rig import Desktop

SILENT = Guide(theme=Theme.LIGHT, sound=False)
FOCUS_LINE = tuple(bytes.fromhex(LIGHT.focus[1:]))
TYPIST = """
import sys, tkinter as tk
root = tk.Tk()
root.title("letter to a friend")
root.geometry("300x80+40+300")
text = tk.StringVar()
entry = tk.Entry(root, textvariable=text)
entry.pack()
text.trace_add("write", lambda *_: print(text.get(), flush=True))
root.after(100, entry.focus_force)
root.mainloop()
"""

ALL_TEXTS = """
import tkinter as tk
from deskstretch.catalogue import load_catalogue
from deskstretch.guide.look import LIGHT
from deskstretch.guide.window_face import Face
from deskstretch.guide.window_fit import fit
from deskstretch.guide.window_words import everything
root = tk.Tk()
face = Face(root, LIGHT, "")
for room, pictured in ((1900, 1000), True), ((1216, 690), True), ((1216, 690), False):
    face.pictured(pictured=pictured)
    for stretch in load_catalogue():
        readings = list(everything([stretch]))
        sizes = fit(26.7, room, lambda sizes: face.arrange(sizes, readings))
        root.geometry(f"{root.winfo_reqwidth()}x{root.winfo_reqheight()}")
        root.update()
        for reading in readings:
            face.show(reading)
            root.update_idletasks()
            for name, label in face.texts.items():
                if not label.winfo_ismapped() or not label.cget("text"):
                    continue
                if label.winfo_height() < label.winfo_reqheight() or sizes.em < 26:
                    print(stretch.id, room, sizes, name, label.cget("text"))
print("every text looked at")
"""

Box = tuple[int, int, int, int]
"""x, y, width, height."""


class GuideWindow:
    """The process of a guide, which is told what to show."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self._process: subprocess.Popen[bytes] | None = None

    def open(
        self, *stretches: Stretch, speed: float = 1, focus: bool = True, settings: Guide = SILENT
    ) -> None:
        with (self.desktop.home / "guide.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "deskstretch.guide"],
                env={**self.desktop.env, "DESKSTRETCH_GUIDE_SPEED": str(speed)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        assert self._process.stdin
        self._process.stdin.write(write_letter(Letter(stretches, "", settings, focus)))
        self._process.stdin.flush()
        assert self.next_report() == {"opened": True}, self.desktop.log("guide")
        self.desktop.wait("the window", lambda: self.title)

    @property
    def process(self) -> subprocess.Popen[bytes]:
        assert self._process
        return self._process

    def next_report(self) -> dict[str, object]:
        """The next line; empty when there will be no more."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        report: dict[str, object] = json.loads(line) if line else {}
        return report

    def left_with(self) -> int:
        code = self.process.wait(10)
        assert "Traceback" not in self.desktop.log("guide")
        return code

    @property
    def ident(self) -> str:
        """Of the window with the title; empty when there is none. Tips have no title."""
        found = self.desktop.run("xdotool", "search", "--onlyvisible", "--name", "^[A-Z][a-z -]+: [a-z0-9]")
        return found.strip()

    @property
    def title(self) -> str:
        ident = self.ident
        return self.desktop.run("xdotool", "getwindowname", ident).strip() if ident else ""

    @property
    def box(self) -> Box:
        """Without the window manager's frame."""
        told = self.desktop.run("xwininfo", "-id", self.ident)
        x, y = map(int, re.findall(r"Absolute upper-left .: +(-?\d+)", told))
        width, height = map(int, re.findall(r"(?:Width|Height): (\d+)", told))
        return x, y, width, height

    def becomes(self, title: str) -> None:
        self.desktop.wait(f"the title {title!r}", lambda: self.title == title)

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream:
                    stream.close()


@pytest.fixture
def window(bare_desktop: Desktop) -> Iterator[GuideWindow]:
    bare_desktop.start_display()
    bare_desktop.start_window_manager()
    window = GuideWindow(bare_desktop)
    yield window
    window.stop()


def stretch(name: str) -> Stretch:
    return next(stretch for stretch in load_catalogue() if stretch.id == name)


TWIST = stretch("seated-spinal-twist")
"""20 s a side."""


def test_a_stretch_of_two_sides_runs_to_its_end_and_the_window_closes_by_itself(window: GuideWindow):
    window.open(TWIST, speed=20)
    titles = set[str]()

    def sees_the_end() -> bool:
        titles.add(window.title)
        return window.title == "Seated spinal twist: done"

    window.desktop.wait("the end", sees_the_end)
    assert window.next_report() == {"stretch": TWIST.id, "seconds": 40.0, "whole": True}
    assert {
        "Seated spinal twist: hold 20 s, left side",
        "Seated spinal twist: hold 20 s, right side",
    } <= titles
    assert window.left_with() == 0
    assert window.next_report() == {}


def test_two_stretches_are_told_one_by_one(window: GuideWindow):
    short = replace(TWIST, hold=timedelta(seconds=4))
    window.open(short, stretch("chin-tuck"), speed=40)
    assert window.next_report() == {"stretch": TWIST.id, "seconds": 8.0, "whole": True}
    window.desktop.wait("the second one", lambda: "Chin tuck" in window.title)
    assert window.next_report() == {"stretch": "chin-tuck", "seconds": 50.0, "whole": True}
    assert window.left_with() == 0


def test_space_pauses_and_goes_on(window: GuideWindow):
    window.open(TWIST, speed=2)
    window.desktop.key("Right")
    window.becomes("Seated spinal twist: hold 20 s, right side")
    window.desktop.key("space")
    window.becomes("Seated spinal twist: paused")
    x, y, width, height = window.box
    shot = window.desktop.shot((x, y, x + width, y + height))
    window.desktop.run("sleep", "1.2")  # two seconds and more of the stretch
    assert window.desktop.shot((x, y, x + width, y + height)) == shot
    window.desktop.key("space")
    window.becomes("Seated spinal twist: hold 20 s, right side")


@pytest.mark.parametrize("way", ["the key", "the button of the frame", "the button", "Ctrl-C"])
def test_who_stops_early_has_done_the_seconds_until_then(window: GuideWindow, way: str):
    window.open(TWIST, speed=5)
    window.desktop.key("Right")
    window.becomes("Seated spinal twist: hold 20 s, right side")
    window.desktop.run("sleep", "0.5")
    if way == "the key":
        window.desktop.key("Escape")
    elif way == "Ctrl-C":
        window.process.send_signal(signal.SIGINT)  # in the terminal that it was opened from
    elif way == "the button":
        x, y, width, height = window.box
        window.desktop.click(x + width - 40, y + height - 40)
    else:
        x, y, width, _ = window.box
        window.desktop.click(x + width - 10, y - 11)
    report = window.next_report()
    assert report["whole"] is False
    seconds = report["seconds"]
    assert isinstance(seconds, float)
    assert 2.5 <= seconds < 20
    assert window.left_with() == 0


def test_a_signal_ends_it_at_once_and_without_a_report(window: GuideWindow):
    window.open(TWIST)
    window.process.terminate()
    window.process.wait(2)
    assert window.next_report() == {}


def test_tab_reaches_every_button_from_left_to_right_and_the_focus_shows(window: GuideWindow):
    window.open(TWIST, settings=replace(SILENT, sound=True))
    middles = []
    for _ in range(5):
        window.desktop.key("Tab")
        middles.append(window.desktop.wait("the focus", lambda: _focus(window, middles)))
    assert middles == sorted(middles)
    assert len(set(middles)) == 5
    assert middles[0] < window.box[2] * 0.2
    assert middles[-1] > window.box[2] * 0.8


def test_space_on_a_button_that_has_the_focus_does_what_this_button_does_and_no_more(window: GuideWindow):
    window.open(TWIST)
    window.desktop.key("Tab", "Tab", "Tab", "space")
    window.becomes("Seated spinal twist: hold 20 s, right side")
    window.desktop.key("Shift+Tab", "space")
    window.becomes("Seated spinal twist: paused")


def test_after_a_click_on_a_button_space_is_for_the_pause_again(window: GuideWindow):
    window.open(TWIST)
    x, y, width, height = window.box
    window.desktop.click(x + width // 2 + 40, y + height - 40)  # Next, of four
    window.becomes("Seated spinal twist: hold 20 s, right side")
    window.desktop.key("space")
    window.becomes("Seated spinal twist: paused")


@pytest.mark.parametrize("asked", [False, True])
def test_the_window_leaves_the_keys_to_who_is_typing(window: GuideWindow, asked: bool):
    """Also to somebody who asked for it, and whose hands went on meanwhile."""
    text = "dear friend, in this cold summer my neck has become quite soft"
    desktop = window.desktop
    desktop.spawn("typist", sys.executable, "-c", TYPIST)
    desktop.wait(
        "the letter", lambda: "letter" in desktop.run("xdotool", "getactivewindow", "getwindowname")
    )
    desktop.run("sleep", "0.3")
    typing = Thread(target=desktop.run, args=("xdotool", "type", "--delay", "60", text))
    typing.start()
    window.open(TWIST, focus=asked)
    typing.join()
    desktop.wait("all of the letter", lambda: text in desktop.log("typist"))
    assert "letter" in desktop.run("xdotool", "getactivewindow", "getwindowname")


def test_a_window_that_was_asked_for_has_the_keys(window: GuideWindow):
    window.desktop.spawn("typist", sys.executable, "-c", TYPIST)
    active = ("xdotool", "getactivewindow", "getwindowname")
    window.desktop.wait("the letter", lambda: "letter" in window.desktop.run(*active))
    window.open(TWIST, focus=True)
    window.desktop.wait("the keys", lambda: "twist" in window.desktop.run(*active))


def test_it_stands_in_the_corner_of_the_screen_and_on_top(window: GuideWindow):
    window.open(TWIST, focus=False)
    x, y, width, height = window.box
    assert 1280 - 40 < x + width < 1280
    assert 800 - 40 < y + height < 800
    assert 340 <= width <= 420
    assert 440 <= height <= 560
    assert "_NET_WM_STATE_ABOVE" in window.desktop.run("xprop", "-id", window.ident, "_NET_WM_STATE")


@pytest.mark.parametrize("name", ["pigeon-pose", "diaphragmatic-breathing", "upper-back-foam-rolling"])
def test_with_letters_of_twice_the_size_all_of_it_is_still_on_the_screen(window: GuideWindow, name: str):
    desktop = window.desktop
    resources = ("-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER", "Xft.dpi:\t192\n")
    desktop.run("xprop", "-root", *resources)
    window.open(stretch(name), focus=False)
    x, y, width, height = window.box
    assert x >= 0
    assert y >= 18, "its title bar"
    assert x + width <= 1280
    assert y + height <= 800
    assert width * height > 1.8 * 380 * 500
    assert not _cut(window)


def test_no_text_of_the_catalogue_is_cut_at_twice_the_size(window: GuideWindow):
    """Nor are letters made smaller for it on a screen of 1280 × 800."""
    assert window.desktop.run(sys.executable, "-c", ALL_TEXTS) == "every text looked at\n"


def _focus(window: GuideWindow, before: list[int]) -> int:
    """Where the line around a button is: its middle, from the left; 0 while it is an old one."""
    x, y, width, height = window.box
    row = window.desktop.shot((x, y + height - 60, x + width, y + height - 59)).convert("RGB")
    at = [column for column in range(width) if row.getpixel((column, 0)) == FOCUS_LINE]
    middle = (at[0] + at[-1]) // 2 if at else 0
    return 0 if middle in before else middle


def _cut(window: GuideWindow) -> list[str]:
    """The parts of the window that reach out of it."""
    x, y, width, height = window.box
    out = []
    part = re.compile(r"(\d+)x(\d+)\+-?\d+\+-?\d+\s+\+(-?\d+)\+(-?\d+)$")
    for line in window.desktop.run("xwininfo", "-id", window.ident, "-tree").splitlines():
        if found := part.search(line):
            wide, high, left, top = map(int, found.groups())
            if left < x or top < y or left + wide > x + width or top + high > y + height:
                out.append(line)
    return out
