"""One decision in the making."""

from dataclasses import replace
from datetime import date, datetime

from ..effects import Effect
from ..session import Reason, Session
from ..settings import Settings

_REASONS_KEPT = 20


class Turn:
    """The session as it becomes and the effects so far. Lives for one ``step`` and never leaves it."""

    def __init__(self, session: Session, now: datetime, settings: Settings) -> None:
        self.session = session
        self.now = now
        self.settings = settings
        self.effects: list[Effect] = []

    @property
    def today(self) -> date:
        """The day on the person's calendar."""
        return self.now.astimezone(self.settings.zone).date()

    def ask(self, effect: Effect) -> None:
        self.effects.append(effect)

    def because(self, words: str) -> None:
        """Keep the reason; the same words twice in a row are one reason."""
        kept = self.session.reasons
        if not kept or kept[-1].words != words:
            reasons = (*kept, Reason(self.now, words))[-_REASONS_KEPT:]
            self.session = replace(self.session, reasons=reasons)
