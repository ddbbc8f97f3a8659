"""The day so far in the menu of a real panel, and the report a click away."""

from tests.desktop.person import Person

NEXT, TODAY, STRETCH_NOW, ALREADY_STRETCHED = 0, 1, 1, 2


def test_the_day_so_far_is_in_the_menu_and_opens_the_report(person: Person) -> None:
    home = person.desktop.home
    opened, program = home / "opened", home / "bin/xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$1" > {opened}.part && mv {opened}.part {opened}\n')
    program.chmod(0o755)
    person.desktop.env["PATH"] = f"{program.parent}:{person.desktop.env['PATH']}"
    person.started()
    assert "today" not in person.menu_rows()[TODAY]
    person.choose(ALREADY_STRETCHED)
    person.desktop.wait("the day so far", lambda: "today" in person.menu_rows()[TODAY])
    assert person.menu_rows()[TODAY] == "30 s of 10 min today, 1 stretch"
    person.choose(TODAY)
    person.desktop.wait("the report", opened.exists)
    assert opened.read_text().strip().endswith(".html")
