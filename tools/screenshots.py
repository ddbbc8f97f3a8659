"""Takes the pictures of the README from the real program on the desktop of the desktop tests."""

import re
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from deskstretch.figure.picture import still  # noqa: E402 - the checkout is not a package
from deskstretch.figure.shelf import figure_of  # noqa: E402
from deskstretch.figure.theme import Theme  # noqa: E402
from tests.desktop.person import ALWAYS, Person  # noqa: E402
from tests.desktop.rig import Desktop  # noqa: E402

STRETCH_NOW = 1
STRETCH = "seated-spinal-twist"
SETTLE_S = 1
GUIDED_S = 13
"""Into the hold."""

SAMPLE = (
    "chin-tuck",
    "seated-side-bend",
    "arm-across-the-chest",
    "cat-cow",
    "seated-piriformis-stretch",
    "bridge",
)
TILE = 180


def main() -> None:
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory(prefix="shots", ignore_cleanup_errors=True) as home:
            desktop = Desktop(Path(home))
            try:
                for start in (
                    desktop.start_display,
                    desktop.start_bus,
                    desktop.start_window_manager,
                    desktop.start_panel,
                    desktop.start_notification_server,
                ):
                    start()
                _take(
                    Person(desktop).started(f'{ALWAYS}[guide]\ntheme = "{theme}"\nsound = false\n'), theme
                )
            finally:
                desktop.stop()
    _draw_figures()


def _take(person: Person, theme: str) -> None:
    """The guide some seconds into a stretch with two sides; then, in light, the menu and the reminder."""
    person.desktop.run(sys.executable, "-m", "deskstretch", "guide", STRETCH)
    person.desktop.wait("the guide", lambda: _guide(person.desktop))
    time.sleep(GUIDED_S)
    person.desktop.shot(_guide(person.desktop)).save(ROOT / f"docs/guide-{theme}.png")
    person.desktop.run(sys.executable, "-m", "deskstretch", "done")
    if theme == "dark":
        return
    time.sleep(SETTLE_S)
    x, y, width, height = person.open_menu()
    time.sleep(SETTLE_S)
    person.desktop.shot((x, 0, x + width, y + height)).save(ROOT / "docs/menu.png")
    person.click_row((x, y, width, height), STRETCH_NOW)
    person.desktop.wait("the reminder", person.popup)
    time.sleep(2 * SETTLE_S)
    popup = person.popup()
    assert popup, "the reminder stays until it is answered"
    x, y, width, height = popup
    person.desktop.shot((x, y, x + width, y + height)).save(ROOT / "docs/reminder.png")


def _guide(desktop: Desktop) -> tuple[int, int, int, int] | None:
    """Where the guide's window is, without its frame; None while there is none."""
    found = desktop.run("xdotool", "search", "--onlyvisible", "--class", "deskstretch").split()
    if not found:
        return None
    facts = desktop.run("xwininfo", "-id", found[0])
    names = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
    x, y, width, height = (int(re.findall(rf"{name}:\s+(-?\d+)", facts)[0]) for name in names)
    return x, y, x + width, y + height


def _draw_figures() -> None:
    page = Image.new("RGBA", (TILE * len(SAMPLE), TILE), (250, 250, 252, 255))
    for index, stretch_id in enumerate(SAMPLE):
        figure = figure_of(stretch_id)
        assert figure, stretch_id
        page.alpha_composite(still(figure, TILE, Theme.LIGHT), (index * TILE, 0))
    page.convert("RGB").save(ROOT / "docs/figures.png", optimize=True)


if __name__ == "__main__":
    main()
