"""The lines on the control channel."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deskstretch.control.protocol import (
    MOST_BYTES,
    VERBS,
    BadRequest,
    Request,
    accept,
    decode_answer,
    decode_request,
    encode_request,
    refuse,
)
from deskstretch.core import command

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
NEARLY_REQUESTS = st.fixed_dictionaries(
    {},
    optional={
        "v": st.sampled_from([1, 1, 1, 0, 2, "1", None]) | JSON,
        "verb": st.sampled_from(sorted(VERBS)) | JSON,
        "argument": st.text() | JSON,
        "extra": JSON,
    },
)


@given(st.sampled_from(sorted(VERBS)), st.none() | st.text())
@example("pause", "half a pair: \ud800")
def test_a_request_arrives_as_it_was_sent(verb: str, argument: str | None) -> None:
    # Half of a surrogate pair is no text; it arrives as a question mark.
    arrives = argument and argument.encode("utf-8", "replace").decode()
    line = encode_request(Request(verb, argument))
    assert b"\n" not in line
    assert decode_request(line) == Request(verb, arrives)


@given(st.dictionaries(st.sampled_from(["phase", "why", "today"]), st.text() | st.integers()))
def test_an_answer_arrives_as_it_was_sent(fields: dict[str, object]) -> None:
    assert decode_answer(accept(**fields)) == {"v": 1, "ok": True, **fields}


def test_a_refusal_says_why() -> None:
    assert decode_answer(refuse("nothing\nto do")) == {"v": 1, "ok": False, "error": "nothing\nto do"}
    assert b"\n" not in refuse("nothing\nto do")


@given(st.binary(max_size=200) | NEARLY_REQUESTS.map(lambda fields: json.dumps(fields).encode()))
def test_whatever_comes_is_a_request_or_refused_in_one_short_line(line: bytes) -> None:
    match _decoded(line):
        case BadRequest() as error:
            assert str(error).isprintable()
            assert len(str(error)) < 200
        case Request(verb, argument):
            assert verb in VERBS
            assert argument is None or isinstance(argument, str)


def _decoded(line: bytes) -> Request | BadRequest:
    try:
        return decode_request(line)
    except BadRequest as error:
        return error


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"", "not JSON"),
        (b"\x00" * 100, "not JSON"),
        (b'{"v": 1, "verb": "st', "not JSON"),
        (b'{"v": 1, "verb": "status\xff"}', "not JSON"),
        (b'{"v": 1, "verb": "pause", "argument": "\xed\xa0\x80"}', "not JSON"),
        ('{"v": 1, "verb": "status"}'.encode("utf-16"), "not JSON"),
        ('{"v": 1, "verb": "status"}'.encode("utf-32-le"), "not JSON"),
        (b"[" * (MOST_BYTES - 1), "not JSON"),
        (b'{"v":' * 10_000, "not JSON"),
        (b'{"v": ' + b"9" * 10_000 + b"}", "not JSON"),
        (b"[1]", "one JSON object"),
        (b"null", "one JSON object"),
        (b"{}", "version 1"),
        (b'{"v": 2, "verb": "status"}', "version 1"),
        (b'{"v": true, "verb": "status"}', "version 1"),
        (b'{"v": 1.0, "verb": "status"}', "version 1"),
        (b'{"v": "1", "verb": "status"}', "version 1"),
        (b'{"v": 1e999, "verb": "status"}', "version 1"),
        (b'{"v": NaN, "verb": "status"}', "version 1"),
        (b'{"v": 1}', "the verbs are"),
        (b'{"v": 1, "verb": "format"}', "the verbs are"),
        (b'{"v": 1, "verb": "STATUS"}', "the verbs are"),
        (b'{"v": 1, "verb": ["status"]}', "the verbs are"),
        (b'{"v": 1, "verb": {}}', "the verbs are"),
        (b'{"v": 1, "verb": "pause", "argument": 10}', "an argument is a string"),
        (b'{"v": 1, "verb": "pause", "argument": ["1h"]}', "an argument is a string"),
        (b'{"v": 1, "verb": "status", "now": true}', "v, verb and argument, not 'now'"),
        (b'{"v": 1, "verb": "status", "' + b"x" * 1000 + b'": 1}', "not .x{20}"),
        (b'{"v": 1, "verb": "status", "\\u001b[2J": 1}', r"not '\\x1b\[2J'"),
    ],
)
def test_what_is_no_request_is_refused_with_the_reason(line: bytes, words: str) -> None:
    with pytest.raises(BadRequest, match=words) as caught:
        decode_request(line)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "line", [b"", b"hello", b"[]", b'{"ok": true}', b'{"v": 2, "ok": true}', b'{"v": 1, "ok": 1}']
)
def test_what_is_no_answer_is_not_taken_for_one(line: bytes) -> None:
    with pytest.raises(BadRequest):
        decode_answer(line)


def test_everything_that_can_happen_to_the_session_can_be_asked_for() -> None:
    assert command.VERBS < VERBS
