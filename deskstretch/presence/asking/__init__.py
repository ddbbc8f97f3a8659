"""Asking services on a bus what is the case: when they come, and whenever they signal a change."""

from .answers import is_so, nonsense, shown, value_of, yes_or_no
from .service import Ask, Hint, Service, Services, property_changes

__all__ = [
    "Ask",
    "Hint",
    "Service",
    "Services",
    "is_so",
    "nonsense",
    "property_changes",
    "shown",
    "value_of",
    "yes_or_no",
]
