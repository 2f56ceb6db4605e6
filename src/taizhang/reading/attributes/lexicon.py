"""The reader's words, indexed so that the longest one at either end of a phrase is found without a search."""

from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation, words


def by_first(items: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Index words by their first character, longest first."""
    index: dict[str, list[str]] = {}
    for word in items:
        index.setdefault(word[0], []).append(word)
    return {first: tuple(sorted(group, key=lambda w: -len(w))) for first, group in index.items()}


def by_last(items: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Index words by their last character, longest first."""
    index: dict[str, list[str]] = {}
    for word in items:
        index.setdefault(word[-1], []).append(word)
    return {last: tuple(sorted(group, key=lambda w: -len(w))) for last, group in index.items()}


LIGHT = words("lexicon", "light_verbs")
FLOW = words("lexicon", "flow_verbs")
MANNER = words("lexicon", "manner")
CONNECTIVES = words("lexicon", "connectives")
PLACE_ALL = words("lexicon", "place_all")
BINDING = words("lexicon", "strength_binding")
ASPIRE = words("lexicon", "strength_aspire")
REACH = words("lexicon", "reach")
UP = words("lexicon", "growth_up")
DOWN = words("lexicon", "growth_down")
PREDICATES = words("lexicon", "stop_predicates")
PEOPLE = words("lexicon", "people")
PAYING = words("lexicon", "paying")
ACTS = words("lexicon", "acts_of_their_own")
TAKING_UP = words("lexicon", "taking_up")
TENDED = frozenset(("修剪", "清运", "补植", "补栽", "清掏", "清洗", "冲洗", "粉刷", "修补", "施划", "清捞"))
"""How streets and greens are tended: the same of things of all sorts, in pieces or by measure."""
GENERIC = frozenset(words("lexicon", "generic_nouns"))

LIGHT_FIRST = by_first(LIGHT)
FLOW_FIRST = by_first(FLOW)
FLOW_LAST = by_last(FLOW)
LIGHT_LAST = by_last(LIGHT)
LEAD_FIRST = by_first(MANNER + CONNECTIVES + PLACE_ALL + BINDING + ASPIRE)
REACH_LAST = by_last(REACH)
TOTALS = ("收入总计", "支出总计")
"""What an account comes to with all that is carried over: more than its income or spending."""
UP_LAST = by_last(UP)
DOWN_LAST = by_last(DOWN)
PREDICATES_FIRST = by_first(PREDICATES)

# Words that begin like an adverb but are part of a noun: the adverb is not taken off before them.
GUARD = lazy(
    r"要[求素点件]|就业|全国重点实验室|争取(?:到|资金|上级|中央|国家|省|无偿|项目|政策|各类|各级|专项"
    r"|(?![招引利全今年在实完新让使把])[^,。;\d]{0,30}(?:资金|债券?|补助|经费|贷款|转移支付)$)|计划(?:总|[内外]|投资|生育|单列|竣工|新?开工|建成(?=投产项目|项目)|规模|产能)|"
    r"准备[金活]|还[建款贷林湖草田乡]|均衡|都市|各[类项种级界县市区乡镇村方族]"
    r"|并[购网轨案]|即[开时办日]|以[上下内]|和[谐解]|提前(?:下达|介入)|最高[单亩]产|支持起诉|从业|由于|可(?:支配|支付|再生|吸入|回收物|燃|穿戴|移动文物|循环|持续|降解|比|研"
    r"|用|防|贷|安排|办(?!理完|结))|有(?:[机色线轨限]|效(?!化解|处置|防范|应对|遏制|解决|维护|保障|调解|整治|打击|防控))|约谈|近[海视]|"
    r"已(?:脱贫|建(?![成设立起])|故|婚|结案件)|总(?:投资|产值|产量|额|量|数|面积|里程|装机|部|规模|收入|人口)"
    r"|重点(?!突出|抓|是|(?:推进|推动|打造|建设|培育|实施|支持|完成|开展|改造|新建|整治|治理|落实|发展|引进|扶持|解决|帮扶|加快)"
    r"(?!项目|企业|工程|单位|对象|名单|任务|工作|产业|示范|[村镇县区的和与、]))"
    r"|稳定(?:就业|增收"
    r"|脱贫)|还(?:原|本|款|贷)|基本(?:养老|报销|保障|门诊|社会(?![主稳])|生活|康复|医疗|医保|公共|农田|药物|建设|支出|工资|民生|满意|属实|合格|达标|解决|完成)(?<!完成)|"
    r"共(?:同富裕|同财政|驻|享|商|治|建(?!成|设|立|起|档)|有产权|青)|将军|要素|再(?:生|审|犯罪|就业|贷款|担保|保险|制造|融资债)|与会"
    r"|直接(?:[一-龥]{2}率|[一-龥]{2}$|答复|融资|经济损失|财产损失|投资|税|带动)|全面(?:小康|二孩)|首[批店]经济"
    r"|正式(?:员工|职工)|拟建(?:项目|工程)|使(?:用|馆|命|节|者|领)|让(?:利|渡|与|售)"
    r"|一次性(?=满意|化解|办结|通过)|主动脉|深化改革|加强[型针]|持续性|自主(?:知识|创新|品牌|创业|择业|就业)|"
    r"主动公开|成功率|集中(?:供|学习|式|度|区|居住|隔离|安置|收治|连片)|联合(?!开展|打造|举办)|预期寿命|平稳|全部(?:工业|从业|财政)|提前批"
    r"|统筹(?:城乡|区|[基资]金|支付|收入|支出)|高效(?:节水|农业)"
    r"|高标准(?:农田|基本农田)|高质量(?!完成|推进|建设|打造)|精准(?:扶贫|脱贫)|科学(?:技术|院|研究|和|与|文化|事业)|快速(?:路|通道|公交)|有效(?:投资|发明|专利|期|灌溉|需求)"
    r"|及时率|最多跑|最低(?:工资|生活)|按期|按时|依法行政|及格|及以|另类"
)
TIME_LEAD = lazy(
    r"(?:截至|截止|到|至|从|自|于|在)?(?:(?:(?:19|20)?\d{2}(?:[-~至到](?:19|20)?\d{2})?年(?:度)?(?:底|末|初|以来|至今"
    r"|间)?(?:\d{1,2}月(?:\d{1,2}日[-~至到](?:\d{1,2}月)?\d{1,2}日|底|末|份)?)?)"
    r"|\d{1,3}天(?:时间)?(?:之?内|就|便)?(?=[签完建拆清搬流征竣开拿办腾交达实][一-龥])"
    r"|提前[一两二三四五六\d]{1,2}(?:年|个月|天)|(?:今年|去年)?前\d{1,2}个月"
    r"|[前近]期(?=[已共又先累对将]|开展|组织|内)|今年|去年(?:度|同期(?!相比|比))?|上年(?:度|同期(?!相比|比))?|明年|本年度?|后年"
    r"|本月|当月|[上本]周(?![期边年转刊])|本季度?|当季|本期"
    r"|当[天日](?=集中|现场|签约|开工)|年度(?:内"
    r"|(?=基本建成|新开工|开工|新建))"
    r"|(?:去冬)?今[春夏秋冬]|去[秋冬]|半年(?=共|累计|内|以?来|[一-龥]{0,2}(?:拆除|完成|新增|拆违|签约|征收))|全年度?|当年|年底|年末|年初|年内|上半年|下半年|"
    r"第?[一二三四]季度|前三季度|\d{1,2}(?:[-~至到]\d{1,2})?月"
    r"(?:\d{1,2}(?:日[-~至到](?:\d{1,2}月)?|[-~至到])\d{1,2}日|\d{1,2}日|底|末|份|中旬|上旬|下旬)?"
    r"|(?:“[一二三四五六七八九十]{1,2}五[”’']|十[一二三四五]五)(?:期间|期末|时期|末|以来|初)?"
    r"|(?:(?:元旦|春节|国庆节?|中秋节?|“?[两双]节”?|(?:五一)?劳动节|五一|端午节?|六一|七一|教师节|重阳节?|汛期|疫情|会议|暑假|寒假)[、和]?){1,3}"
    r"(?:期间|前[后夕]|前(?![来往进十百几]))"
    r"|(?:[春夏秋冬]、?){1,3}[两三]?季(?=集中|累计|共|完成|免疫|播种|种植|栽植|植树|造林|投放)"
    r"|(?:元旦|春节){2}(?=[走慰摸发救看])"
    r"|本届政府(?:任期)?|连续(?:\d{1,2}|[一二两三四五六七八九十])年|[两三四五六七八九十]年(?!一贯|义务教育|制|以[上下]|期)(?:来|间)?|(?<!\d)[2-9]年(?=[内间来])"
    r"|[一二三四五]年(?:来|间)|过去的?[一五三]年|近[几一二三四五六两\d]{1,2}年来?"
    r"|未来[三五]年|今后[三五]年|目前(?:为止)?|期末|每年|(?:20)?[xX×*○]{2}年(?:度)?(?:\d{1,2}(?:[-~—至到]\d{1,2})?月份?)?|报告日|审计日|"
    r"二[〇○零][〇○零一二三四五六七八九]{2}年|一九[〇○零一二三四五六七八九]{2}年)"
    r"(?:以来|来(?![华访自电信源文])|前|底|末|止|间|里|内|(?<!当年)计划|起(?![草步降诉])|时)?(?:,|、|,)?"
)
TIME_FIRST = frozenset("提半在第0123456789截到至于从自今去上下明本后年全当一二三四五六七八九十两双前“过近未期每目连报审元春国中端重汛疫会暑寒xX×夏秋冬")
"""What a time at the beginning of a phrase can begin with: a cheap test before the pattern."""
COMPARED = lazy(
    r"(?:同比前[\d二两三四五]年(?:同期)?平均[数值]?|同比|环比|可比(?=[增上升下回]|$)|按?同口径|按?可比口径|按可比价格?(?:计算)?|按不变价格?(?:计算)?|"
    r"(?:扣除|剔除|考虑)[^,。;]{0,4}?(?:物价|价格)[^,。;因]{0,4}因素(?:的?影响)?|"
    r"在?(?:扣除|剔除|考虑|还原|加回)[^,。;]{1,20}?(?:因素(?:的?影响)?|影响)[之以]?后?(?:可比(?![价口])|同口径)?|"
    r"(?:还原|加回|剔除|扣除)[^,。;]{2,12}?后(?:同口径|可比(?![价口]))?|按[一-龥]{2,14}口径(?:计算|统计|测算|核算)?|"
    r"与[前近][\d一二两三四五六七八九十]{1,2}年(?:同期)?(?:平均|均值|均)?(?:水平)?相?比(?:较)?|年均(?!浓度|降水|气温)|平均每年|每年|"
    r"(?:(?<![占对之同环性类无可相])比(?![重例值率较如方照赛亚])|较(?!大(?:及?以上|事故|火灾))"
    r"|与|相比(?:于|较)?)[^,。;]{1,16}?(?=(?:分别|均|都|再|净|实际|累计|又|共|还|要|将"
    r"|总体|平均|大幅|明显|略有?|有所)*"
    rf"(?:{alternation((*UP, *DOWN, '多', '少', '高', '低', '快', '慢', '好'))})))"
)
"""What a growth is measured against; taken out before the name is read."""
SEPARATORS = "、,和与及以并;:。 \n\t\u3000·—-"


def chop_left(text: str, index: dict[str, tuple[str, ...]]) -> str:
    """Take one word of ``index`` off the beginning of ``text``; the text comes back unchanged where none fits."""
    return text[len(starts(text, index)) :]


def chop_right(text: str, index: dict[str, tuple[str, ...]]) -> str:
    """Take one word of ``index`` off the end of ``text``; the text comes back unchanged where none fits."""
    group = index.get(text[-1:])
    if group is None or not text.endswith(group):
        return text
    for word in group:
        if text.endswith(word) and not (len(word) == 1 and _TAIL_GUARD.match(text[-2:])):
            if word[0] == "均" and len(word) > 1 and text[-len(word) - 1 : -len(word)] in _EACH:
                return text[: 1 - len(word)]
            return text[: -len(word)]
    return text


_EACH = frozenset("人户年地亩平村件")
_TAIL_GUARD = lazy(
    r"(?:[签节集履违合预缔失制公条盟]约|[人户年月日周地亩平村件]均|[所国私公享持]有|公共|[突爆攻侦]破|[高雷发下传送]达|[附邻新]近|[返归退偿交发]还|[首成]都|[重主需纪摘]要|行为|作为)$"
)


def starts(text: str, index: dict[str, tuple[str, ...]]) -> str:
    """Return the longest word of ``index`` that ``text`` begins with, or an empty string."""
    group = index.get(text[:1])
    if group is not None and text.startswith(group):
        for word in group:
            if text.startswith(word):
                return word
    return ""


def ends(text: str, index: dict[str, tuple[str, ...]]) -> str:
    """Return the longest word of ``index`` that ``text`` ends with, or an empty string."""
    group = index.get(text[-1:])
    if group is not None and text.endswith(group):
        for word in group:
            if text.endswith(word):
                return word
    return ""


def lead_off_index(text: str) -> str:
    """Take times, adverbs and connectives off the beginning of a clause, for finding the verb it begins with."""
    text = text.lstrip(SEPARATORS)
    for _ in range(8):
        first = text[:1]
        if first in TIME_FIRST and (match := TIME_LEAD.match(text)) is not None and match.end():
            rest = text[match.end() :]
        elif first not in LEAD_FIRST or GUARD.match(text):
            return text
        else:
            rest = chop_left(text, LEAD_FIRST)
        rest = rest.lstrip(SEPARATORS)
        if rest == text:
            return text
        text = rest
    return text
