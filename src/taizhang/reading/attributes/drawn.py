"""Money of which only what became of it is said, after how much of it there was (债务4300万元,已化解|1352万元)."""

from taizhang.reading.attributes.carrying import Case
from taizhang.reading.attributes.owning import object_of
from taizhang.reading.attributes.phrases import Name
from taizhang.reading.patterns import lazy

DRAWN = frozenset(
    (
        *("化解", "偿还", "兑付", "清偿", "清欠", "追回", "追缴", "正在追缴", "收回", "清收", "消化", "清退", "退还", "归还"),
        *("拨付", "支付", "支出", "使用", "下达", "到位", "到账", "实际到位", "实际拨付", "实际支付", "实际支出", "累计支付", "累计拨付"),
    )
)
"""What becomes of money."""
_FUND = lazy(
    "(.{2,}?(?:资金|债券|国债|债务|账款|欠款|欠薪|工资|贷款|款项|补贴|补助|经费|保证金|专款|资产|罚款|赔偿款|补偿款|公积金))(?:总额|总量|余额|规模)?"
)
"""Money by what it is, of which something may become."""
_INVESTED = lazy("(.{2,}?)(?:计划|协议|合同|意向)?(?:总投资|投资额|投资|引资额|资金额)")
_SPENT = frozenset(("支出", "使用", "实际支出"))
_COMES = frozenset(("到位", "到账", "实际到位"))
_NO_SPENDING = ("债务", "账款", "欠款", "欠薪", "资产", "贷款", "罚款")


def drawn(case: Case) -> Name | None:
    """专项资金2.1亿元,已拨付|1.5亿元; 签约项目总投资82亿元,已到位|15亿元."""
    said, here, text = case.said, case.here, case.text
    if text not in DRAWN or not said.of_money or said.measure != "level" or here.inside:
        return None
    of = object_of(case.last)
    of = "上级" + of if case.last.verb.endswith("上级") else of  # 争取上级资金3.5亿元,已下达|2.8亿元
    fund = _FUND.fullmatch(of)
    if fund is not None:
        if text in _SPENT and fund[1].endswith(_NO_SPENDING):
            return None
        return Name(text + fund[1], "", "verb with the noun before", noun=fund[1])
    invested = _INVESTED.fullmatch(of) if text in _COMES else None
    if invested is not None:
        return Name(f"{invested[1]}{text}资金", "", "verb with the noun before", noun=f"{invested[1]}资金")
    return None
