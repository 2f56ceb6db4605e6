"""Addresses put together from parts, and table rows put together without a template."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import cast

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, reverse

from taizhang.ledger.records import MatterRow, ProgressRecord, TaskRow
from taizhang.publishing.service import Group
from taizhang.web.addresses import address
from taizhang.web.dashboards.figures import Cell
from taizhang.web.ledger.wording import ShownTask, words
from taizhang.web.progress.wording import words as progress_words
from taizhang.web.templatetags.tables import figure_rows, group_rows, matter_rows, report_rows, task_rows
from taizhang.web.templatetags.words import amount

NASTY = "<b>\"'&"
ESCAPED = "&lt;b&gt;&quot;&#x27;&amp;"


@pytest.mark.parametrize(
    ("name", "keys"), [("web:task", (7,)), ("web:tasks", ()), ("web:report", (202610, 19)), ("web:home", ())]
)
def test_address_is_what_reverse_says(name: str, keys: tuple[int, ...]) -> None:
    assert address(name, *keys) == reverse(name, args=keys)
    assert address(name, *keys) == reverse(name, args=keys), "kept parts say the same"


def test_address_of_no_page() -> None:
    with pytest.raises(NoReverseMatch):
        address("web:nothing")
    with pytest.raises(NoReverseMatch):
        address("web:task")


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ('{% url "web:task" 7 %}', "/tasks/7"),
        ('{% url "web:task" key %}', "/tasks/8"),
        ('{% url "web:task" word %}', "/tasks/9"),
        ('{% url "web:task" key as there %}[{{ there }}]', "[/tasks/8]"),
        ('{% url "web:task" key=key %}', "/tasks/8"),
        ("{% url name key %}", "/tasks/8"),
        ('{% url "web:task-act" 7 "sign" %}', "/tasks/7/sign"),
    ],
)
def test_tag_says_what_djangos_does(tag: str, said: str) -> None:
    assert Template(tag).render(Context({"key": 8, "word": "9", "name": "web:task"})) == said
    with pytest.raises(NoReverseMatch):
        Template('{% url "web:task" word %}').render(Context({"word": "x"}))


ROW = TaskRow(
    id=7, number=f"2026-001{NASTY}", title=f"改造{NASTY}", matter=3, parent=5, depth=1, year=2026, theme=f"民生{NASTY}",
    leader=2, leader_name=f"张{NASTY}", lead=4, lead_name=f"住建局{NASTY}", supports=(8, 9),
    support_names=("财政局", f"审计局{NASTY}"), deadline=date(2026, 10, 31), target_kind="cumulative", target=Decimal(32),
    target_high=None, qualifier=">=", unit="个", latest_value=Decimal(30), latest_month=202610, light="red",
    light_month=202610, claimed="behind", verified="accepted", state="working", public=False,
)  # fmt: skip


def shown(row: TaskRow, *, overdue: bool = True) -> ShownTask:
    return ShownTask(row=row, target=f"32个以上{NASTY}", latest=f"30个{NASTY}", overdue=overdue)


def test_row_of_a_task_holds_everything_and_lets_nothing_through() -> None:
    made = task_rows(Context(words()), [shown(ROW)], pick_states="working", indent=True)
    assert NASTY not in made and "<b>" not in made
    for said in ("2026-001", "改造", "民生", "张", "住建局", "32个以上", "30个", "审计局"):
        assert said + ESCAPED in made, said
    assert '<a href="/tasks/7">' in made and '<a href="/tasks/7#course" title="2026年10月">' in made
    assert 'name="task" value="7"' in made and "depth-1" in made and "+2</small>" in made
    assert "逾期" in made and "light-red" in made and "2026-10-31" in made and "欠序时" in made and "在办" not in made


def test_row_of_a_task_leaves_out_what_is_not_there() -> None:
    bare = replace(
        ROW, theme="", leader_name="", lead_name="", supports=(), support_names=(), deadline=None, claimed="",
        verified="", state="withdrawn",
    )  # fmt: skip
    made = task_rows(Context(words()), [ShownTask(row=bare, target="", latest="", overdue=False)], short=True)
    assert made.count("—") == 6, "lead organ, deadline, target, latest value, claimed, verified"
    assert made.startswith('<tr class="off">') and "checkbox" not in made and "<small" not in made
    assert "逾期" not in made and "depth-" not in made
    picked = task_rows(Context(words()), [shown(ROW)], pick_states="draft")
    assert "checkbox" not in picked and picked.count("<td") == made.count("<td") + 2, "a box's cell and the leader's"


def test_row_of_a_group_links_every_number() -> None:
    counts = {"red": 2, "yellow": 0, "green": 5, "blue": 1, "grey": 0}
    named = Group(key=f"民生{NASTY}", name=f"民生{NASTY}", counts=counts)
    made = group_rows([named, Group(key=None, name="", counts=counts)], year=2026, param="theme", also="&role=lead")
    assert NASTY not in made and "<b>" not in made
    where = "/tasks?year=2026&amp;theme=%E6%B0%91%E7%94%9F%3Cb%3E%22%27%26&amp;role=lead"
    assert f'<a href="{where}">民生{ESCAPED}</a>' in made and f'<a href="{where}&amp;light=red">2</a>' in made
    assert made.count('<span class="missing">0</span>') == 4 and "未定" in made and "75.0%" in made
    assert made.count("<a ") == 4, "a group without a key leads nowhere"
    assert group_rows([named], year=2026, param="organ", mine=3).count('class="on"') == 0


def test_row_of_a_chart_names_its_line() -> None:
    made = figure_rows([(Cell(text=f"1月{NASTY}", address="/tasks?a=1&b=2"), Cell(text="3"))])
    assert made == (
        f'<tr><th scope="row" class="head"><a href="/tasks?a=1&amp;b=2">1月{ESCAPED}</a></th>'
        '<td class="num">3</td></tr>'
    )


def test_row_of_a_matter() -> None:
    row = MatterRow(
        id=5, number=f"督立〔2026〕5号{NASTY}", title=f"改造{NASTY}", source="commitment",
        document_kind="livelihood_list", year=2026, theme=f"民生{NASTY}",
        organ=4, organ_name=f"住建局{NASTY}", received_on=date(2026, 2, 1), deadline=date(2026, 3, 1), urgency="urgent",
        internal=True, state="open", tasks=3, closed=1, drafts=2,
    )  # fmt: skip
    context = Context({**words(), "today": date(2026, 11, 3)})
    made = matter_rows(context, [row])
    assert NASTY not in made and "<b>" not in made
    for said in ("5号", "改造", "民生", "住建局"):
        assert said + ESCAPED in made, said
    assert '<a href="/matters/5">' in made and '<a href="/matters/5#tasks">3</a>' in made and "待交办2" in made
    assert "逾期" in made and "内部" in made and "2026-03-01" in made and "民生实事清单" in made
    bare = replace(
        row, theme="", organ_name="", deadline=None, urgency="", internal=False, tasks=0, drafts=0, state="withdrawn"
    )
    plain = matter_rows(context, [bare])
    assert plain.startswith('<tr class="off">') and "未分解" in plain and plain.count("—") == 2
    assert "逾期" not in plain and "内部" not in plain and "<small" not in plain
    assert "逾期" not in matter_rows(context, [replace(row, state="closed")])


def test_row_of_a_report() -> None:
    report = cast(
        ProgressRecord,
        SimpleNamespace(
            id=9, task_number="2026-001", task_title=f"改造{NASTY}", month=202610, corrects=None,
            organ_name=f"住建局{NASTY}",
            value=Decimal(12000), unit="个", words="进展顺利" * 30, marks=(SimpleNamespace(text=f"同{NASTY}", name="雷同"),),
            evidence=(1, 2), state="approved", can=frozenset({"accept"}),
        ),
    )  # fmt: skip
    context = Context(progress_words())
    made = report_rows(context, [report], verb="accept")
    assert NASTY not in made and "<b>" not in made and f"改造{ESCAPED}" in made and f"同{ESCAPED}" in made
    assert 'name="pick" value="9"' in made and '<a href="/progress/9#evidence">2</a>' in made
    for said in (amount(Decimal(12000), "个"), "进展顺利" * 15, "2026年10月", "雷同"):
        assert said in made, said
    assert "更正" not in made and "进展顺利" * 30 not in made
    assert "checkbox" not in report_rows(context, [report], verb="approve")
    corrected = cast(ProgressRecord, SimpleNamespace(**{**vars(report), "corrects": 3, "value": None, "marks": ()}))
    short = report_rows(context, [corrected], short=True)
    assert "更正" in short and "2026-001" not in short and "checkbox" not in short and "—" in short
