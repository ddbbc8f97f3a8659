"""The session's stretches, looked up anew: in a pool that has changed, in the routine they belong to."""

from dataclasses import replace

from .routine import Routine
from .session import Passed, Session
from .stretch import Stretch


def as_in_pool(session: Session, pool: tuple[Stretch, ...]) -> Session:
    """The session with its stretches as the pool has them; one that is gone stays as it was."""
    known = {stretch.id: stretch for stretch in pool}

    def as_known(passed: Passed | None) -> Passed | None:
        return passed and replace(passed, stretch=known.get(passed.stretch.id, passed.stretch))

    if session.routine:  # whose stretches have doses of their own
        return replace(session, passed=as_known(session.passed), hurt=as_known(session.hurt))
    stretch = session.stretch
    return replace(
        session,
        stretch=stretch and known.get(stretch.id, stretch),
        more=tuple(known.get(other.id, other) for other in session.more),
        passed=as_known(session.passed),
        hurt=as_known(session.hurt),
    )


def as_in_routine(session: Session, routines: tuple[Routine, ...]) -> Session:
    """A routine's stretches have doses of their own, and the state file knows their ids alone."""
    ours = session.routine.id if session.routine else None
    doses = {s.id: s for routine in routines if routine.id == ours for s in routine.stretches}
    stretch = session.stretch
    return replace(
        session,
        stretch=stretch and doses.get(stretch.id, stretch),
        more=tuple(doses.get(other.id, other) for other in session.more),
    )
