"""From text to what is matched: overlapping pairs of Chinese characters, words of letters, runs of digits.

Chinese is written without spaces, and most of its words have two characters, which trigram indexes cannot find.
``教育投入`` is indexed as ``教育 育投 投入 入`` and found by the pairs of a query as a phrase; the last character stands
alone too, so that a single character is found as the beginning of a pair wherever it stands.
"""

import re
import unicodedata

_PIECES = re.compile(
    r"(?P<han>[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+)"
    r"|(?P<digits>[0-9]+)|(?P<letters>[^\W\d_]+)"
)
_LONGEST = 60
"""Most characters of one word; longer ones are cut, since no one types them."""
_TERMS = 12
"""Most words of a query that count."""


def folded(text: str) -> str:
    """Return the text in one form of width and case; offsets are not kept."""
    return unicodedata.normalize("NFKC", text.replace("\x00", " ")).casefold()


def _plain_letters(word: str) -> str:
    """Letters without their accents."""
    bare = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in bare if not unicodedata.combining(letter))[:_LONGEST]


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]


def is_whole(word: str) -> bool:
    """Return whether no longer word of the index begins with this one: a pair of Chinese characters."""
    found = _PIECES.fullmatch(word)
    return len(word) == 2 and found is not None and found.lastgroup == "han"


def indexed(text: str) -> str:
    """Return the words of a text in its order, parted by spaces, as the index keeps them."""
    words: list[str] = []
    for piece in _PIECES.finditer(folded(text)):
        word = piece.group()
        if piece.lastgroup == "han":
            words.extend([*_pairs(word), word[-1]])
        elif piece.lastgroup == "digits":
            words.append(word[:_LONGEST])
        else:
            words.append(_plain_letters(word))
    return " ".join(word for word in words if word)


def asked(query: str) -> tuple[tuple[str, ...], ...]:
    """Return the terms of a query, each as the words that must follow one another; the last may be a beginning.

    Terms are parted by spaces and punctuation; all of them must be found. Empty where nothing can be searched.
    """
    terms: list[tuple[str, ...]] = []
    for chunk in re.split(r"[\s,，。;；、]+", folded(query)):
        words: list[str] = []
        for piece in _PIECES.finditer(chunk):
            word = piece.group()
            if piece.lastgroup == "han":
                # A run that something follows ends in its last character alone, as it does in the index.
                follows = piece.end() < len(chunk) and _PIECES.search(chunk, piece.end()) is not None
                words.extend(_pairs(word) if len(word) > 1 else [])
                if follows or len(word) == 1:
                    words.append(word[-1])
            elif piece.lastgroup == "digits":
                words.append(word[:_LONGEST])
            else:
                words.append(_plain_letters(word))
        words = [word for word in words if word]
        if words:
            terms.append(tuple(words))
    return tuple(dict.fromkeys(terms))[:_TERMS]


def needles(query: str) -> tuple[str, ...]:
    """Return the folded words of a query as they are looked for in a passage that is to be shown, the longest first."""
    found = {chunk for chunk in re.split(r"[\s,，。;；、]+", folded(query)) if chunk}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
