"""The one state of the session."""

from enum import StrEnum


class Phase(StrEnum):
    OFF_DUTY = "off duty"
    WORKING = "working"
    AWAY = "away"
    HELD = "held"
    PROMPTING = "prompting"
    STRETCHING = "stretching"
    SNOOZED = "snoozed"
    PAUSED = "paused"
