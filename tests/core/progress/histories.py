"""Histories as people have them: over nights with a clock change, over the date line, with any answers."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from deskstretch.core.effects import Outcome
from deskstretch.core.progress.entry import Entry
from deskstretch.core.stretch import Position, Region, Stretch
from tests.desk import stretch

POOL: tuple[Stretch, ...] = (
    stretch("nod", region=Region.NECK),
    stretch("tilt", region=Region.NECK, also=(Region.SHOULDERS,)),
    stretch("shrug", region=Region.SHOULDERS, also=(Region.NECK, Region.UPPER_BACK)),
    stretch("twist", region=Region.LOWER_BACK),
    stretch("lunge", region=Region.HIPS, position=Position.STANDING),
)

ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",  # its clock changes by half an hour
        "Pacific/Kiritimati",  # 14 hours ahead
        "Pacific/Honolulu",  # 10 hours behind: nearly the same clock, another day
        "Pacific/Auckland",
    )
]

_STARTS = st.one_of(
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)),
    st.sampled_from(["2026-10-25T00:10", "2026-03-28T23:40", "2026-04-04T14:00", "2024-12-31T22:00"]).map(
        datetime.fromisoformat
    ),
)
_GAPS = st.one_of(
    st.timedeltas(timedelta(microseconds=1), timedelta(minutes=50)),
    st.timedeltas(timedelta(hours=1), timedelta(days=4)),
    st.sampled_from([timedelta(days=days) for days in (1, 7, 14, 40)]),
)
_LENGTHS = st.none() | st.timedeltas(timedelta(0), timedelta(hours=2))
_IDS = st.none() | st.sampled_from([*(known.id for known in POOL), "gone"])
_WORDS = st.sampled_from(["a call", "fullscreen", ""])
_OUTCOMES = st.one_of(st.just(Outcome.DONE), st.sampled_from(Outcome))


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """Entries in the order of the person's days, as the history gives them."""
    moment, zone = draw(_STARTS).replace(tzinfo=UTC), draw(st.sampled_from(ZONES))
    entries = []
    for gap in draw(st.lists(_GAPS, max_size=60)):
        moment += gap
        if draw(st.integers(0, 9)) == 0:
            zone = draw(st.sampled_from(ZONES))
        offset = moment.astimezone(zone).utcoffset() or timedelta(0)
        outcome = draw(_OUTCOMES)
        words = draw(_WORDS) if outcome is Outcome.HELD else ""
        entries.append(Entry(moment, offset, outcome, draw(_IDS), draw(_LENGTHS), words))
    return sorted(entries, key=lambda entry: (entry.day, entry.at))


def some_day_of(draw: st.DrawFn, entries: list[Entry]) -> date:
    """A day in or near the history; without one any."""
    days = [entry.day for entry in entries] or [date(2026, 3, 2)]
    return draw(st.sampled_from(days)) + timedelta(days=draw(st.integers(-9, 9)))
