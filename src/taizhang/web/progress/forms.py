"""Forms of reporting, verifying, amendments, closings, settlements."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.ledger.records import OpenMilestone
from taizhang.ledger.service import choices, light_names, mark_names
from taizhang.organs.service import organs_by_id
from taizhang.web.forms import DayInput

ALL = ("", _("全部"))


def organ_choices(*, everywhere: bool, own: Iterable[int]) -> list[tuple[Any, Any]]:
    """Return the organs that a list can be narrowed to: all for whoever sees all, else one's own."""
    kept = set(own)
    return [
        ALL,
        *(
            (str(organ.id), organ.short_name)
            for organ in organs_by_id().values()
            if organ.kind != "government" and (everywhere or organ.id in kept)
        ),
    ]


def _offer(form: forms.Form, name: str, offered: Iterable[tuple[Any, Any]]) -> None:
    form.fields[name].choices = list(offered)  # type: ignore[attr-defined]


class Narrow(forms.Form):
    """A form of GET fields: what makes no sense is left out, not refused."""

    def said(self, name: str) -> str:
        """Return a cleaned value as text, or an empty one."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")

    def number(self, name: str) -> int | None:
        """Return a cleaned value as a whole number, or None."""
        said = self.said(name)
        return int(said) if said.isdecimal() and len(said) < 19 else None


class ReportFilterForm(Narrow):
    """How a list of reports is narrowed."""

    state = forms.ChoiceField(label=_("状态"), required=False)
    month = forms.ChoiceField(label=_("月份"), required=False)
    organ = forms.ChoiceField(label=_("单位"), required=False)
    mark = forms.ChoiceField(label=_("提示"), required=False)
    q = forms.CharField(
        label=_("文字"), required=False, max_length=40, widget=forms.TextInput(attrs={"type": "search"})
    )

    def __init__(self, data: Any, *, months: Iterable[tuple[int, str]], organs: Iterable[tuple[Any, Any]]) -> None:
        super().__init__(data)
        states = {code: word for code, word in choices("verified").items() if code != "draft"}
        _offer(self, "state", [("", _("待督查室办理")), *states.items(), ("all", _("全部"))])
        _offer(self, "month", [ALL, *((str(month), word) for month, word in months)])
        _offer(self, "organ", organs)
        _offer(self, "mark", [ALL, ("any", _("有提示的")), *mark_names().items()])


class AmendmentFilterForm(Narrow):
    """How the list of requests is narrowed."""

    state = forms.ChoiceField(label=_("状态"), required=False)
    kind = forms.ChoiceField(
        label=_("种类"), required=False, choices=[ALL, ("deadline", _("延期")), ("target", _("调整目标"))]
    )
    organ = forms.ChoiceField(label=_("单位"), required=False)

    def __init__(self, data: Any, *, organs: Iterable[tuple[Any, Any]]) -> None:
        super().__init__(data)
        _offer(self, "state", [("", _("待批的")), *choices("amendment_state").items(), ("all", _("全部"))])
        _offer(self, "organ", organs)


class ClosingFilterForm(Narrow):
    """How the list of closings is narrowed."""

    state = forms.ChoiceField(label=_("状态"), required=False)
    organ = forms.ChoiceField(label=_("单位"), required=False)
    mark = forms.ChoiceField(label=_("提示"), required=False)

    def __init__(self, data: Any, *, organs: Iterable[tuple[Any, Any]]) -> None:
        super().__init__(data)
        _offer(self, "state", [("", _("待核查")), *choices("closing_state").items(), ("all", _("全部"))])
        _offer(self, "organ", organs)
        _offer(self, "mark", [ALL, ("any", _("有提示的")), *mark_names().items()])


class SettlementFilterForm(Narrow):
    """How the table of verdicts is narrowed."""

    year = forms.ChoiceField(label=_("年度"), required=False)
    basis = forms.ChoiceField(
        label=_("依据"), required=False, choices=[ALL, ("verified", _("已核实进度")), ("report", _("下年报告"))]
    )
    verdict = forms.ChoiceField(label=_("结论"), required=False)
    state = forms.ChoiceField(label=_("状态"), required=False)
    organ = forms.ChoiceField(label=_("单位"), required=False)

    def __init__(self, data: Any, *, years: Iterable[int], organs: Iterable[tuple[Any, Any]]) -> None:
        super().__init__(data)
        _offer(self, "year", [(str(year), str(year)) for year in years])
        _offer(self, "verdict", [ALL, *choices("verdict").items()])
        _offer(self, "state", [ALL, *choices("settlement_state").items()])
        _offer(self, "organ", organs)


class ReportForm(forms.Form):
    """One report in full."""

    value = forms.DecimalField(label=_("完成值"), required=False, max_digits=28, decimal_places=8)
    words = forms.CharField(label=_("进展情况"), required=False, widget=forms.Textarea(attrs={"rows": 5}))
    problems = forms.CharField(label=_("存在问题"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    next_steps = forms.CharField(label=_("下一步措施"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    claimed = forms.ChoiceField(label=_("进度状态"), required=False)

    def __init__(
        self, data: Any = None, *, unit: str = "", milestones: Iterable[OpenMilestone] = (), **options: Any
    ) -> None:
        super().__init__(data, **options)
        _offer(self, "claimed", [("", _("请选择")), *choices("claimed").items()])
        self.fields["value"].widget.attrs.update({"class": "num", "inputmode": "decimal"})
        if unit:
            self.fields["value"].help_text = unit
        for step in milestones:
            self.fields[f"step-{step.id}"] = forms.DateField(
                label=_("节点“%(title)s”（应于%(day)s）的完成日期")
                % {"title": step.title, "day": step.due.isoformat()},
                required=False,
                widget=DayInput(),
            )

    def milestones(self) -> list[tuple[int, Any]]:
        """Return the milestones that were given a day."""
        return [
            (int(name.removeprefix("step-")), day)
            for name, day in self.cleaned_data.items()
            if name.startswith("step-") and day
        ]


class ReasonForm(forms.Form):
    """The reason of an act."""

    reason = forms.CharField(label=_("原因"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class AmendmentForm(forms.Form):
    """延期或调整申请."""

    kind = forms.ChoiceField(
        label=_("申请"), choices=[("deadline", _("延期")), ("target", _("调整目标"))], widget=forms.RadioSelect
    )
    new_deadline = forms.DateField(label=_("新的时限"), required=False, widget=DayInput())
    new_target = forms.DecimalField(label=_("新的目标值"), required=False, max_digits=28, decimal_places=8)
    reason = forms.CharField(
        label=_("原因"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("写明原因、目前进展和预计完成时间。"),
    )


class ClosingForm(forms.Form):
    """销号申请."""

    words = forms.CharField(
        label=_("完成情况"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("对照目标任务，写明做成了什么、凭什么认定完成。"),
    )


class WindowForm(forms.Form):
    """填报期的日期."""

    opens_on = forms.DateField(label=_("开放日"), widget=DayInput())
    due_on = forms.DateField(label=_("报送截止日"), widget=DayInput())
    grace_on = forms.DateField(label=_("补报截止日"), widget=DayInput())
    reason = forms.CharField(label=_("原因"), max_length=200)


class LightForm(forms.Form):
    """人工定灯."""

    colour = forms.ChoiceField(label=_("灯色"))
    expires_on = forms.DateField(label=_("失效日"), widget=DayInput())
    reason = forms.CharField(label=_("原因"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "colour", light_names().items())


class VerdictForm(forms.Form):
    """确认结论."""

    verdict = forms.ChoiceField(label=_("结论"))
    decision = forms.CharField(
        label=_("说明"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("改变结论须写明理由。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "verdict", choices("verdict").items())


class FromReportForm(forms.Form):
    """用下年报告对账."""

    targets = forms.TypedChoiceField(label=_("目标文件"), coerce=int)
    results = forms.TypedChoiceField(label=_("结果文件"), coerce=int)

    def __init__(self, *args: Any, documents: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", _("请选择")), *documents.items()]
        _offer(self, "targets", offered)
        _offer(self, "results", offered)


class PastForm(forms.Form):
    """A workbook of earlier months' reports to take over."""

    file = forms.FileField(label=_("补录表"), help_text=_("用下载的补录表填写，存为xlsx格式。先预览，确认后才保存。"))


class PastReasonForm(forms.Form):
    """What the reports of earlier months rest on."""

    reason = forms.CharField(
        label=_("补录依据"), max_length=200, help_text=_("如“1—7月各单位按原Excel台账报送，由督查室核实”。")
    )
