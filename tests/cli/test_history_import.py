import json
from datetime import UTC, datetime, timedelta
from io import BytesIO, TextIOWrapper

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.cli.history_json import as_json, read_json
from deskstretch.core.effects import Outcome
from deskstretch.core.errors import StorageError
from deskstretch.core.progress.entry import Entry
from deskstretch.storage.merging import merge
from deskstretch.storage.reading import open_to_read

MORNING = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
THERE = Entry(MORNING, HOUR, Outcome.DONE, "chin-tuck", timedelta(seconds=20.5))
HERE = Entry(MORNING + HOUR, HOUR, Outcome.HELD, None, HOUR, "a call")


@pytest.fixture
def laptop(tmp_path):
    """What another machine exported."""
    file = tmp_path / "laptop.json"
    file.write_text(as_json([THERE], {"twist": MORNING}))
    return file


def entries(paths):
    with open_to_read(paths.history) as history:
        return history.entries()


def test_what_is_new_is_taken_in_and_a_second_time_nothing_is(paths, run, laptop):
    merge(paths.history, [HERE], {})
    said = run("history", "import", "laptop.json")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "1 new entry.\n"
        "Left out from now on, because it hurt: twist (`deskstretch stretches allow ID` brings one back)\n"
    )
    assert entries(paths) == [THERE, HERE]
    said = run("history", "import", "laptop.json")
    assert (said.code, said.out) == (0, "0 new entries; 1 entry known already.\n")
    assert entries(paths) == [THERE, HERE]


def test_what_this_machine_exports_another_one_knows_whole(paths, run, tmp_path):
    merge(paths.history, [HERE, THERE], {"twist": MORNING})
    before = run("export").out
    (tmp_path / "all.json").write_text(before)
    paths.history.unlink()
    assert run("history", "import", "all.json").code == 0
    assert run("export").out == before


def test_it_comes_through_a_pipe_too(paths, run, laptop, monkeypatch):
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(laptop.read_bytes())))
    assert run("history", "import", "-").code == 0
    assert entries(paths) == [THERE]


moments = st.datetimes(datetime(1972, 1, 1), datetime(8000, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))
anything = st.builds(
    Entry,
    moments,
    st.integers(-23 * 60, 23 * 60).map(lambda minutes: timedelta(minutes=minutes)),
    st.sampled_from(Outcome),
    st.none() | st.just("chin-tuck"),
    st.none() | st.integers(0, 10**12).map(lambda micros: timedelta(microseconds=micros)),
    st.text(),
)


@given(st.lists(anything), st.dictionaries(st.just("twist"), moments))
def test_whatever_is_written_is_read_back(written, hurts):
    read = read_json(as_json(written, hurts).encode(), "file")
    assert (list(read.entries), read.hurts) == (written, hurts)


def document(**changes):
    entry = {"at": "2026-11-20T10:30:00+01:00", "outcome": "done", "stretch_id": None, "seconds": None}
    return {"deskstretch": "history", "version": 1, "hurts": {}, "entries": [entry, {**entry, **changes}]}


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"at": "2026-11-20T10:30:00"}, "at: must be a moment with its offset"),
        ({"at": "soon\x1b[2J"}, "at: must be a moment with its offset"),
        ({"at": 5}, "at: must be a moment"),
        ({"at": "0001-01-01T00:00:00+14:00"}, "at: must be a moment"),
        ({"outcome": "danced"}, 'outcome: must be "prompted"'),
        ({"outcome": ["done"]}, "outcome: must be"),
        ({"stretch_id": "../../etc"}, "stretch_id: must be small letters"),
        ({"stretch_id": 7}, "stretch_id: must be small letters"),
        ({"seconds": -1}, "seconds: must be a number from 0"),
        ({"seconds": True}, "seconds: must be a number from 0"),
        ({"seconds": float("nan")}, "seconds: must be a number from 0"),
        ({"seconds": 1e300}, "seconds: must be a number from 0"),
        ({"words": None}, "words: must be a text"),
    ],
)
def test_a_wrong_entry_is_named_and_nothing_is_imported(paths, run, tmp_path, changes, complaint):
    (tmp_path / "wrong.json").write_text(json.dumps(document(**changes)))
    said = run("history", "import", "wrong.json")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"deskstretch: wrong.json: entry 2: {complaint}")
    assert said.err.endswith("; nothing was imported\n")
    assert said.err.count("\n") == 1
    assert said.err.rstrip().isprintable()
    assert not paths.history.exists()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (b"", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b'{"entries": [', "no JSON"),
        (b"[]", "not written by `deskstretch export`"),
        (b'{"deskstretch": "history", "version": 2}', "another version of deskstretch"),
        (b'{"deskstretch": "history", "version": 1, "hurts": {}, "entries": 5}', "entries: must be a list"),
        (
            b'{"deskstretch": "history", "version": 1, "hurts": {}, "entries": [5]}',
            "entry 1: must be an object",
        ),
        (
            b'{"deskstretch": "history", "version": 1, "hurts": {"a b": "x"}, "entries": []}',
            "hurts: must be",
        ),
        (
            b'{"deskstretch": "history", "version": 1, "hurts": {"a": "x"}, "entries": []}',
            "hurts: a: must be",
        ),
    ],
)
def test_what_is_no_exported_history_is_said_in_a_line(text, complaint):
    with pytest.raises(StorageError, match=complaint) as refused:
        read_json(text, "file")
    assert str(refused.value).startswith("file: ")


def test_a_file_that_is_not_there(paths, run):
    said = run("history", "import", "none.json")
    assert (said.code, said.err) == (
        1,
        "deskstretch: none.json cannot be read: No such file or directory\n",
    )
