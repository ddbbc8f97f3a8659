"""A fresh desktop for each test. A missing piece is a loud skip at a person's desk, and a failure in CI."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.person import Person
from tests.desktop.rig import NEEDED, NOTIFYD, Desktop

SHOTS = Path(__file__).parent / "shots"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.desktop)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Keep the screen and the logs of a test that failed."""
    report = yield
    person = getattr(item, "funcargs", {}).get("person")
    if report.when == "call" and report.failed and person:
        SHOTS.mkdir(exist_ok=True)
        if "DISPLAY" in person.desktop.env:
            person.desktop.shot().save(SHOTS / f"{item.name}.png")
        (SHOTS / f"{item.name}.log").write_text(person.desktop.log("deskstretch"))
        report.sections.append(("desktop", f"the screen is in {SHOTS / item.name}.png"))
    return report


@pytest.fixture
def bare_desktop() -> Iterator[Desktop]:
    """A home without a display or a bus."""
    missing = [name for name in NEEDED if not shutil.which(name)]
    if NOTIFYD is None:
        missing.append("xfce4-notifyd")
    if missing:
        words = f"the desktop tests need {', '.join(missing)} (see CONTRIBUTING.md)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(words)
    # Not tmp_path: the name of a socket may have 107 characters.
    with tempfile.TemporaryDirectory(prefix="desk", ignore_cleanup_errors=True) as home:
        desktop = Desktop(Path(home))
        try:
            yield desktop
        finally:
            desktop.stop()


@pytest.fixture
def person(bare_desktop: Desktop) -> Person:
    """A person at a desktop with a panel and a notification server."""
    bare_desktop.start_display()
    bare_desktop.start_bus()
    bare_desktop.start_window_manager()
    bare_desktop.start_panel()
    bare_desktop.start_notification_server()
    return Person(bare_desktop)
