"""Takes the pictures of the README from the real program on the desktop of the desktop tests."""

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.desktop.person import Person  # noqa: E402 - the checkout is not a package
from tests.desktop.rig import Desktop  # noqa: E402

STRETCH_NOW = 1
SETTLE_S = 1


def main() -> None:
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
            _take(Person(desktop).started())
        finally:
            desktop.stop()


def _take(person: Person) -> None:
    x, y, width, height = person.open_menu()
    time.sleep(SETTLE_S)
    person.desktop.shot((x, 0, x + width, y + height)).save(ROOT / "docs/menu.png")
    person.click_row((x, y, width, height), STRETCH_NOW)
    person.desktop.wait("the reminder", person.popup)
    time.sleep(SETTLE_S)
    popup = person.popup()
    assert popup, "the reminder stays until it is answered"
    x, y, width, height = popup
    person.desktop.shot((x, y, x + width, y + height)).save(ROOT / "docs/reminder.png")


if __name__ == "__main__":
    main()
