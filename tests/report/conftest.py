"""Pages over a made-up year, and over none."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from deskstretch.catalogue import load_catalogue
from deskstretch.core.progress.entry import Entry
from deskstretch.core.settings import Settings
from deskstretch.core.stretch import Stretch
from deskstretch.report.page import page
from deskstretch.report.render import rendered
from deskstretch.report.year import Year, year_of

from .plausible_year import TODAY, plausible_year

Render = Callable[..., str]


@pytest.fixture(scope="session")
def pool() -> Sequence[Stretch]:
    return load_catalogue()


@pytest.fixture(scope="session")
def entries(pool: Sequence[Stretch]) -> list[Entry]:
    return plausible_year(pool)


@pytest.fixture(scope="session")
def year(entries: Sequence[Entry], pool: Sequence[Stretch]) -> Year:
    return year_of(entries, TODAY, pool, Settings())


@pytest.fixture(scope="session")
def html(year: Year, pool: Sequence[Stretch]) -> str:
    """The page of a full year."""
    return rendered(page(year, pool))


@pytest.fixture(scope="session")
def render(pool: Sequence[Stretch]) -> Render:
    """The page over these entries, of these stretches, on the day of the made-up year."""

    def render(
        entries: Sequence[Entry],
        stretches: Sequence[Stretch] = pool,
        of: int | None = None,
        on: date = TODAY,
    ) -> str:
        return rendered(page(year_of(entries, on, stretches, Settings(), of), stretches))

    return render
