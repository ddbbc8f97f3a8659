"""Days as a person writes them. Not strftime's: the page speaks one language, whatever the locale."""

from datetime import date, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_and_month(day: date) -> str:
    """ "7 March"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def in_full(day: date) -> str:
    """ "7 March 2026"."""
    return f"{day_and_month(day)} {day.year}"


def spelled(first: date, last: date) -> str:
    """ "2 to 8 March", "28 February to 6 March", with the years where there are two."""
    if first.year != last.year:
        return f"{in_full(first)} to {in_full(last)}"
    if first.month != last.month:
        return f"{day_and_month(first)} to {day_and_month(last)}"
    return f"{first.day} to {day_and_month(last)}" if first != last else day_and_month(first)


def with_year(first: date, last: date) -> str:
    """ "2 to 8 March 2026"."""
    words = spelled(first, last)
    return words if first.year != last.year else f"{words} {last.year}"


def day_and_short_month(day: date) -> str:
    """ "7 Mar", for tables."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def whole_minutes(length: timedelta) -> str:
    """ "6", for tables, never more than was done; "<1" where there is something that is less."""
    minutes = length // timedelta(minutes=1)
    return str(minutes) if minutes or not length else "<1"


def number_of(count: int, one: str, many: str = "") -> str:
    """ "1 day", "1,204 days"."""
    return f"1 {one}" if count == 1 else f"{count:,} {many or one + 's'}"
