"""Addresses put together from parts, and table rows put together without a template."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, reverse

from taizhang.ledger.records import TaskRow
from taizhang.publishing.service import Group
from taizhang.web.addresses import address
from taizhang.web.dashboards.figures import Cell
from taizhang.web.ledger.wording import ShownTask, words
from taizhang.web.templatetags.tables import figure_rows, group_rows, task_rows

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
