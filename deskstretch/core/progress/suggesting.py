"""What the answers of the last weeks suggest: simple counts, so that each can say why it is there.

Every threshold is a number of answers and a share of them; below it nothing is said. At most three
suggestions, the most certain first.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..duration import spell_duration
from ..effects import Outcome
from ..rotation import eligible
from ..settings import Settings
from ..stretch import Stretch
from ..words import span
from .entry import Entry, within
from .hours import ANSWERS
from .quiet_hours import quiet_hours
from .suggestion import Suggestion

__all__ = ["Suggestion", "suggestions"]

WEEKS = 4
"""How far back the answers count: older ones were given to other settings, or in another season."""

_MOST = 3
_LONGEST_INTERVAL = timedelta(hours=2)
_FIVE_MINUTES = timedelta(minutes=5)


def suggestions(
    entries: Sequence[Entry], today: date, stretches: Sequence[Stretch], settings: Settings
) -> tuple[Suggestion, ...]:
    """What the four weeks up to ``today`` suggest, the most certain first."""
    first = today - timedelta(weeks=WEEKS) + timedelta(days=1)
    inside = within(entries, first, today)
    answers = [entry for entry in _one_a_break(inside) if entry.outcome in ANSWERS]
    # One at a time: each says a whole day's hours, and a second would undo what the first one changed.
    hours = list(quiet_hours(answers, settings.hours))[:1]
    # Where one hour is the reason, that hour is the mend, and not the interval of the whole day.
    every_day = [] if hours else list(_interval(answers, settings))
    found = [*hours, *_passed_over(inside, stretches, settings), *every_day, *_unseen(answers, settings)]
    return tuple(replace(one, words=f"In the last four weeks {one.words}") for one in found[:_MOST])


def _one_a_break(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Without the second and third stretch of a break: a reminder has one answer."""
    in_break = is_answered = False
    for entry in entries:
        if entry.outcome in (Outcome.PROMPTED, Outcome.STARTED):
            in_break, is_answered = True, False
        elif in_break and entry.stretch_id and entry.outcome in (Outcome.DONE, Outcome.STOPPED):
            if is_answered:
                continue
            is_answered = True
        yield entry


def _passed_over(
    entries: Sequence[Entry], stretches: Sequence[Stretch], settings: Settings
) -> Iterator[Suggestion]:
    """A stretch that was skipped, or swapped for another, at least four times and four of five times."""
    passed = _per_stretch(entries, lambda outcome: outcome in (Outcome.SKIPPED, Outcome.SWAPPED))
    done = _per_stretch(entries, lambda outcome: outcome in (Outcome.DONE, Outcome.STOPPED))
    hurt = _per_stretch(entries, lambda outcome: outcome is Outcome.HURT)
    for stretch in sorted(eligible(stretches, settings.stretches), key=lambda one: -passed[one.id]):
        times = passed[stretch.id]
        chances = times + done[stretch.id]
        if times >= 4 and times >= chances * 0.8 and not hurt[stretch.id]:
            words = f"you passed over {stretch.name} {times} of {chances} times: leave it out?"
            yield Suggestion(words, (f"deskstretch stretches exclude {stretch.id}",))


def _interval(answers: Sequence[Entry], settings: Settings) -> Iterator[Suggestion]:
    """Twenty answers, and three of five of them were Snooze."""
    counts = Counter(entry.outcome for entry in answers)
    total, snoozed = sum(counts[outcome] for outcome in ANSWERS), counts[Outcome.SNOOZED]
    longer = -(-settings.reminders.interval * 4 // 3 // _FIVE_MINUTES) * _FIVE_MINUTES
    if total >= 20 and snoozed >= total * 0.6 and longer <= _LONGEST_INTERVAL:
        words = f"you snoozed {snoozed} of {total} reminders: {span(longer)} between them?"
        yield Suggestion(words, (f"deskstretch config set reminders.interval {spell_duration(longer)}",))


def _unseen(answers: Sequence[Entry], settings: Settings) -> Iterator[Suggestion]:
    """Twenty answers, and three of five reminders went by without one."""
    counts = Counter(entry.outcome for entry in answers)
    total, missed = sum(counts[outcome] for outcome in ANSWERS), counts[Outcome.MISSED]
    if total >= 20 and missed >= total * 0.6 and not settings.notifications.sound:
        words = f"{missed} of {total} reminders went by unanswered: a sound with them?"
        yield Suggestion(words, ("deskstretch config set notifications.sound on",))


def _per_stretch(entries: Sequence[Entry], counts: Callable[[Outcome], bool]) -> Counter[str | None]:
    return Counter(entry.stretch_id for entry in entries if counts(entry.outcome))
