"""Many shares told in one sentence that make 100 but for two digits swapped in one of them, however each is told."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, total_of, worded
from taizhang.checking.passages import PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import swap_to
from taizhang.reading.patterns import lazy

_APART = lazy("其中|增长|下降|上升|提高|降低|完成|达标|超过|率(?:为|达)?$")
_NAMED = ("占", "比重", "占比", "比例", "负荷比", "构成", "份额")
_FEWEST, _MOST, _FAR = 5, 12, 20
_HUNDRED = Fraction(100)
_OPEN = Why(zh="所列各项未必是全部", en="the parts listed need not be all")


def check_many_shares(passage: Passage) -> Iterator[Finding]:
    """最大的负荷比为24.1%;其次为23.9%;其他依次是22.7%、18.0%、9.6%、4.3%: with 6.9 for 9.6 they are all of it."""
    if passage.kinds.count(PERCENT) < _FEWEST or not any(word in passage.masked for word in _NAMED):
        return
    shares = [f for k, f in enumerate(passage.figures) if passage.kind(k) == PERCENT]
    plain = all(f.measure == "share" and f.role == "value" and is_plain(f) and f.value for f in shares)
    if not plain or not _FEWEST <= len(shares) <= _MOST or len({f.resolution for f in shares}) > 1:
        return
    if any(_APART.search(gap) for gap in passage.gaps[:-1]):
        return
    total, room = total_of(shares), sum(map(half_unit, shares), Fraction(0))
    if abs(total - _HUNDRED) <= room or abs(total - _HUNDRED) > _FAR:
        return
    place = Fraction(shares[0].resolution)
    lacking = _HUNDRED - total
    for figure in shares:
        meant = Fraction(figure.value or 0) + lacking
        if any(meant + step > 0 and swap_to(figure, meant + step, least=2) for step in (Fraction(0), place, -place)):
            yield worded(
                "shares_sum",
                "unclear",
                places=(passage.place(figure), *(passage.place(f) for f in shares if f is not figure)),
                stated=figure.text,
                computed=show(meant, figure),
                difference=show(abs(lacking), figure),
                tolerance=show(room, figure, places=2),
                basis=Why(zh="各项合计为100%时的数", en="what would make all of them 100 %"),
                reason=_OPEN,
            )
            return
