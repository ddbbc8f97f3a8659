"""What is wrong in a TOML text and how to mend it, for someone who has never heard of TOML.

tomllib names the place where it gave up and speaks of grammar. Here are the mistakes people make, found by
what stands at that place.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .toml_lines import keys, open_list
from .toml_rules import printable


class _Place(NamedTuple):
    """Where tomllib gave up: ``column`` counts from 0, ``head`` is all before it."""

    message: str
    head: str
    line: str
    column: int

    @property
    def number(self) -> int:
        """The line, counted from 1."""
        return self.head.count("\n") + 1

    @property
    def rest(self) -> str:
        return self.line[self.column :]


def place_and_mend(message: str, text: str) -> str:
    """ "line 2, column 14: …" for a message of tomllib about ``text``; one line, safe to print."""
    place = _place(message, text.replace("\r\n", "\n"))
    words = next(filter(None, _guesses(place)))
    return f"line {place.number}, column {place.column + 1}: {words}"


def _place(message: str, text: str) -> _Place:
    match = _AT.search(message)
    if match is None:
        position = len(text.rstrip())  # "at end of document"
        message = message.removesuffix(" (at end of document)")
    else:
        lines = text.split("\n")[: int(match[1]) - 1]
        position = sum(len(line) + 1 for line in lines) + int(match[2]) - 1
        message = message[: match.start()]
    start = text.rfind("\n", 0, position) + 1
    line = text[start:].partition("\n")[0]
    return _Place(message, text[:position], line, position - start)


def _guesses(place: _Place) -> Iterator[str | None]:
    """What it may be, the surest first; the last one always says something."""
    if len(place.line) < _LONGEST_LINE:
        yield from _guesses_by_sight(place)
    yield from (words for start, words in _PLAIN if place.message.startswith(start))
    yield f"this is not written as TOML wants it ({printable(place.message, most=80)})"


def _guesses_by_sight(place: _Place) -> Iterator[str | None]:
    yield _no_letter(place)
    if place.message.startswith(("Illegal", "Found", "Unterminated", "Expected \"'")):
        yield _no_closing_quote(place)
    if place.message.startswith(("Unclosed array", "Invalid value")):
        yield _no_closing_bracket(place)
    if place.message.startswith("Cannot"):
        yield _twice(place)
    yield from _by_the_line(place)
    if place.message.startswith(("Unclosed array", "Invalid value", "Expected newline")):
        yield _no_quotes(place)


def _no_letter(place: _Place) -> str | None:
    """Quotes of a word processor, and what cannot be seen: both come with text from the web."""
    here = place.rest[:1]
    if match := _CURLY.match(place.rest):
        return f'use straight quotes: "{printable(match[1].strip(), most=40)}"'
    if here == "\r":
        return "line ends of an old Mac, save the file with those of Unix or Windows"
    if here and not here.isprintable() and here != "\t":
        return "a character that cannot be seen stands here, write a plain space or nothing"
    return None


def _no_closing_quote(place: _Place) -> str | None:
    for quotes in ('"""', "'''"):
        if place.head.count(quotes) % 2:
            number = place.head.count("\n", 0, place.head.rfind(quotes)) + 1
            return f"the text that begins with {quotes} in line {number} has no {quotes} at its end"
    if match := _LONE_QUOTE.fullmatch(place.line):
        quote, text = match["quote"], match["text"].partition(" #")[0].rstrip(" ]},").rstrip(_CURLY_QUOTES)
        return f"the closing quote is missing: {quote}{printable(text, most=40)}{quote}"
    return None


def _no_closing_bracket(place: _Place) -> str | None:
    """A list that was not closed swallows what follows, up to where that makes no sense in a list."""
    number = open_list(place.head)
    if number is None or not (place.rest == "" or (number < place.number and _STATEMENT.match(place.line))):
        return None
    return f"the list that begins in line {number} has no ] at its end"


def _twice(place: _Place) -> str | None:
    text = place.head[: len(place.head) - place.column] + place.line
    *others, (path, _) = keys(text)
    for length in range(len(path), 0, -1):
        for other, position in others:
            if other == path[:length]:
                name = printable(".".join(str(part) for part in other), most=60)
                number = text.count("\n", 0, position) + 1
                return f"{name} is already there in line {number}, keep one of the two"
    return None


def _by_the_line(place: _Place) -> Iterator[str]:
    for start, pattern, words in _MISTAKES:
        if place.message.startswith(start) and (match := pattern.fullmatch(place.line)):
            yield words.format(*(printable(group.strip(), most=60) for group in match.groups()))


def _no_quotes(place: _Place) -> str | None:
    """A value without its quotes, alone or in a list, or with only one of them."""
    start = max(place.line.rfind(sign, 0, place.column) for sign in "=[,{") + 1
    word = re.split(r"[,\]}#]", place.line[start:])[0].strip()
    bare = word.strip("\"'")
    if not start or not bare or len(bare) > 40 or any(quote in bare for quote in "\"'=;"):
        return None
    if bare.casefold() in _LIKE_TRUE_OR_FALSE:
        return "write true or false, in small letters and without quotes"
    if re.fullmatch(r"0+[0-9]+", bare):
        return f"write {int(bare)}, a number does not begin with 0"
    if len(word) - len(bare) > 1:
        return None  # quoted well: something else is wrong
    what = "the opening quote is missing" if word.endswith(('"', "'")) else "write it in quotes"
    return f'{what}: "{printable(bare, most=40)}"'


_LONGEST_LINE = 500
"""Nobody writes a longer one by hand, and the patterns would take long over a megabyte."""

