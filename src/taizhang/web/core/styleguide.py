"""Every component on one page, for whoever builds pages. Development only."""

from datetime import UTC, date, datetime
from decimal import Decimal

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from taizhang.web.forms import DayInput


class SampleForm(forms.Form):
    """One field of each sort."""

    name = forms.CharField(label="任务名称", max_length=60, help_text="不超过60个字，照文件原文写。")
    organ = forms.ChoiceField(label="牵头单位", choices=[("1", "区发展和改革局"), ("2", "区财政局")])
    due = forms.DateField(label="完成时限", widget=DayInput())
    words = forms.CharField(label="存在问题", widget=forms.Textarea, required=False)
    public = forms.BooleanField(label="可以公开", required=False)
    mood = forms.ChoiceField(
        label="核查结论", choices=[("a", "属实"), ("b", "退回")], widget=forms.RadioSelect, required=False
    )


class SampleFilters(forms.Form):
    """A row of filters."""

    q = forms.CharField(label="名称", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    light = forms.ChoiceField(label="红绿灯", required=False, choices=[("", "全部"), ("red", "滞后")])


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show all components."""
    messages.success(request, "已报送督查室，等待核查。")
    messages.error(request, "这项任务已经销号，不能再填报；如有误，请向督查室申请恢复。")
    context = {
        "form": SampleForm({"name": ""}),
        "filters": SampleFilters(),
        "colours": ["green", "yellow", "red", "grey", "blue"],
        "value": Decimal("123456789.00"),
        "gap": Decimal("-3.47"),
        "missing": None,
        "day": date(2026, 9, 18),
        "at": datetime(2026, 9, 18, 6, 5, tzinfo=UTC),
        "month": 202610,
        "rows": range(6),
        "title": "加快推进云溪新城综合管廊二期工程建设，年内建成12.5公里并投入试运行",
    }
    return render(request, "web/styleguide.html", context)
