"""Reminders that several tests show."""

from datetime import timedelta

from deskstretch.core.events import Done, Hurts, Skip, Snooze, Start
from deskstretch.core.reminder import Button, Reminder

SNOOZE = Snooze(timedelta(minutes=10))
BUTTONS = (
    Button("start", "Start", Start()),
    Button("snooze", "Snooze 10 min", SNOOZE),
    Button("skip", "Skip", Skip()),
)
CHIN_TUCK = Reminder("Chin tuck", "Sit tall.\n10 × 5 s", BUTTONS)
CAT_COW = Reminder("Cat-cow", "10 breaths", BUTTONS)
CARD = Reminder(
    "Chin tuck",
    "10 × 5 s",
    (Button("done", "Done", Done()), Button("skip", "Stop", Skip()), Button("hurts", "It hurts", Hurts())),
    stretching=True,
)
