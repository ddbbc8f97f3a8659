from datetime import UTC, datetime, timedelta
from io import BytesIO, TextIOWrapper

import pytest

from deskstretch.core.effects import Outcome
from deskstretch.core.progress.entry import Entry
from deskstretch.storage.merging import merge
from deskstretch.storage.reading import open_to_read

OLD = Entry(datetime(2025, 3, 1, 9, tzinfo=UTC), timedelta(hours=1), Outcome.DONE, "chin-tuck")
NEW = Entry(datetime(2026, 3, 1, 9, tzinfo=UTC), timedelta(hours=1), Outcome.SKIPPED, "chin-tuck")
HURTS = {"twist": OLD.at}


@pytest.fixture
def known(paths):
    merge(paths.history, [OLD, NEW], HURTS)
    return paths


@pytest.fixture
def types(monkeypatch):
    """What the person types."""

    def types(text: str) -> None:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))

    return types


def left(paths):
    with open_to_read(paths.history) as history:
        return history.entries(), history.hurts()


def test_what_goes_is_named_and_goes_when_the_person_agrees(known, run, types):
    types("y\n")
    said = run("forget", "--before", "2026-01-01")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "1 entry from 2025-03-01 to 2025-03-01, 1 stretch done among them\n"
        "Which stretches hurt stays known.\n"
        "Delete this for good? [y/N]: Forgotten.\n"
    )
    assert left(known) == ([NEW], HURTS)


@pytest.mark.parametrize("answer", ["n\n", "\n", ""])
def test_without_a_clear_yes_nothing_goes(known, run, types, answer):
    types(answer)
    said = run("forget", "--all")
    assert (said.code, said.err) == (1, "deskstretch: nothing was deleted\n")
    assert left(known) == ([OLD, NEW], HURTS)


def test_all_is_all_that_hurts_and_what_was_set_aside_included(known, run):
    aside = known.history.with_name("history.db.aside-1")
    aside.write_text("of an earlier accident")
    said = run("forget", "--all", "--yes")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "2 entries from 2025-03-01 to 2026-03-01, 1 stretch done among them\n"
        "That these hurt, so that they are offered again: twist\n"
        f"What was set aside: {aside}\n"
        "Forgotten.\n"
    )
    assert left(known) == ([], {})
    assert not aside.exists()


def test_where_there_is_nothing_it_does_not_ask(paths, run):
    assert run("forget", "--all") == (0, "There is nothing to forget.\n", "")
    assert not paths.history.exists()


@pytest.mark.parametrize("wrong", [(), ("--all", "--before", "2026-01-01"), ("--before", "May")])
def test_what_to_forget_has_to_be_said(known, run, wrong):
    assert run("forget", *wrong, "--yes").code == 2
    assert left(known) == ([OLD, NEW], HURTS)
