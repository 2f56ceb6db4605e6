"""Pages: whatever stands in a document is text, every link leads somewhere, nothing comes from outside."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.checking import Finding, Place
from taizhang.cli.marked_text import marked_text
from taizhang.cli.page import esc, quoted
from taizhang.cli.reading_page import findings_section, reading_page
from taizhang.cli.verdict_pages import check_page, settlement_page
from taizhang.cli.voice import Voice
from taizhang.reading import Commitment, Reading
from taizhang.settling import Passage, Settlement, SettlementReport
from tests.cli.build import TEXT, document, figure, reading

HOSTILE = (
    '<script>alert(1)</script>“云溪”&amp;\n"><img src=x onerror=alert(2)>120个项目\x00\x1b[31m\u202e\n'
    "</style></title><svg onload=alert(3)>3个"
)
CHINESE, ENGLISH = Voice(), Voice(language="en")


class Page(HTMLParser):
    """What a browser would see of a page."""

    VOID = frozenset(("meta", "input", "br", "img", "link"))

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.content: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(data.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.content[self.open[-1] if self.open else ""] = data


def hostile() -> Reading:
    figures = (
        figure(HOSTILE, "120个", indicator='<b>"项目"', scope="<i>", doubts=("<script>1</script>",)),
        figure(HOSTILE, "3个", mood="context", strength=None, part_of=0),
    )
    return replace(reading(HOSTILE, source='"><script>x.txt', figures=figures), title="<script>t</script>")


def inspected(data: bytes) -> Page:
    page = Page(data)
    assert page.open == [], "every element is closed"
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids), "every link leads somewhere"
    names = [tag for tag, _ in page.elements]
    assert names.count("script") == names.count("style") == 1
    assert not {"img", "link", "iframe", "svg", "object", "base", "form"} & set(names)
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "src")]
    policy = next(found["content"] for tag, found in page.elements if "http-equiv" in found)
    assert policy.startswith("default-src 'none';")
    for kind in ("style", "script"):
        digest = hashlib.sha256(page.content[kind].encode()).digest()
        assert f"{kind}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    return page


@pytest.mark.parametrize("voice", [CHINESE, ENGLISH], ids=lambda voice: voice.language)
def test_hostile_text_stays_text(voice: Voice) -> None:
    data = reading_page([document(hostile())], voice)
    inspected(data)
    text = data.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;“云溪”&amp;amp;" in text
    assert "\x00" not in text and "\x1b" not in text and "\u202e" not in text


def test_every_figure_is_marked_by_mood_and_tied_to_its_row() -> None:
    data = reading_page([document()], CHINESE).decode()
    inspected(data.encode())
    for index, one in enumerate(reading().figures):
        mark = re.search(rf'<a class="f ([a-z ]+)" id="d0f{index}" href="#d0r{index}"[^>]*>([^<]*)</a>', data)
        assert mark is not None
        assert mark[1].split()[0] == one.mood
        assert ("doubt" in mark[1]) == bool(one.doubts)
        assert mark[2] == one.text
    assert "7.16亿元 → 716,000,000元" in data
    assert "存疑：主语不明。" in data
    assert f'<h2><span id="d0h{TEXT.index("一、")}"></span>一、主要目标</h2>' in data
    assert '<span class="k" id="d0k0">实施重点项目' in data


def test_several_documents_share_a_page() -> None:
    data = reading_page([document(), document(reading(source="二.txt"))], CHINESE)
    page = inspected(data)
    assert {"d0", "d1", "d0f0", "d1f0"} <= set(page.ids)
    assert "#d1" in page.links
    # The first of them keeps its distance from the findings above, as the others do from each other.
    assert re.search(r"\.findings \+ \.doc \{ margin-top: [1-9]", data.decode())


def test_page_of_a_text_without_records_says_so() -> None:
    empty = document(reading("各位代表：现在报告工作。", figures=()))
    assert "没有读到数据和目标任务" in reading_page([empty], CHINESE).decode()
    inspected(reading_page([empty], ENGLISH))


def finding(**fields: object) -> Finding:
    places = tuple(
        Place(file="要点.txt", start=one.start, end=one.end, text=one.text) for one in reading().figures[1:4]
    )
    given = {
        "rule": "parts_whole",
        "verdict": "contradicts",
        "places": places,
        "stated": "120个",
        "computed": "<121个>",
        "difference": "1个",
        "tolerance": "0个",
        "message": "两者<b>不一致。",
        "message_en": "They differ.",
    }
    return Finding(**(given | fields))  # type: ignore[arg-type]


def test_findings_show_each_sentence_once_with_all_its_places() -> None:
    data = check_page([document()], [finding()], CHINESE)
    inspected(data)
    text = data.decode()
    assert (
        text.count("实施重点项目<mark>120个</mark>，其中续建项目<mark>58个</mark>、新开工项目<mark>62个</mark>。") == 1
    )
    assert "两者&lt;b&gt;不一致。" in text and "■" in text and "矛盾" in text


def test_check_without_findings_says_what_was_looked_at() -> None:
    text = check_page([document()], [], CHINESE).decode()
    assert "1个文件、6个数据" in text


def settlement() -> SettlementReport:
    target, result = reading().figures[0], reading().figures[5]
    sentence = Passage(start=20, end=36, text=TEXT[20:36])
    met = Settlement(
        target=target,
        target_sentence=Passage(start=target.start, end=target.end, text=target.text),
        result=replace(result, mood="estimate"),
        result_sentence=Passage(start=result.start, end=result.end, text=result.text),
        verdict="missed",
        difference=result.value,
        difference_unit="百分点",
        excess=result.value,
        reason="<低于>目标。",
        reason_en="Below.",
        confidence=0.9,
    )
    alone = replace(met, result=None, result_sentence=None, target_sentence=sentence, verdict="not_reported")
    return SettlementReport(
        year=2025,
        organ="云溪区",
        settlements=(met, replace(alone, difference=None, excess=None)),
        unpromised=reading().figures[4:5],
    )


def test_settlement_shows_both_sentences_and_what_was_never_promised() -> None:
    data = settlement_page(settlement(), document(), document(), CHINESE)
    inspected(data)
    text = data.decode()
    assert "<mark>6.5%</mark>" in text and "<mark>4.5%</mark>" in text
    assert "-4.5个百分点" in text and "&lt;低于&gt;目标。" in text and "预计" in text
    assert "完成投资<mark>7.16亿元</mark>" in text
    assert 'data-kind="missed" aria-pressed="true"><b>1</b>' in text


def test_settlement_begins_with_what_was_missed_and_prints_all() -> None:
    report = settlement()
    met = replace(report.settlements[0], verdict="met")
    vague = replace(met, verdict="not_comparable", difference=None, excess=None)
    mixed = replace(report, settlements=(met, *report.settlements[::-1], vague))
    text = settlement_page(mixed, document(), document(), CHINESE).decode()
    rows = re.findall('<tr data-verdict="([a-z_]+)">', text)
    assert rows == ["missed", "not_comparable", "not_reported", "met"]
    assert "details::details-content" in text  # what is folded away on the screen is there on paper


def test_settlement_without_targets_says_what_to_look_at() -> None:
    none = SettlementReport(year=None, organ=None, settlements=(), unpromised=())
    text = settlement_page(none, document(), document(), CHINESE).decode()
    assert "--year" in text and "没有可对账的目标" in text


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(st.sampled_from("一二3个%<&\"'。\n \u3000"), max_size=60))
    cuts = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = [tuple(sorted(pair)) for pair in draw(st.lists(cuts, max_size=8))]
    promises = [tuple(sorted(pair)) for pair in draw(st.lists(cuts, max_size=4))]
    plain = figure("1", "1")
    figures = tuple(replace(plain, start=a, end=b, text=text[a:b]) for a, b in spans)
    made = reading(text, figures=figures)
    return replace(
        made,
        commitments=tuple(
            Commitment(
                start=a,
                end=b,
                text=text[a:b],
                heading=None,
                responsible=None,
                deadline=None,
                figures=(),
                confidence=1.0,
                doubts=(),
            )
            for a, b in promises
        ),
    )


@given(readings())
def test_marking_neither_loses_nor_doubles_a_character(one: Reading) -> None:
    marked = "".join(marked_text(one, "d0", [""] * len(one.figures)))
    bare = re.sub(r"<[^>]*>", "", marked)
    shown = bare.replace("\n", "")
    wanted = "".join(line for line in one.text.split("\n") if line.strip())
    # A figure that goes over an empty line keeps it; other empty lines are no paragraphs.
    assert "".join(shown.split()) == "".join(esc(wanted).split())
    page = Page(marked.encode())
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))


def test_spans_outside_a_sentence_are_left_out() -> None:
    assert quoted("增长6%。", [(2, 4), (3, 5), (4, 99), (-1, 2)]) == "增长<mark>6%</mark>。"


TABLED = (
    "云溪区重点任务分解表\n序号\t任务\t责任分工\t\n序号\t任务\t牵头单位\t配合单位\n一、民生\n"
    "1\t新建公园5个，改造管网<12>公里\t区住建局\t\n2\t新增学位900个\t区教育局\t各镇\n各单位要抓好落实。"
)


def test_a_table_is_drawn_as_one_and_its_figures_are_marked_in_their_cells() -> None:
    figures = (figure(TABLED, "5个"), figure(TABLED, "900个"))
    start = TABLED.index("新建公园")
    promise = Commitment(
        start=start,
        end=TABLED.index("\t区住建局"),
        text=TABLED[start : TABLED.index("\t区住建局")],
        heading=None,
        responsible="区住建局",
        deadline=None,
        figures=(0,),
        confidence=0.9,
        doubts=(),
    )
    data = reading_page([document(replace(reading(TABLED, figures=figures), commitments=(promise,)))], CHINESE)
    inspected(data)
    text = data.decode()
    table = text[text.index('<table class="laid">') : text.index("</table></div>")]
    assert '<th scope="col" rowspan="2">任务</th><th scope="colgroup" colspan="2">责任分工</th>' in table
    assert '<tr class="over"><td colspan="4">一、民生</td></tr>' in table
    assert '<td class="n">2</td><td>新增学位<a class="f target" id="d0f1"' in table
    assert '<td><span class="k" id="d0k0">新建公园<a class="f target" id="d0f0"' in table
    assert "改造管网&lt;12&gt;公里</span></td><td>区住建局</td><td></td></tr>" in table
    assert "<p>各单位要抓好落实。</p>" in text and "<p>云溪区重点任务分解表</p>" in text


def test_a_table_with_a_figure_over_the_edge_of_a_cell_stays_lines() -> None:
    data = reading_page([document(reading(TABLED, figures=(figure(TABLED, "2\t新增学位"),)))], CHINESE)
    inspected(data)
    assert '<table class="laid' not in data.decode()


def test_findings_on_words_outside_figures_link_to_them() -> None:
    told = finding(places=(Place(file="要点.txt", start=0, end=2, text=TEXT[:2]),))
    section = findings_section([told], [document()], CHINESE)
    assert '<a href="#d0p0">' in section
    marked = "".join(marked_text(reading(), "d0", [""] * len(reading().figures), [(0, 2)]))
    assert f'<span class="place" id="d0p0">{TEXT[:2]}</span>' in marked


def test_pages_hold_no_path_of_the_machine() -> None:
    one = replace(reading(), source="/srv/某人/report.txt")
    text = reading_page([replace(document(), reading=one)], CHINESE).decode()
    assert "taizhang explain report.txt --at" in text
    assert "/srv/某人" not in text


def test_verdicts_that_are_not_sure_are_marked() -> None:
    report = settlement()
    unsure = replace(report, settlements=tuple(replace(one, confidence=0.6) for one in report.settlements))
    apart = replace(
        report, settlements=tuple(replace(one, verdict="not_comparable", confidence=0.5) for one in report.settlements)
    )
    known = replace(
        report, settlements=tuple(replace(one, verdict="not_comparable", confidence=0.7) for one in report.settlements)
    )
    for shown, marks in ((report, False), (unsure, True), (apart, True), (known, False)):
        text = settlement_page(shown, document(), document(), CHINESE).decode()
        assert ('class="unsure"' in text) is marks
