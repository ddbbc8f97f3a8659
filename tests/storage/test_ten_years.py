"""Ten years of heavy use: 150,000 rows stay small, and no question keeps anybody waiting."""

import pytest

from deskstretch.storage.history import History
from tools.ten_years import best_ms, questions, write

MOST_MB = 30
MOST_MS = 150
"""Three times what is promised, for a machine that is busy or slow; ``make bench`` has the true figures."""


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    path = tmp_path_factory.mktemp("ten-years") / "history.db"
    assert 140_000 < len(write(path)) < 160_000
    assert path.stat().st_size < MOST_MB * 1_000_000
    history = History(path)
    yield history
    history.close()


@pytest.mark.parametrize("question", questions(History(None)))
def test_every_question_is_answered_at_once(history, question):
    assert best_ms(questions(history)[question]) < MOST_MS
