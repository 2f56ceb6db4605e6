"""How many kinds a sentence says there are, against those that it goes through (分为五类:一是…;二是…)."""

import re
from collections.abc import Iterator

from taizhang.checking.judging import Why, names_counted, place_at, worded
from taizhang.checking.numerals import numeral
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Reading

_TOLD = lazy(
    "(?P<n>[二两三四五六七八九十])(?P<unit>个)?(?:类型|类别|大类|类|个方面|方面|种)[^，,。；;：:\n]{0,12}[：:](?P<rest>[^。\n]{10,600})"
)
_TURN = lazy("(?:^|[，,；;：:])(?P<k>[一二三四五六七八九十])是")
_DIGITS = lazy("[0-9]")
_LEAST = 3


def check_enumerated(reading: Reading) -> Iterator[Finding]:
    """分为五类:一是财政经济类20件;二是…;三是…: as many are gone through as were said."""
    for match in _TOLD.finditer(reading.text):
        stated = numeral(match["n"])
        turns = [numeral(turn["k"]) for turn in _TURN.finditer(match["rest"])]
        pieces = [piece for piece in re.split("[；;]", match["rest"]) if piece]
        if turns:
            counted = len(turns)
            whole = turns == list(range(1, counted + 1))
        else:
            # A piece each, every one with its number.
            counted = len(pieces)
            whole = all(_DIGITS.search(piece) and "其中" not in piece for piece in pieces)
        if not whole or counted < _LEAST or "等" in match["rest"][-4:]:
            continue
        begin, end = match.start("n"), match.start("rest") - 1
        yield names_counted(
            place_at(reading, begin, end),
            stated,
            counted,
            "consistent" if counted == stated else "contradicts" if turns else "unclear",
            Why(zh="按所列各项计数", en="counting those gone through"),
            reason=Why(zh="所列各项未必一一对应", en="those listed need not be one for each"),
        )


_MEDALS = lazy(
    "(?<![0-9])(?P<g>[0-9]{1,4})(?:枚?金牌?|金)[、，,]?(?P<s>[0-9]{1,4})(?:枚?银牌?|银)[、，,和]?(?P<b>[0-9]{1,4})(?:枚?铜牌?|铜)"
    "[，,、]?(?:总计|合计|共计?|总共)(?:获得|夺得|获)?(?P<all>[0-9]{1,4})枚"
)


def check_medals(reading: Reading) -> Iterator[Finding]:
    """36金17银11铜共64枚奖牌: the three make all."""
    for match in _MEDALS.finditer(reading.text) if "铜" in reading.text else ():
        total, stated = sum(int(match[name]) for name in ("g", "s", "b")), int(match["all"])
        spans = [(match.start("all"), match.end("all") + 1), (match.start("g"), match.end("b") + 1)]
        away = abs(total - stated)
        yield worded(
            "parts",
            "consistent" if not away else "contradicts",
            places=tuple(place_at(reading, a, b) for a, b in spans),
            stated=f"{stated}枚",
            computed=f"{total}枚",
            difference=f"{away}枚",
            tolerance="0枚",
            basis=Why(zh="金、银、铜牌之和", en="the medals of gold, silver and bronze together"),
        )
