"""Tells those counted from what they reach, grow by, yield or keep pace with."""

from taizhang.reading.attributes.phrases import clean
from taizhang.reading.patterns import lazy

MOVED_WORDS = (
    "优化整合|整合|合并|归并|减少|增加|压缩|压减|缩短|缩减|减|增|降|降低|下降|提高|提升|上升|扩大|增长|发展|上涨|升|扩充|壮大|拓展|调整|优化|变|改|精简|回落|收窄|缩小|跃升|延长|恢复|攀升|扩展"
    "|拓宽|加宽|加深|加高"
)
REACHING = lazy(
    rf"^[,、]?(?:大幅|再|又|进一步|逐步|逐渐|快速|分别)?(?:(?:{MOVED_WORDS}){{1,2}}(?:至|到|为|成)|(?:至|到|为)(?!期|点|户|民|产|企|品|同|主)"
    rf"|(?:{MOVED_WORDS}){{1,2}}了?$|(?:[增减][收支])$|并?向$|共计|合计|总计|累计|共(?=\d|$)|(?:[一两三四]个)?(?:大关|大?台阶|关口|门槛))"
)
_MARKS_REACHED = ("大关", "关口", "台阶", "门槛")
"""What a number is called that something rises above: it names nothing."""
Found = str | tuple[str, str]
"""What a stage makes of the words: the noun and its predicate, or the words with which the next goes on."""


def by_measure(text: str) -> Found:
    """Tell those counted from what they reach, grow by, yield or keep pace with."""
    reaching = REACHING.match(text)
    if reaching is not None:
        return "", "" if reaching.group().endswith(_MARKS_REACHED) else clean(text)
    rated = _RATED.match(text) if "率" in text else _GROWN.match(text) if "增" in text or text[-1:] in _PAST else None
    if rated is not None:
        return clean(rated.group(1)), clean(text[rated.end(1) :])
    moves = _MOVES.match(text) if text[-2:] in _MOVED_BY else None
    if moves is not None:
        return clean(moves.group(1)), clean(text[moves.end(1) :])
    averaged = _AVERAGED.match(text) if "均" in text[1:] or "PM" in text else None
    if averaged is not None:
        return clean(averaged.group(1)), clean(text[averaged.end(1) :])
    yields = _YIELDS.match(text) if "产" in text else None
    if yields is not None:
        return clean(yields.group(1)), clean(text[yields.end(1) :])
    timed = _TIMED.match(text) if "年" in text or "季度" in text or "前" in text[4:_DATED_REACH] else None
    if timed is not None:
        called = timed.group(1) or timed.group(2)
        return clean(called), clean(text[len(called) :])
    fares = _FARES.match(text) if text[:1] in _FARE_FIRST else None
    if fares is not None:
        return clean(fares.group(1)), clean(text[fares.end(1) :])
    paced = _PACED.match(text) if "进度" in text or "序" in text else None
    if paced is not None:
        return clean(paced.group(1)), clean(text[paced.end(1) :])
    stage = _AT_STAGE.match(text)
    if stage is not None:
        return clean(stage.group()), clean(text[stage.end() :])
    return text


