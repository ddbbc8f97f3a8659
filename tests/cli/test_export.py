import csv
import json
import os
import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest

from deskstretch.cli.history_csv import as_csv
from deskstretch.cli.history_ics import as_calendar
from deskstretch.core.effects import Outcome
from deskstretch.core.progress.entry import Entry
from deskstretch.storage.merging import merge

LATE = datetime(2026, 11, 20, 23, 30, 0, 250_000, tzinfo=UTC)
HOUR = timedelta(hours=1)
SKIPPED = Entry(LATE - 24 * HOUR, HOUR, Outcome.SKIPPED, "chin-tuck")
DONE = Entry(LATE, HOUR, Outcome.DONE, "chin-tuck", timedelta(seconds=20.5))
HELD = Entry(LATE + HOUR, -5 * HOUR, Outcome.HELD, None, 2 * HOUR, "a call, in “Zoom”")
ALREADY = Entry(LATE + 2 * HOUR, HOUR, Outcome.DONE)


@pytest.fixture
def known(paths):
    merge(paths.history, [SKIPPED, DONE, HELD, ALREADY], {"twist": LATE})
    return paths


def calendar(text: str) -> list[str]:
    """The lines of a calendar, put together again where they were folded; each within its limit."""
    assert text.endswith("\r\n")
    lines = text.split("\r\n")[:-1]
    assert "\n" not in "".join(lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_json_has_everything_and_is_pure_ascii(known, run):
    said = run("export")
    assert (said.code, said.err) == (0, "")
    assert said.out.isascii()
    document = json.loads(said.out)
    assert document["hurts"] == {"twist": "2026-11-20T23:30:00.250000+00:00"}
    skipped, held, done, already = document["entries"]  # in New York it was still the 20th
    assert (held["at"], held["words"]) == ("2026-11-20T19:30:00.250000-05:00", "a call, in “Zoom”")
    assert skipped["outcome"] == "skipped"
    assert done == {
        "at": "2026-11-21T00:30:00.250000+01:00",
        "outcome": "done",
        "stretch_id": "chin-tuck",
        "seconds": 20.5,
        "words": "",
    }
    assert (already["stretch_id"], already["seconds"]) == (None, None)


def test_csv_is_a_table_with_the_names_of_the_stretches(known, run):
    said = run("export", "--format", "csv", "--since", "2026-11-21")
    titles, first, second = csv.reader(StringIO(said.out))
    assert titles == ["date", "time", "utc_offset", "outcome", "stretch_id", "stretch", "seconds", "words"]
    assert first == ["2026-11-21", "00:30:00", "+0100", "done", "chin-tuck", "Chin tuck", "20.5", ""]
    assert second == ["2026-11-21", "02:30:00", "+0100", "done", "", "", "", ""]
    assert "\r" not in said.out


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1"])
def test_nothing_in_a_table_is_a_formula(words):
    entry = Entry(LATE, HOUR, Outcome.HELD, None, HOUR, words)
    [_, cells] = csv.reader(StringIO(as_csv([entry], {})))
    assert cells[-1][0] not in "=+-@ \t\r" or cells[-1].lstrip()[0] not in "=+-@"
    assert cells[-1].isprintable()


def test_the_calendar_has_an_event_for_every_stretch_that_was_done(known, run):
    lines = calendar(run("export", "--format", "ics").out)
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//deskstretch//history//EN"]
    assert lines[-1] == "END:VCALENDAR"
    assert [line for line in lines if line.startswith(("DT", "SUMMARY"))] == [
        "DTSTAMP:20261120T233000Z",
        "DTSTART:20261120T232939Z",
        "DTEND:20261120T233000Z",
        "SUMMARY:Chin tuck",
        "DTSTAMP:20261121T013000Z",
        "DTSTART:20261121T013000Z",
        "SUMMARY:A stretch of my own",
    ]
    ids = [line for line in lines if line.startswith("UID:")]
    assert len(set(ids)) == 2
    assert ids == [line for line in calendar(as_calendar([DONE, ALREADY], {})) if line.startswith("UID:")]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (r"Reach; back, slowly \o/", r"Reach\; back\, slowly \\o/"),
        ("Ünïcödé " * 20, None),
        ("深呼吸" * 60, None),
        ("one\r\nBEGIN:VALARM\r\n", "one��BEGIN:VALARM��"),
    ],
)
def test_a_name_is_only_a_name_in_a_calendar_however_long(name, written):
    lines = calendar(as_calendar([DONE], {"chin-tuck": name}))
    [summary] = [line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY:")]
    assert re.sub(r"\\(.)", r"\1", summary) == name.replace("\r\n", "��")[:200] or summary.endswith("…")
    if written:
        assert summary == written
    assert sum(line.startswith("BEGIN:") for line in lines) == 2


def test_a_calendar_without_anything_in_it_is_not_written(known, run, tmp_path):
    said = run("export", "--format", "ics", "--since", "2030-01-01", "--output", "empty.ics")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("deskstretch: no stretch was done in that time")
    assert not (tmp_path / "empty.ics").exists()


def test_a_file_is_written_for_its_owner_only(known, run, tmp_path):
    said = run("export", "--output", "history.json")
    assert (said.code, said.out) == (0, "Written: history.json\n")
    assert len(json.loads((tmp_path / "history.json").read_text())["entries"]) == 4
    assert (tmp_path / "history.json").stat().st_mode & 0o077 == 0
    assert run("export", "--output", "no/such/folder.json").code == 1


def test_without_a_history_there_is_an_empty_one_and_none_is_made(paths, run):
    assert json.loads(run("export").out)["entries"] == []
    assert run("export", "--format", "csv").out.count("\n") == 1
    assert not paths.history.exists()


@pytest.mark.parametrize(
    "wrong", [("--since", "yesterday"), ("--format", "xml"), ("--since", "2026-02-30")]
)
def test_wrong_usage_is_said(paths, run, wrong):
    said = run("export", *wrong)
    assert said.code == 2
    assert "Invalid value" in said.err


def test_a_damaged_history_is_one_line(paths, run):
    paths.history.parent.mkdir(parents=True)
    paths.history.write_bytes(b"garbage" * 1000)
    said = run("export")
    assert (said.code, said.out) == (1, "")
    assert re.fullmatch(r"deskstretch: the history .+ is damaged; .+\n", said.err)


# -- what is there already


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("command", ["export", "report"])
def test_none_of_the_programs_own_files_is_written_over(known, run, tmp_path, command, force):
    history = known.history
    wal, archived = history.with_name("history.db-wal"), known.log.with_name("deskstretch.log.1")
    (tmp_path / "link.db").symlink_to(history)
    (tmp_path / "hard.db").hardlink_to(history)
    round_about = history.parent / ".." / history.parent.name / history.name
    single = (known.config, known.last_good, known.state, known.lock, known.log, archived, wal)
    for place in (history, round_about, *single, known.packs / "mine.toml", "link.db", "hard.db"):
        before = history.read_bytes()
        said = run(command, "--output", str(place), *force)
        assert (said.code, said.out) == (1, ""), place
        assert said.err == f"deskstretch: {place} is one of deskstretch's own files; take another name\n"
        assert history.read_bytes() == before
    assert not known.config.exists()


def test_an_earlier_export_is_replaced_whatever_its_form_and_an_empty_file_too(known, run, tmp_path):
    place = tmp_path / "history"
    place.touch()
    for form in ("json", "csv", "ics", "json"):
        assert run("export", "--format", form, "--output", "history").code == 0
    assert len(json.loads(place.read_text())["entries"]) == 4


def test_any_other_file_is_replaced_only_when_that_is_asked_for(known, run, tmp_path):
    place = tmp_path / "thesis.txt"
    place.write_text("date,time: years of work")
    said = run("export", "--output", "thesis.txt")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "deskstretch: thesis.txt is there and no earlier export; "
        "take another name, or replace it with --force\n"
    )
    assert place.read_text() == "date,time: years of work"
    assert run("export", "--output", "thesis.txt", "--force").code == 0
    assert json.loads(place.read_text())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files there")
def test_what_is_no_file_is_left_alone_even_with_force(known, run, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    said = run("export", "--output", "pipe", "--force")
    assert (said.code, said.err) == (
        1,
        "deskstretch: pipe is no file; take another name, or - for standard output\n",
    )


def test_a_hyphen_is_standard_output(known, run, tmp_path):
    assert run("export", "--output", "-") == run("export")
    assert not (tmp_path / "-").exists()
    assert run("export", "--output", "./-").out == "Written: -\n", "a file of that name can be had"
