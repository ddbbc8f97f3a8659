"""Which passed reminder can be brought back? One answer for the menu and the rule."""

from datetime import datetime

from .rotation import eligible
from .session import Session
from .settings import Settings
from .stretch import Stretch


def to_bring_back(session: Session, now: datetime, settings: Settings) -> Stretch | None:
    """The last skipped or missed one of today, unless the person has ruled it out since."""
    passed, zone = session.passed, settings.zone
    if passed is None or passed.at.astimezone(zone).date() != now.astimezone(zone).date():
        return None
    return next(iter(eligible([passed.stretch], settings.stretches)), None)
