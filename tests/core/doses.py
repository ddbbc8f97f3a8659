"""Stretches of any dose, as a person's own pack might have them."""

from datetime import timedelta

from hypothesis import strategies as st

from deskstretch.core.stretch import Position, Region, Sides, Stretch
from tests.desk import stretch

_plain = st.fixed_dictionaries(
    {
        "region": st.sampled_from([Region.NECK, Region.BREATH]),
        "position": st.sampled_from(Position),
        "sides": st.sampled_from(Sides),
        "sets": st.integers(1, 5),
    }
)
_held = st.fixed_dictionaries({"hold": st.integers(1, 600).map(lambda s: timedelta(seconds=s))})
_repeated = st.fixed_dictionaries(
    {
        "hold": st.none(),
        "repetitions": st.integers(1, 200),
        "tempo": st.integers(1, 120).map(lambda s: timedelta(seconds=s)),
        "halves": st.booleans(),
    }
)


def stretches() -> st.SearchStrategy[Stretch]:
    doses = st.one_of(_held, _repeated)
    return st.builds(lambda plain, dose: stretch("any", **plain, **dose), _plain, doses)
