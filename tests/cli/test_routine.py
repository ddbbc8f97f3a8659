"""``deskstretch routine``: looking at the routines, and beginning one, with and without the program."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pytest

from deskstretch.cli import guide
from deskstretch.cli.completers import routine_ids
from deskstretch.control.client import Answer
from deskstretch.control.protocol import Request
from deskstretch.core.effects import Outcome, Record
from deskstretch.core.errors import NotRunning, Refused
from deskstretch.core.stretch import Stretch
from deskstretch.paths import Paths
from deskstretch.storage.history import History
from tests.cli.conftest import Run

OWN = """\
[[routine]]
id = "my-neck"
name = "My neck"
about = "As the physiotherapist said."
mobility = ["chin-tuck", { stretch = "neck-nod", repetitions = 3 }]
"""


def own_pack(paths: Paths, text: str, name: str = "mine") -> Path:
    paths.packs.mkdir(parents=True, exist_ok=True)
    path = paths.packs / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def settings(paths: Paths, text: str) -> None:
    paths.config.parent.mkdir(parents=True, exist_ok=True)
    paths.config.write_text(text)


def hurt(paths: Paths, *ids: str) -> None:
    history = History(paths.history)
    for stretch_id in ids:
        history.append(Record(Outcome.HURT, datetime(2026, 1, 20, tzinfo=UTC), stretch_id))
    history.close()


def rows(run: Run, *arguments: str) -> dict[str, dict[str, Any]]:
    said = run("routine", *arguments, "--json")
    assert (said.code, said.err) == (0, "")
    return {row["id"]: row for row in json.loads(said.out)}


# -- looking


def test_the_list_says_how_long_where_and_what_for(run: Run) -> None:
    said = run("routine")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0].split() == ["ROUTINE", "TIME", "WHERE"]
    assert lines[1].split() == ["desk-reset", "3", "min", "seated"]
    assert lines[2].startswith("  Desk reset: In the chair")
    assert any(line.split() == ["before-bed", "8", "min", "seated,", "floor"] for line in lines)


def test_the_list_fits_a_narrow_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, paths: Paths) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    settings(paths, '[stretches]\nexclude = ["cat-cow"]\n[routines]\nat = ["desk-reset 15:00 mon wed"]\n')
    said = run("routine")
    assert max(map(len, said.out.splitlines()[:-1])) <= 40
    assert "desk-reset" in said.out


def test_the_list_tells_ones_own_what_is_left_out_and_when_one_comes(run: Run, paths: Paths) -> None:
    own_pack(paths, OWN)
    settings(
        paths,
        '[stretches]\nexclude = ["cat-cow"]\n[stretches.regions]\nneck = 0\n'
        '[routines]\nat = ["desk-reset 15:00 mon-fri", "desk-reset 09:00"]\n',
    )
    hurt(paths, "arm-circles")
    lines = [re.split(" {2,}", line) for line in run("routine").out.splitlines()]
    found = {line[0]: line[1:] for line in lines}
    assert found["desk-reset"] == ["1 min 48 s", "seated", "15:00 mon-fri, 09:00 daily", "2 of 5"]
    assert found["after-work"] == ["10 min", "seated, standing, floor", "2 of 11"]
    assert found["my-neck"] == ["1 min 26 s", "seated", "mine", "all of it"]


def test_for_scripts_there_is_all_of_it(run: Run, paths: Paths) -> None:
    own_pack(paths, OWN)
    settings(paths, '[stretches]\nexclude = ["neck-nod"]\n[routines]\nat = ["my-neck 15:00 mon"]\n')
    found = rows(run)
    assert list(found) == ["desk-reset", "gentle-start", "after-work", "before-bed", "my-neck"]
    assert found["my-neck"] == {
        "id": "my-neck",
        "name": "My neck",
        "about": "As the physiotherapist said.",
        "seconds_total": 56,
        "positions": ["seated"],
        "parts": [{"kind": "mobility", "stretches": ["chin-tuck"]}],
        "without": ["neck-nod"],
        "at": ["15:00 mon"],
        "pack": "mine",
    }
    assert rows(run, "my neck", "--show") == {"my-neck": found["my-neck"]}


def test_one_is_shown_part_by_part_with_its_doses(run: Run, paths: Paths) -> None:
    settings(paths, '[stretches]\nexclude = ["side-neck-stretch"]\n')
    lines = run("routine", "Desk reset", "--show").out.splitlines()
    assert lines[0] == "Desk reset  (desk-reset, 2 min)"
    assert [line for line in lines if line and not line.startswith(" ")][1:] == [
        "Warm-up",
        "Mobility",
        "Cool-down",
        "Now without Side neck stretch: left out, or it hurts.",
    ]
    assert "  Seated cat-cow     5 times, 6 s each" in lines


def test_one_of_which_nothing_is_left_is_shown_with_the_reason(run: Run, paths: Paths) -> None:
    own_pack(paths, OWN)
    hurt(paths, "chin-tuck", "neck-nod")
    said = run("routine", "my-neck", "--show").out
    assert said.endswith("Nothing is left of My neck: all of it hurts, or your settings leave it out.\n")


def test_what_is_wrong_in_ones_own_is_told_beside_the_list(run: Run, paths: Paths) -> None:
    own_pack(paths, OWN.replace("chin-tuck", "chin-tack"))
    said = run("routine")
    assert said.code == 0
    assert said.err == (
        "deskstretch: mine.toml, line 5: my-neck: mobility: there is no stretch chin-tack; "
        'did you mean "chin-tuck"?\n'
    )


@pytest.mark.parametrize("arguments", [["desk-rest"], ["desk-rest", "--show"], ["desk-rest", "--terminal"]])
def test_an_unknown_one_is_refused_with_the_nearest(run: Run, arguments: list[str]) -> None:
    said = run("routine", *arguments)
    assert said == (1, "", "deskstretch: there is no routine desk-rest; did you mean desk-reset?\n")


@pytest.mark.parametrize("option", ["--show", "--terminal"])
def test_an_option_for_one_wants_its_name(run: Run, option: str) -> None:
    said = run("routine", option)
    assert said.code == 2
    assert "name the routine" in said.err


# -- beginning


@pytest.fixture
def guided(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str], bool]]:
    """What was guided through in this process: title, ids, whether in the terminal."""
    found: list[tuple[str, list[str], bool]] = []

    def here(
        stretches: tuple[Stretch, ...], title: str = "", *, terminal: bool = False, foreword: str = ""
    ) -> None:
        guide._say(foreword)
        found.append((title, [stretch.id for stretch in stretches], terminal))

    monkeypatch.setattr(guide, "guide_here", here)
    return found


def test_without_the_program_the_guide_opens_here(
    run: Run, paths: Paths, guided: list[tuple[str, list[str], bool]]
) -> None:
    own_pack(paths, OWN)
    assert run("routine", "my-neck") == (0, "", "")
    assert guided == [("My neck", ["chin-tuck", "neck-nod"], False)]


def test_what_is_left_out_here_is_said(
    run: Run, paths: Paths, guided: list[tuple[str, list[str], bool]]
) -> None:
    own_pack(paths, OWN)
    hurt(paths, "chin-tuck")
    assert run("routine", "my-neck", "--terminal") == (0, "", "My neck, without Chin tuck.\n")
    assert guided == [("My neck", ["neck-nod"], True)]
    hurt(paths, "neck-nod")
    said = run("routine", "my-neck")
    assert said.code == 1
    assert said.err.startswith("deskstretch: nothing is left of My neck")
    assert len(guided) == 1


def test_the_program_that_runs_is_asked_to_begin(
    run: Run, guided: list[tuple[str, list[str], bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def ask(socket: Path, request: Request) -> Answer:
        asked.append((request.verb, request.argument))
        if request.argument == "nope":
            raise Refused("there is no routine nope")
        if len(asked) > 3:
            raise NotRunning("not running")
        return {
            "said": "Begun: Desk reset",
            "outlook": "x",
            "warnings": [],
            "stretch": None,
            "phase": "stretching",
        }

    monkeypatch.setattr("deskstretch.control.client.ask", ask)
    assert run("routine", "desk-reset").out.startswith("Begun: Desk reset.\n")
    assert json.loads(run("routine", "desk-reset", "--json").out)["said"] == "Begun: Desk reset"
    assert run("routine", "nope").err == "deskstretch: there is no routine nope\n"
    assert asked == [("routine", "desk-reset")] * 2 + [("routine", "nope")]
    assert guided == []


# -- what else knows of them


def test_check_covers_them(run: Run, paths: Paths) -> None:
    own_pack(paths, OWN)
    assert "1 routine in mine.toml: fine\n" in run("stretches", "check").out
    path = own_pack(paths, OWN.replace("chin-tuck", "chin-tack") + OWN.replace('"my-neck"', '"My"'))
    said = run("stretches", "check", str(path))
    assert said.code == 1
    assert said.err.startswith("deskstretch: mine.toml, line 7: My: id: must be small letters and digits")
    path = own_pack(paths, OWN.replace("chin-tuck", "chin-tack") + OWN.replace("my-neck", "b"))
    said = run("stretches", "check", str(path))
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(
        "deskstretch: mine.toml, line 5: my-neck: mobility: there is no stretch chin-tack"
    )


def test_checking_the_settings_tells_of_a_set_time_without_its_routine(run: Run, paths: Paths) -> None:
    settings(paths, '[routines]\nat = ["desk-rest 15:00"]\n')
    said = run("config", "check")
    assert "routines.at: there is no routine desk-rest; did you mean desk-reset?" in said.out + said.err


def test_a_set_time_can_be_written_in_a_shell(run: Run, paths: Paths) -> None:
    said = run("config", "set", "routines.at", "desk-reset 15:00 Mon-Fri,before-bed 22:30")
    assert (said.code, said.err) == (0, "")
    assert run("config", "get", "routines.at").out == (
        '["desk-reset 15:00 mon-fri", "before-bed 22:30 daily"]\n'
    )


def test_the_tab_key_offers_them(run: Run, paths: Paths) -> None:
    own_pack(paths, OWN)
    command = click.Command("routine", params=[click.Argument(["name"])])
    found = routine_ids(click.Context(command), command.params[0], "")
    assert [(item.value, item.help) for item in found][-2:] == [
        ("before-bed", "Before bed, 8 min"),
        ("my-neck", "My neck, 1 min 26 s"),
    ]
