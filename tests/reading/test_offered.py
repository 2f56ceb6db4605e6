"""What the library offers says what it does and takes, and refuses a wrong call with a way out."""

import inspect
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import compiling.__main__ as compiling
from taizhang.checking import check
from taizhang.intake import extract
from taizhang.reading import explain, read, reading_to_json, reasons
from taizhang.settling import settle

TEXT = "云溪区2025年工作总结\n巡查发现问题943个，整改927个，整改率93.8%。\n"


class Year:
    """A whole number of another library."""

    def __index__(self) -> int:
        return 2025


@pytest.mark.parametrize("function", [read, explain, reasons, check, settle, extract])
def test_help_tells_what_it_does_and_takes(function: Callable[..., object]) -> None:
    file = Path(inspect.getsourcefile(function) or "")
    assert file.parent.name != "reading" or file.name in compiling.PLAIN, "machine code says nothing of itself"
    assert len(inspect.getdoc(function) or "") > 80
    parameters = inspect.signature(function).parameters.values()
    assert all(one.annotation is not inspect.Parameter.empty for one in parameters)


read_: Any = read
explain_: Any = explain
check_: Any = check
settle_: Any = settle
"""What is called as types do not allow."""


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: read_(Path("报告.txt")), "read takes a text as str, not PosixPath; .*extract"),
        (lambda: read_(None), "not NoneType"),
        (lambda: read_(TEXT.encode()), "not bytes"),
        (lambda: read_(TEXT, year="2025"), "year is a whole number .*, not str '2025'"),
        (lambda: read_(TEXT, year=2025.0), "not float 2025.0"),
        (lambda: read_(TEXT, issuer=float("nan")), "issuer is a str or None, not float"),
        (lambda: explain_(read(TEXT), 3), "explain takes a text as str, not Reading"),
        (lambda: check_(read(TEXT)), "check takes several readings; give it a list of the one"),
        (lambda: check_([TEXT]), "check takes readings, as read returns them, not str"),
        (lambda: check_(TEXT), "not str"),
        (lambda: check_(read(TEXT).figures), "not Figure"),
        (lambda: check_(None), "not NoneType"),
        (lambda: settle_(TEXT, TEXT), "settle takes readings, as read returns them, not str"),
        (lambda: settle_(read(TEXT), read(TEXT), year="2025"), "year is a whole number"),
    ],
)
def test_a_wrong_call_is_refused_with_a_way_out(call: Callable[[], Any], said: str) -> None:
    with pytest.raises(TypeError) as raised:
        call()
    assert re.search(said, str(raised.value))


def test_a_year_of_another_library_becomes_a_plain_number() -> None:
    year: Any = Year()
    found = read(TEXT, year=year)
    assert type(found.year) is int and json.dumps(reading_to_json(found))
    assert settle(found, found, year=year).year == 2025


def test_readings_may_come_one_by_one() -> None:
    assert [one.rule for one in check(read(text) for text in [TEXT])] == ["rate"]


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes_of_any_kind_are_taken_in(kind: type[bytes] | type[bytearray] | type[memoryview]) -> None:
    assert extract(kind(TEXT.encode())).text == TEXT
