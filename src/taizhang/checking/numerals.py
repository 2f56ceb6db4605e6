"""Small numbers as a text writes them, in digits or in Chinese numerals."""

NUMERALS = "零一二三四五六七八九十"
"""The numerals of zero to ten, each at its own number."""

NUMERAL = "[0-9]{1,2}|十[一二三四五六七八九]?|[一二三四五六七八九]十?"
"""A pattern for a number of up to two places (14, 十四, 二十); 三五 is from three to five and none."""


def numeral(written: str) -> int:
    """Return a number below a hundred that stands in digits or as a Chinese numeral (14, 十四, 两).

    ``ValueError`` where it is neither, which the caller's pattern keeps out.
    """
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.replace("两", "二").rpartition("十")
    return (NUMERALS.index(tens) if tens else 1) * 10 * bool(ten) + (NUMERALS.index(ones) if ones else 0)