_AT = re.compile(r" \(at line ([0-9]+), column ([0-9]+)\)$")
_CURLY_QUOTES = "“”„‟«»‘’‚‛″′´`"
_CURLY = re.compile(rf"[{_CURLY_QUOTES}]([^{_CURLY_QUOTES}\"']*)")
_LONE_QUOTE = re.compile(r"""(?:[^"']|"[^"]*"|'[^']*')*?(?P<quote>["'])(?P<text>[^"']*)""")
_STATEMENT = re.compile(r"\s*(?:\[{1,2}[\w. \"-]+\]{1,2}|[\w.\"-]+\s*=.*)")
_LIKE_TRUE_OR_FALSE = (
    *("true", "ture", "tru", "treu", "truee", "yes", "on", "y", "t"),
    *("false", "flase", "fasle", "fals", "falsee", "no", "off", "n", "f"),
)

_OTHER_LETTERS = "a name with letters other than a to z needs quotes"
_NAME = r"[A-Za-z0-9_.-]+"
_MISTAKES = tuple(
    (start, re.compile(rf"\s*{pattern}\s*(?:\#.*)?"), words)
    for start, pattern, words in (
        ("Expected ']'", r"\[([^\]\[#\"']* [^\]\[#\"']*)\].*", 'a name with a space needs quotes: ["{0}"]'),
        ("Expected ']'", r"\[([^\]\[#]*)", "the ] is missing: [{0}]"),
        ("Expected ']]'", r"\[\[([^\]\[#]*)\]?", "a ] is missing: [[{0}]]"),
        ("Expected '='", rf"({_NAME})\s*\]", "the [ is missing: [{0}]"),
        ("Expected '='", rf"({_NAME})\s*:", "a section is written [{0}]"),
        ("Expected '='", rf"({_NAME})\s*:.+", "write = in place of the : behind {0}"),
        ("Expected '='", rf"({_NAME})", "{0} alone says nothing: write {0} = and a value, or [{0}]"),
        ("Expected '='", rf"({_NAME}(?:\s+{_NAME})+)\s*=.*", 'a name with a space needs quotes: "{0}"'),
        ("Expected '='", rf"{_NAME}[^\W\d_].*=.*", _OTHER_LETTERS),
        ("Expected '='", rf"({_NAME})\s+([^#]+)", "the = is missing: {0} = {1}"),
        ("Invalid statement", r"(?://|;|--|/\*|\*).*", "a note begins with #"),
        ("Invalid statement", r"(?:<{7}|={7}|>{7}).*", "left from merging two files, keep one version"),
        ("Invalid statement", r"=.*", "there is no name before the ="),
        ("Invalid statement", r"[^\W\d_].*=.*", _OTHER_LETTERS),
        ("Invalid value", r"[^=]*=", "there is no value behind the ="),
        ("Invalid value", r"[^=]*=\s*[=:].*", "one = is enough"),
        ("Invalid value", r".*[\[,]\s*,.*", "there is a comma too many in the list"),
        ("Expected newline", r"\[([^\[\]]+)\]\]+", "there is a ] too many: [{0}]"),
        ("Expected newline", r"(\[+[^\[\]]+\]+)\s*[^#].*", "{0} has to be on a line of its own"),
        ("Expected newline", r".+([;,])", "there is a {0} too many at the end"),
        ("Expected newline", r".+(?://|--|;|/\*).*", "a note begins with #"),
        (
            "Expected newline",
            r"[^=]*=\s*\"[^\"]*\"\s*[^\s\"#,]+.*\"",
            "quotes within a text are written with a \\ before each",
        ),
        (
            "Expected newline",
            rf"[^=]+=.+\s{_NAME}\s*=.*",
            "each name = value has to be on a line of its own",
        ),
        ("Unclosed array", r".*[\"'\]]\s*;.*", "the values of a list are parted by commas"),
        ("Unclosed array", r".*[\"'\]]\s*[\"'\[].*", "a comma is missing in the list"),
        ("Invalid initial", r".*\{", "everything from {{ to }} has to be on one line"),
        ("Invalid initial", r"\[+\s*\]*", "there is no name in the brackets"),
    )
)
"""What tomllib says, how the line looks, and what to say to the person."""

_CLOSING_QUOTE = "the closing quote is missing"
_BACKSLASH = "a \\ has a meaning of its own here: write \\\\, or put the text into '…' in place of \"…\""
_PLAIN = (
    ("Invalid value", "this is not a value, a text has to be in quotes"),
    ("Invalid statement", "a line is a [section], a name = value, or a note that begins with #"),
    ("Expected '='", "the = between name and value is missing"),
    ("Expected ']", "the ] behind the name of the section is missing"),
    (
        "Expected newline",
        "there is something left behind the value, delete it or give it a line of its own",
    ),
    ("Unclosed array", "the list has no ] at its end, or a comma is missing in it"),
    ("Unclosed inline table", "the } at the end is missing"),
    ("Duplicate inline table key", "a name is there twice"),
    ("Cannot", "this is already there further up, keep one of the two"),
    ("Unescaped", _BACKSLASH),
    ("Invalid hex", _BACKSLASH),
    ("Escaped character", _BACKSLASH),
    ("Invalid date", "there is no such day or time"),
    ("Invalid initial", "a name is missing here, one with other letters than a to z needs quotes"),
    ("Illegal", _CLOSING_QUOTE),
    ("Unterminated", _CLOSING_QUOTE),
    ("Expected", _CLOSING_QUOTE),
)
