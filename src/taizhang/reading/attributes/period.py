"""The calendar year a value belongs to."""

import re

from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.records import Mood, Part

_YEAR = re.compile(r"((?:19|20)\d\d)年(?!代|以来|至|-)")
_SPAN = re.compile(r"(?:19|20)?\d\d(?:年)?[-~至到](?:19|20)?\d\d年|[三五两四六七八九十]年(?:来|间|累计|共)|“?十[一二三四五]五”?(?:期间|时期|以来)|年均|近[三五几两]年|本届政府|过去五年|平均每年|累计(?=.{0,40}五年)|20\d\d年以来")
_COMPARED = re.compile(r"(?:比|较|与|由|从|同)[^,。;]{0,4}?(?:19|20)\d\d年[^,。;]{0,6}(?:相比|同期|底|末|的)?")
_LONG = re.compile(r"五年来|过去五年|本届政府|五年间|“十[一二三四五]五”(?:时期|期间)|这五年|五年累计")
_WORDS = {"今年": 0, "本年": 0, "明年": 1, "去年": -1, "上年": -1}
_RELATIVE = re.compile(r"(?<![比较])(今年|去年|明年)")
_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_CHINESE_YEAR = re.compile(r"[一二][〇○零一二三四五六七八九]{3}年")


def _years(text: str) -> list[tuple[int, int]]:
    out = [(m.start(), int(m.group(1))) for m in _YEAR.finditer(text)]
    for match in _CHINESE_YEAR.finditer(text):
        out.append((match.start(), int("".join(_DIGITS.get(c, c) for c in match.group()[:4]))))
    return sorted(out)


def period_of(
    text: str, here: Surroundings, mood: Mood, role: str, part: Part | None, year: int | None, section_year: int | None, long_review: bool
) -> int | None:
    """Return the year of one value, or None where it is not one year or not clear.

    A year on the quantity itself wins, then one earlier in its sentence; else the section's: the year before ``year`` in a review, ``year``
    among targets. ``long_review`` says that the paragraph sums up several years.
    """
    if role != "value":
        return None
    clause = text[here.clause[0] : here.quantity.start]
    sentence = text[max(here.sentence[0], here.quantity.start - 240) : here.quantity.start]
    for stretch in (clause, sentence):
        if _SPAN.search(stretch if stretch is clause else stretch[-60:]) and stretch is clause:
            return None
        trimmed = _COMPARED.sub(lambda m: "·" * len(m.group()), stretch)
        years = _years(trimmed)
        if years:
            return years[-1][1]
        said = [m.group(1) for m in _RELATIVE.finditer(stretch)]
        if said and year is not None:
            base = year if part != "review" or said[-1] != "今年" else year - 1
            return base + _WORDS[said[-1]] if not (part == "review" and said[-1] == "去年") else year - 1
    if mood == "context":
        return None if part != "review" else (section_year or (year - 1 if year else None))
    if part == "review":
        if long_review:
            return None
        return section_year if section_year is not None else (year - 1 if year is not None else None)
    if mood in ("result", "estimate"):
        return None if year is None else year - 1
    return section_year if section_year is not None else year


def sums_up_years(paragraph: str) -> bool:
    """Say whether a paragraph reports on several years together (五年来, “十三五”期间)."""
    return _LONG.search(paragraph[:200]) is not None
