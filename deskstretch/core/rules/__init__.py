"""The whole decision, rule by rule.

``begin`` or ``restore`` give the first session, ``step`` takes it from event to event, and
``next_wake`` says when to look again. docs/architecture.md tells the rules in words.
"""

from .deadlines import next_wake
from .leaving import leave
from .replay import replay
from .start import begin, restore
from .step import step
from .written_after import began

__all__ = ["began", "begin", "leave", "next_wake", "replay", "restore", "step"]
