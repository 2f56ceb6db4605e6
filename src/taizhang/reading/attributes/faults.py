"""Who did what an audit found, counted right before it (3家|单位无预算、超预算列支|126.8万元)."""

import re

from taizhang.reading.attributes.openings import without_means
from taizhang.reading.attributes.phrases import clean, fix_ends
from taizhang.reading.patterns import lazy

_BODIES = (
    "单位|部门|企业|机构|学校|高校|院校|医院|卫生院|诊所|药店|公司|集团|乡镇|镇街|街道|社区|行政村|村集体|村|项目|工程|标段"
    "|市县|县区|区县|县市|县|区|市|镇|乡|园区|开发区|银行|合作社|基金会|事务所|协会|商户|农户|户|家庭|平台|中心|站所|所|局|人员|干部|职工|人"
)
_FAULTS = (
    "无(?![线偿障形产])|未|不(?!锈|动产)|超(?!市|声|级|算)|违[规反法]|虚[报列增假开构]|挪用|滞拨|闲置|沉淀|套[取换]|骗[取补]|截留|滞留|侵占|挤占|占用"
    "|多[列计报付收支发结享领缴]|少[列计报付收支发结缴征]|重复|擅自|应[缴收付返退]|欠[缴付]|拖欠|漏[缴征报]|隐瞒|坐[收支]|账外|私[设存分]|串换"
    "|扩大(?!再)|提前(?:支付|拨付|列支)|长期|变相|转嫁|出借|低价|高价|加价|无序|化整为零|规避|拆分|转包|分包|突击|存在|由于|仍有|尚有|将(?!军)"
    "|形成(?=[一-龥])|因(?=[一-龥、]{2,24}(?:少|多|未|损|超|不|缓|滞|等))|通过(?=[^。;]{2,40}(?:方式|手段|形式))"
)
_MATTERS = (
    "账实|往来款|固定资产|结余|结转|存量资金|闲置|沉淀资金|公务接待费?|公务用车|会议费|培训费"
    "|“?三公”?经费|非税收入|专项资金|预算资金|当年|年末|年底|年初预算"
)
"""What is at fault with them, where no verb says what they did."""
_WHO = lazy(
    rf"([一-龥]{{0,8}}?(?:{_BODIES})(?:\([一-龥、]{{1,6}}\))?)(?:仍|还|又|也|均|都|竟)?(?=(?:{_FAULTS})[^,。;]{{2}}|{_MATTERS})"
)
_FIRST = frozenset(
    "滞闲沉无未不超违虚挪套骗截滞侵挤占多少重擅应欠拖漏隐坐账私串扩提长往固结存闲沉公会培“三非专预当年形突由因通仍尚将变转出低高加化规拆分"
)
"""Characters with which what was done begins."""
_REACH = 14


def who_did(right: str) -> str:
    """Return those counted, at the head of the words after their number, who did what an audit finds, or an empty
    string."""
    who = None if _FIRST.isdisjoint(right[1:_REACH]) else _WHO.match(right)
    return "" if who is None else who[1]


def what_they_did(left: str) -> str:
    """Return what they did, between their number and what it came to, or an empty string."""
    who = None if _FIRST.isdisjoint(left[1:_REACH]) else _WHO.match(left)
    if who is None:
        return ""
    did = re.sub("^(?:累计|共计?)|(?:共计?|累计|合计|达|约|金额)+$", "", without_means(clean(left[who.end() :])))
    did = _FOR_WHAT_REASON.sub("", did)
    return fix_ends(did[1:] if did[:1] in "将把" and len(did) > _LONGER else did)


_FOR_WHAT_REASON = lazy("^(?:由于|因为?)[^,。;]{2,16}?(?=造成|导致|形成|产生)")
"""Why it came to that (5个单位|由于管理不善|造成损失300万元)."""
_LONGER = 3
"""What is put somewhere has a name behind 将 (将专项资金|86万元用于发放补贴)."""


def people_of(unit: str | None, noun: str) -> str:
    """Return who is counted where what they have is said of so many people (2800名|学生学杂费, 30名|寄宿生的个人卫生), or an
    empty string."""
    whose = _WHOSE.fullmatch(noun) if unit in _OF_PEOPLE else None
    return "" if whose is None else whose.group(1)


_OF_PEOPLE = frozenset(("名", "位", "人", "户"))
_WHOSE = lazy(
    "([一-龥“”、]{0,24}?(?:学生|儿童|幼儿|师生|教师|老人|老年人|职工|员工|工人|农民工|居民|村民|农民|群众|市民|家庭|农户|人员|人才|党员|干部|军人|患者|妇女"
    "|残疾人|困难户|脱贫户|贫困户|低保户|搬迁户|参保人|就业者|劳动者|寄宿生|毕业生|新生|高校生))"
    "(?:在[一-龥]{1,10})?(?:的(?![一-龥]{0,8}(?:人员|群众|家庭|学生|职工|户)$)[一-龥]{2,14}"
    "|(?:的|所有|全部|各项)*(?:[学杂书保医]+费|(?:医疗|生活|住宿|培训|治疗|取暖|营养)?费用?|养老金|低保金|工资|薪[酬水]|待遇|住房|住房条件|收入|档案|口粮)[一-龥]{0,6})"
)
"""People, and what they have of which the predicate tells."""
