import logging
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskstretch.core.effects import Outcome
from deskstretch.core.errors import StorageError
from deskstretch.core.events import Signal
from deskstretch.core.phase import Phase
from deskstretch.core.session import (
    Cause,
    Hold,
    Leaving,
    OfferedRoutine,
    Passed,
    Pause,
    Reason,
    Session,
    Sitting,
    Way,
)
from deskstretch.core.stretch import Kind, Position, Region, Stretch
from deskstretch.storage.state import StateFile

NOW = datetime(2026, 11, 20, 9, 30, 15, 123456, tzinfo=UTC)
LATER = NOW + timedelta(minutes=10)


def stretch(stretch_id: str) -> Stretch:
    return Stretch(
        id=stretch_id,
        name=stretch_id.title(),
        region=Region.NECK,
        kind=Kind.MOBILITY,
        position=Position.SEATED,
        hold=timedelta(seconds=20),
        steps=("Sit tall.",),
        benefit="",
        sources=("000",),
    )


TUCK, TWIST = stretch("chin-tuck"), stretch("twist")
POOL = (TUCK, TWIST)

FULL = Session(
    at=NOW,
    phase=Phase.HELD,
    since=NOW,
    due_at=LATER,
    stretch=TUCK,
    why="neck is due",
    more=(TWIST, TUCK),
    routine=OfferedRoutine("desk-reset", "Desk reset", NOW),
    guide=Way.NOTICES,
    notice=2,
    begun="chin-tuck",
    leaving=(Leaving(NOW, (TUCK,), Outcome.DONE, LATER - NOW), Leaving(LATER)),
    prefer=(Region.NECK, Region.UPPER_BACK),
    snoozes=2,
    unseen=1,
    shown_at=NOW,
    started_at=LATER,
    hold=Hold(Cause.TYPING, NOW, 'in "a\x1b[31m call\n"', LATER, "in a call"),
    pause=Pause(LATER, by_clock=True, since=NOW),
    away_since=NOW,
    last_input_at=NOW,
    there_at=LATER,
    sitting=Sitting(NOW, LATER),
    signals=((Signal.CALL, "Zoom"), (Signal.FULLSCREEN, "ein Film über Füße")),
    passed=Passed(TWIST, NOW),
    hurt=Passed(TWIST, LATER),
    tipped_on=NOW.date(),
    digest_of=NOW.date(),
    reasons=(Reason(NOW, "one"), Reason(LATER, "two")),
)
LEAST = Session(at=NOW, phase=Phase.WORKING, since=NOW, due_at=LATER)


@pytest.fixture
def file(tmp_path):
    return StateFile(tmp_path / "state.toml")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state.toml"


def test_a_session_comes_back_as_it_was(file):
    for session in (FULL, LEAST, replace(FULL, pause=Pause(None))):
        file.save(session)
        assert file.load(POOL) == session


def test_no_field_of_the_session_is_left_out_of_this_test():
    unset = {field.name for field in fields(Session) if getattr(FULL, field.name) in (None, (), 0, "")}
    assert unset == set()


def test_every_phase_comes_back(file):
    for phase in Phase:
        file.save(replace(LEAST, phase=phase))
        assert file.load(POOL) == replace(LEAST, phase=phase)


def test_without_a_file_there_is_no_session_and_no_word_of_it(file, caplog):
    assert file.load(POOL) is None
    assert caplog.messages == []


def test_a_stretch_that_left_the_catalogue_costs_only_itself(file):
    file.save(FULL)
    told = tuple(replace(guide, stretches=()) for guide in FULL.leaving)
    assert file.load((TWIST,)) == replace(FULL, stretch=None, more=(TWIST,), leaving=told)
    assert file.load((TUCK,)) == replace(FULL, more=(TUCK,), passed=None, hurt=None)
    assert file.load(()) == replace(FULL, stretch=None, more=(), passed=None, hurt=None, leaving=told)


def test_only_the_id_of_a_stretch_is_saved(file, path):
    file.save(FULL)
    assert 'stretch = "chin-tuck"\n' in path.read_text()
    assert "Sit tall" not in path.read_text()


