"""What can be taken back today? One answer for the menu and the rule."""

from datetime import datetime

from .rotation import eligible
from .session import Passed, Session
from .settings import Settings
from .stretch import Stretch


def to_bring_back(session: Session, now: datetime, settings: Settings) -> Stretch | None:
    """The last skipped or missed one of today, unless the person has ruled it out since."""
    stretch = _of_today(session.passed, now, settings)
    return next(iter(eligible([stretch], settings.stretches)), None) if stretch else None


def to_allow(session: Session, now: datetime, settings: Settings) -> Stretch | None:
    """The last one of today that hurt: a click may have been a slip."""
    return _of_today(session.hurt, now, settings)


def _of_today(passed: Passed | None, now: datetime, settings: Settings) -> Stretch | None:
    zone = settings.zone
    if passed is None or passed.at.astimezone(zone).date() != now.astimezone(zone).date():
        return None
    return passed.stretch