_AT_STAGE = lazy(
    r"(?:加快|争取|力争|确保|推进|计划|拟|续建|新建|改建|扩建|在建|储备|谋划|前期|竣工|开工|新开工|投产|签约|落地)(?:[一-龥]{2}){0,2}?(?:项目|工程|企业)"
    r"(?=[一-龥]{0,12}(?:完成|实现)(?:投资)?$|[已均中正共]|累计|总投资|$)"
)
"""A project called by the stage that it is at (33个竣工投产项目, 51个加快建设项目)."""
_RATED = lazy(
    r"([一-龥]{0,6}?(?:部门|单位|镇街|街道|乡镇|社区|企业|项目|县区|县市|学校|区县|行政村|自然村))[一-龥]{2,8}率"
    r"(?:均|都|仅)?(?:达到?|[从由](?:(?:19|20)\d\d年|[去上]年|年初)?的?|为|超过?|在|低于|高于|不足|不到)?$"
)
"""What is counted by a rate of its own (15个部门|完成率达90%以上)."""
_MOVED_BY = frozenset(("下降", "上升", "增长", "提高", "增加", "减少", "改善", "回落", "提升"))
_MOVES = lazy(
    r"([一-龥]{0,4}?(?:[市旗]?[市县区]|市州|乡?镇|街道|园区|制造业|服务业|企业|村|省份|城市|社区|行业|产业)(?![级域属情委务化建区]))"
    r"(?=[一-龥][^,。;]{1,24}(?:下降|上升|增长|提高|增加|减少|改善|回落|提升)$)"
    r"(?=[^,。;]{0,16}(?:收入|支出|产值|投资|总值|人口|税收|营收|利润|增加值|[浓密]度|天数|用[电水能]量|[^效]率|指数))"
)
"""What is counted before how something of theirs moved (74个|重点城市|细颗粒物年均浓度下降9%)."""
_PAST = frozenset("过破超到达于足为")
_GROWN = lazy(
    r"((?:[一-龥]{2,8}?企业|[一-龥]{0,4}(?:法院|法庭|检察院|医院|卫生院)|[市旗]?[市县区]|市州|乡?镇|乡|街道|园区|企业|村|省份|城市|社区|家庭|农户"
    r"|(?:工业)?(?:大类)?行业(?:大类|中类|门类)?|公司|地区"
    r"|(?:重点|特色|优势|主导|支柱){0,2}(?:产业集群|集群|产业链|产业(?!项目|投资|基金|园|用地))|开发区|基地|写字楼|楼宇|市场|商户|合作社|商圈)(?![级域属情委务]))[一-龥]{0,14}"
    r"(?:增速|增幅|收入|支出|产值|投资|总值|排放量|用电量|能耗|利润总额|税金|人口|税收|营收|利润|销售额|产量|规模|市值|交易额|增加值|收案数?|结案数?|案件数|就诊人次)"
    r"(?:[同环]比)?(?:增[速幅长])?(?:均|都|全部)?(?:(?:超|越|突)?过|突?破|超|达到?|不足|高于|低于|快于|为)(?:$|全[国省市县区州](?:平均)?)"
)
"""What is counted by a growth or an amount of its own (8个乡镇|投资增速超过50%, 14个镇|税收收入过亿元)."""
_AVERAGED = lazy(
    r"([一-龥]{0,12}?(?:城市|县城|县[市区]|区县|社区|乡镇|街道|园区|企业|断面|点位|站点|省份|地区|法[庭院]|市|县|村|家庭|学校|医院))"
    r"(?:空气质量|环境空气)?(?:PM|SO|NO|CO|[人户亩均年日月]均|平均(?!水平))"
    r"[^,。;、]{2,16}(?<=[为达到是约超过破足度数例入平额量值案])$"
)
"""What is counted, before a mean of its own that the next number states (339个|城市PM2.5平均浓度为29微克/立方米)."""
_FARES = lazy(
    r"(单位|部门|企业|项目|城市|县区|县市|区县|乡镇|镇街|街道|社区|村|学校|医院|断面|地区|省份|指标)(?=[一-龥])"
    r"(?:在|中)?[一-龥]{2,14}?(?:相对|仍然?|均|都|较为|比较|明显)?"
    r"(?:较[差好低高慢快多少大]|偏[低高慢大小多少]|不[高足力实]|靠[前后]|滞后|缓慢|迟缓|居[前后]|不(?:到位|规范|严格?|完整|细化?|及时|合理|实)|低于|高于|达不到|未达到|不达标|不合格)"
    r"(?:[^,。;、的]{0,16}|[^,。;、的]{2,8}的[^,。;、的]{0,6}标准)$"
)
"""What is counted by how it fares (20个|城市|空气质量相对较差, 9个|单位|群众满意率低于…)."""
_DATED_REACH = 14
_TIMED = lazy(
    "([一-龥]{2,6}?)(?<!完成)(?<!超额)(?:上半年|下半年|今年|去年|前三季度|[一二三]季度)(?=[一-龥]{2})"
    "|((?![将拟预计力确争已])[一-龥]{2,8}?)(?<!完成)(?:春节|国庆节?|元旦|中秋节?|五一节?|汛期|入冬|年底|月底|季度末|秋季开学|供暖季?|节)之?前(?=[一-龥]{2})"
)
"""What is counted, before when (41个|城市|上半年平均浓度)."""
_PACED = lazy(
    "([一-龥]{0,8}?(?:项目|事项|任务|工程|指标|工作|实事|单位|部门|镇街|乡镇|县区))"
    "(?=(?:基本|已|尚?未)?(?:达到?|超过?|超前|落后|滞后|欠|[快慢]于)于?(?:序时|时序|计划|节点|目标)?进度)"
)
"""What is counted by how far it is (9个|事项超序时进度)."""
_YIELDS = lazy("([一-龥]{1,8}?)(?:平均|预计|理论|实现|总|年|亩)*(?:单产|亩产|产量|总产)(?:达到?|为|超过?|突破|约|实现|稳定在)?$")
"""What so much land or so many growers bring in, told behind them (2.6万亩|番茄单产突破8吨)."""
_FARE_FIRST = frozenset("单部企项城县区乡镇街社村学医断地省指")
