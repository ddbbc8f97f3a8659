from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskstretch.core.effects import Outcome, Record
from deskstretch.core.errors import StorageError
from deskstretch.core.history import Past
from deskstretch.core.progress.entry import Entry
from deskstretch.storage.history import History
from deskstretch.storage.merging import Merged, merge
from deskstretch.storage.reading import open_to_read

MORNING = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.db"


def entry(number: int, outcome: Outcome = Outcome.PROMPTED, stretch_id: str | None = "a") -> Entry:
    return Entry(MORNING + number * HOUR, HOUR, outcome, stretch_id)


def everything(path):
    with open_to_read(path) as history:
        return history.entries(), history.hurts()


moments = st.integers(0, 6).map(lambda hours: MORNING + hours * HOUR)
lengths = st.none() | st.integers(0, 2).map(lambda seconds: timedelta(seconds=seconds + 0.1))
drawn = st.lists(
    st.builds(
        Entry,
        moments,
        st.sampled_from([HOUR, -5 * HOUR]),
        st.sampled_from([Outcome.DONE, Outcome.HELD, Outcome.ALLOWED]),
        st.sampled_from([None, "a", "b"]),
        lengths,
        st.sampled_from(["", "a call"]),
    ),
    max_size=8,
)
hurting = st.dictionaries(st.sampled_from("ab"), moments)


@settings(deadline=None, max_examples=60)
@given(here=drawn, there=drawn, hurts_here=hurting, hurts_there=hurting)
def test_either_order_comes_to_the_same_and_a_second_time_changes_nothing(
    here, there, hurts_here, hurts_there
):
    with TemporaryDirectory() as name:
        one, other = Path(name, "one.db"), Path(name, "other.db")
        merge(one, here, hurts_here)
        merge(other, there, hurts_there)
        from_one, from_other = everything(one), everything(other)
        assert Counter(from_one[0]) == Counter(here)
        first = merge(one, *from_other)
        merge(other, *from_one)
        assert first.new + len(here) == len(everything(one)[0])
        assert Counter(everything(one)[0]) == Counter(everything(other)[0])
        assert everything(one)[1] == everything(other)[1]
        before = everything(one)
        assert merge(one, *from_other) == Merged(0, len(there))
        assert everything(one) == before


def test_what_was_older_comes_first_in_the_rotation_too(path):
    merge(path, [entry(5, stretch_id="new"), entry(7, stretch_id="newest")], {})
    merge(path, [entry(6, stretch_id="between"), entry(1, stretch_id="old")], {})
    history = History(path)
    assert history.past() == Past.of(["old", "new", "between", "newest"])
    history.close()


def test_one_s_own_order_stays_when_the_clock_once_went_wrong(path):
    history = History(path)
    for number, stretch_id in ((0, "a"), (9000, "clock ahead"), (2, "b")):
        history.append(Record(Outcome.PROMPTED, MORNING + number * HOUR, stretch_id))
    merge(path, [entry(1, stretch_id="imported")], {})
    assert history.past() == Past.of(["a", "imported", "clock ahead", "b"])
    history.close()


def test_what_happened_elsewhere_is_no_lost_answer_of_this_machine(path):
    """The next start of a program that was killed looks for those."""
    mine = Record(Outcome.SNOOZED, MORNING + 2 * HOUR, "mine")
    history = History(path)
    history.append(mine)
    merge(path, [entry(1, Outcome.PAUSED), entry(3)], {})
    assert history.since(MORNING) == [mine]
    merge(path, [entry(0, stretch_id="older"), *everything(path)[0]], {})
    assert history.since(MORNING - HOUR) == [mine]
    assert [found.stretch_id for found in history.entries()] == ["older", "a", "mine", "a"]
    history.close()


def test_what_hurts_there_hurts_here_and_the_later_day_counts(path):
    merge(path, [], {"twist": MORNING, "cobra": MORNING + HOUR})
    assert merge(path, [], {"twist": MORNING + HOUR, "cobra": MORNING, "bow": MORNING}).hurts == ("bow",)
    assert everything(path)[1] == {
        "twist": MORNING + HOUR,
        "cobra": MORNING + HOUR,
        "bow": MORNING,
    }


def test_what_was_allowed_later_on_one_of_them_hurts_on_neither(path, tmp_path):
    allowed = entry(3, Outcome.ALLOWED, "twist")
    merge(path, [allowed], {})
    assert merge(path, [], {"twist": MORNING + 2 * HOUR}).hurts == ()
    assert merge(path, [], {"twist": MORNING + 4 * HOUR}).hurts == ("twist",)
    other = tmp_path / "other.db"
    merge(other, [], {"twist": MORNING + 2 * HOUR})
    merge(other, [allowed], {})
    assert everything(other)[1] == {}


def test_a_program_that_writes_meanwhile_goes_on(path):
    history = History(path)
    history.append(Record(Outcome.PROMPTED, MORNING, "mine"))
    merge(path, [entry(-1, stretch_id="theirs")], {})
    history.append(Record(Outcome.PROMPTED, MORNING + HOUR, "next"))
    assert history.past() == Past.of(["theirs", "mine", "next"])
    history.close()


def test_words_that_are_no_text_are_kept_as_far_as_they_are(path):
    merge(path, [Entry(MORNING, HOUR, Outcome.HELD, None, HOUR, "half \ud83d" + "x" * 600)], {})
    [[found], _] = everything(path)
    assert found.words.startswith("half ?xxx")
    assert len(found.words) == 500


def test_a_damaged_history_is_left_alone(path):
    path.write_bytes(b"garbage" * 1000)
    with pytest.raises(StorageError, match=r"was damaged; nothing was changed in it$"):
        merge(path, [entry(0)], {})
    assert [file.name for file in path.parent.iterdir()] == ["history.db"]
    assert path.read_bytes() == b"garbage" * 1000
