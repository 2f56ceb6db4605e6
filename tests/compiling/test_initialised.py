"""The beginnings that machine code's records get."""

from typing import Any

import pytest

from compiling.initialised import beginning

HEAD = "from dataclasses import dataclass, field, fields, replace\nfrom typing import ClassVar\n"
RECORD = '''@dataclass(slots=True)
class Place:
    """Where something is.

    In two lines.
    """

    start: int
    """Where it begins."""
    name: str = "here"
    near: int | None = None

    def far(self) -> int:
        return self.start + 1


last = 1
'''


def run(source: str) -> dict[str, Any]:
    """The names of a module made of a source as machine code is."""
    made: dict[str, Any] = {"__name__": __name__}
    exec(compile(source, "made", "exec"), made)  # noqa: S102 # a module of the test's own
    return made


def test_a_record_begins_as_it_did() -> None:
    plain, made = run(HEAD + RECORD), run(beginning(HEAD + RECORD))
    for given in ((1,), (1, "there"), (1, "there", 2)):
        one, other = plain["Place"](*given), made["Place"](*given)
        assert repr(one) == repr(other)
        assert one.far() == other.far()
    assert made["Place"](start=3, near=4) == made["replace"](made["Place"](3), near=4)
    assert made["Place"](1) != made["Place"](2)
    with pytest.raises(TypeError):
        made["Place"]()


def test_it_takes_the_fields_itself() -> None:
    line = beginning(HEAD + RECORD).split("\n")[4]
    assert line == (
        "    def __init__(self, start: int, name: str = 'here', near: int | None = None) -> None: "
        "self.start = start; self.name = name; self.near = near"
    )


def test_no_line_of_the_source_moves() -> None:
    lines, made = (HEAD + RECORD).split("\n"), beginning(HEAD + RECORD).split("\n")
    assert len(made) == len(lines)
    assert [made[at] for at, line in enumerate(lines) if line.strip() in ("start: int", "last = 1")] == [
        "    start: int",
        "last = 1",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "@dataclass(frozen=True, slots=True)\nclass A:\n    'Told.'\n    start: int\n",
        "@dataclass(slots=True, kw_only=True)\nclass A:\n    'Told.'\n    start: int\n",
        "@dataclass(slots=True)\nclass A(dict):\n    'Told.'\n    start: int\n",
        "@dataclass(slots=True)\nclass A:\n    'Told.'\n    start: list[int] = field(default_factory=list)\n",
        "@dataclass(slots=True)\nclass A:\n    'Told.'\n    start: ClassVar[int] = 1\n",
        "@dataclass(slots=True)\nclass A:\n    'Told.'\n    start: int\n    def __post_init__(self) -> None: ...\n",
        "@dataclass(slots=True)\nclass A:\n    start: int\n",
        "@dataclass(slots=True)\nclass A:\n    'Told.'\n",
        "class A:\n    'Told.'\n    start: int\n",
    ],
)
def test_others_stay_as_they_are(source: str) -> None:
    assert beginning(HEAD + source) == HEAD + source
