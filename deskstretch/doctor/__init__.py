"""An examination of this computer for a person who asks: why do I not see anything?

Facts are gathered (``looking``), each area makes findings of them (``areas``, pure), and a command prints
those. It runs beside the program, in a process of its own, and says also what the running one chose.
"""

from .examine import examine
from .finding import Area, Finding, Level, as_plain

__all__ = ["Area", "Finding", "Level", "as_plain", "examine"]
