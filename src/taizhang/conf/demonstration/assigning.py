"""Which organ and which leader a sentence goes to in the demonstration: by the words in the table of organs."""

from collections.abc import Iterator

from taizhang.conf.demonstration.district import District
from taizhang.conf.demonstration.tables import table

FALLBACK = "yx-drc"


def organ_for(text: str) -> str:
    """Return the code of the organ whose longest word stands in the text; the planning office where none does."""
    best, length = FALLBACK, 0
    for code, word in _words():
        if len(word) > length and word in text:
            best, length = code, len(word)
    return best


def leader_for(district: District, organ: str) -> int:
    """Return the key of the leader in charge of an organ; the district's head where none is."""
    for row in table("people")["person"]:
        if organ in row.get("charge", ()):
            return district.people[row["username"]]
    return district.people["quzhang"]


def supports_for(text: str, lead: str) -> list[str]:
    """Return the codes of at most two further organs whose words stand in the text."""
    found = [code for code, word in _words() if word in text and code != lead]
    return list(dict.fromkeys(found))[:2]


def townships() -> list[str]:
    """Return the codes of the townships and sub-districts."""
    return [row["code"] for row in table("organs")["organ"] if row.get("kind") == "township"]


def _words() -> Iterator[tuple[str, str]]:
    for row in table("organs")["organ"]:
        for word in row.get("tasks", ()):
            yield row["code"], word