def test_moments_come_back_in_utc_whatever_the_zone_they_were_written_in(file):
    there = NOW.astimezone(timezone(timedelta(hours=9)))
    file.save(replace(LEAST, shown_at=there))
    loaded = file.load(POOL)
    assert loaded is not None
    assert loaded.shown_at == NOW
    assert loaded.shown_at.tzinfo is UTC


def test_words_with_half_a_character_can_be_saved(file):
    file.save(replace(LEAST, signals=((Signal.APPLICATION, "bad \ud800 title"),)))
    loaded = file.load(POOL)
    assert loaded is not None
    assert loaded.signals == ((Signal.APPLICATION, "bad ? title"),)


SPOILT = {
    "no TOML": lambda text: text[: len(text) // 2] + '"',
    "nothing": lambda _: "",
    "zeros": lambda text: "\0" * len(text),
    "another format": lambda text: text.replace("format = 1", "format = 0"),
    "no session": lambda _: "format = 1\nsession = 3\n",
    "an unknown phase": lambda text: text.replace('phase = "held"', 'phase = "asleep"'),
    "a phase that is a list": lambda text: text.replace('phase = "held"', "phase = []"),
    "a missing moment": lambda text: text.replace("due_at", "do_at"),
    "a moment without a zone": lambda text: text.replace(
        "at = 2026-11-20 09:30:15.123456+00:00", "at = 2026-11-20 09:30:15"
    ),
    "a moment out of all time": lambda text: text.replace(
        "2026-11-20 09:30:15.123456+00:00", "0001-01-01 00:00:00+23:00"
    ),
    "a number that is none": lambda text: text.replace("snoozes = 2", "snoozes = true"),
    "deep brackets": lambda _: "a = " + "[" * 5000,
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_file_that_cannot_be_understood_is_one_line_in_the_log(file, path, caplog, how):
    file.save(FULL)
    before = path.read_text()
    path.write_text(SPOILT[how](before))
    spoilt = path.read_bytes()
    assert spoilt != before.encode()
    with caplog.at_level(logging.WARNING):
        assert file.load(POOL) is None
    [line] = caplog.messages
    assert line.startswith(f"starting afresh, {path} cannot be used: ")
    assert line.endswith(f"; it is kept as {path}.aside-1")
    file.save(LEAST)
    assert file.load(POOL) == LEAST
    assert path.with_name("state.toml.aside-1").read_bytes() == spoilt


def test_a_second_damaged_file_does_not_take_the_name_of_the_first(file, path):
    for content in ("one", "two"):
        path.write_text(content)
        assert file.load(POOL) is None
    kept = {each.name: each.read_text() for each in path.parent.iterdir()}
    assert kept == {"state.toml.aside-1": "one", "state.toml.aside-2": "two"}


def test_a_damaged_file_that_cannot_be_renamed_is_a_line_in_the_log_too(file, path, caplog, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path.write_text("no TOML")
    monkeypatch.setattr(Path, "rename", refuse)
    assert file.load(POOL) is None
    [line] = caplog.messages
    assert line.endswith("; it cannot be set aside: Permission denied")


def test_what_is_no_text_or_no_file_is_a_line_in_the_log_too(file, path, caplog):
    path.write_bytes(b"\xff\xfe")
    assert file.load(POOL) is None
    path.mkdir()
    assert file.load(POOL) is None
    assert len(caplog.messages) == 2


def test_a_key_of_another_version_is_passed_over(file, path):
    file.save(FULL)
    path.write_text(path.read_text().replace("snoozes = 2", "snoozes = 2\nmood = 'good'"))
    assert file.load(POOL) == FULL


def test_a_session_that_cannot_be_saved_is_a_clear_error(tmp_path):
    with pytest.raises(StorageError, match="cannot write"):
        StateFile(tmp_path / "nowhere" / "state.toml").save(LEAST)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_however_the_file_is_mangled_loading_never_raises(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("state") / "state.toml"
    file = StateFile(path)
    file.save(FULL)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 12))
        content[start : start + length] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b"=", b"[", b'"', b"9"])
        )
    path.write_bytes(content)
    loaded = file.load(POOL)
    assert loaded is None or isinstance(loaded.phase, Phase)
