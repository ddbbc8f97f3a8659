"""Numbers with what they count."""


def counted(number: int, one: str, several: str) -> str:
    """ "1 entry", "2 entries", "0 entries"; from a thousand on with commas."""
    return f"{number:,} {one if number == 1 else several}"
