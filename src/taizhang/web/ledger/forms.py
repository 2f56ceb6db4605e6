"""Forms of matters, tasks and hand-overs."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.ledger.records import TaskFacets
from taizhang.ledger.service import choices
from taizhang.organs.service import leaders, organs_by_id
from taizhang.storage import today
from taizhang.web.forms import DayInput
from taizhang.web.request import whole_number

ALL = ("", _("全部"))


def offered(words: Mapping[Any, Any], *, none: Any = None) -> list[tuple[Any, Any]]:
    """Return words as choices, with a first choice for none where one is named."""
    return [*([("", none)] if none is not None else []), *words.items()]


def current_organs(*, keep: Iterable[int | None] = ()) -> list[tuple[int, str]]:
    """Return today's organs in the official order, and those of ``keep`` that are past."""
    kept = set(keep)
    day = today()
    return [
        (organ.id, organ.short_name)
        for organ in organs_by_id().values()
        if organ.kind != "government" and (organ.valid_to is None or organ.valid_to >= day or organ.id in kept)
    ]


class _Narrow(forms.Form):
    """A form of GET fields: what makes no sense is left out, not refused."""

    def said(self, name: str) -> Any:
        """Return a cleaned value, or None."""
        value = self.cleaned_data.get(name) if self.is_valid() or hasattr(self, "cleaned_data") else None
        return None if value in ("", None) else value

    def number(self, name: str) -> int | None:
        """Return a cleaned value as a whole number, or None."""
        value = self.said(name)
        return whole_number(value)


class TaskFilterForm(_Narrow):
    """How the list of tasks is filtered."""

    q = forms.CharField(
        label=_("任务"), required=False, max_length=60, widget=forms.TextInput(attrs={"type": "search"})
    )
    year = forms.ChoiceField(label=_("年度"), required=False)
    organ = forms.ChoiceField(label=_("单位"), required=False)
    role = forms.ChoiceField(
        label=_("分工"), required=False, choices=[ALL, ("lead", _("牵头")), ("support", _("配合"))]
    )
    leader = forms.ChoiceField(label=_("牵头领导"), required=False)
    theme = forms.ChoiceField(label=_("主题"), required=False)
    light = forms.ChoiceField(label=_("进度灯"), required=False)
    state = forms.ChoiceField(label=_("状态"), required=False)
    verified = forms.ChoiceField(label=_("核实"), required=False)
    due_from = forms.DateField(label=_("时限自"), required=False, widget=DayInput())
    due_to = forms.DateField(label=_("时限至"), required=False, widget=DayInput())

    def __init__(self, data: Any, *, facets: TaskFacets) -> None:
        super().__init__(data)
        self.fields["year"].choices = [ALL, *((year, year) for year in facets.years)]  # type: ignore[attr-defined]
        self.fields["organ"].choices = [ALL, *facets.leads.items()]  # type: ignore[attr-defined]
        self.fields["leader"].choices = [ALL, *facets.leaders.items()]  # type: ignore[attr-defined]
        self.fields["theme"].choices = [ALL, *((theme, theme) for theme in facets.themes)]  # type: ignore[attr-defined]
        self.fields["light"].choices = offered(choices("light"), none=ALL[1])  # type: ignore[attr-defined]
        self.fields["verified"].choices = offered(choices("verified"), none=ALL[1])  # type: ignore[attr-defined]
        states = {"open": _("未办结"), "counted": _("已交办的（不含撤销）"), **choices("task_state")}
        self.fields["state"].choices = offered(states, none=ALL[1])  # type: ignore[attr-defined]


class MatterFilterForm(_Narrow):
    """How the list of matters is filtered."""

    q = forms.CharField(
        label=_("事项"), required=False, max_length=60, widget=forms.TextInput(attrs={"type": "search"})
    )
    year = forms.ChoiceField(label=_("年度"), required=False)
    source = forms.ChoiceField(label=_("来源"), required=False)
    state = forms.ChoiceField(label=_("状态"), required=False)
    organ = forms.ChoiceField(label=_("单位"), required=False)
    theme = forms.ChoiceField(label=_("主题"), required=False)
    unassigned = forms.BooleanField(label=_("只看还没分解交办的"), required=False)

    def __init__(self, data: Any, *, years: Iterable[int], themes: Iterable[str]) -> None:
        super().__init__(data)
        self.fields["year"].choices = [ALL, *((year, year) for year in years)]  # type: ignore[attr-defined]
        self.fields["theme"].choices = [ALL, *((theme, theme) for theme in themes)]  # type: ignore[attr-defined]
        self.fields["organ"].choices = [ALL, *current_organs()]  # type: ignore[attr-defined]
        self.fields["source"].choices = offered(choices("matter_source"), none=ALL[1])  # type: ignore[attr-defined]
        self.fields["state"].choices = offered(choices("matter_state"), none=ALL[1])  # type: ignore[attr-defined]


class MatterForm(forms.Form):
    """立项 from an instruction, minutes, a task from above, or otherwise."""

    source = forms.ChoiceField(label=_("来源"))
    title = forms.CharField(label=_("事项名称"), max_length=300)
    text = forms.CharField(
        label=_("立项依据"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=20_000,
        help_text=_("照录批示、纪要或来文的原文。"),
    )
    received_on = forms.DateField(label=_("收到日期"), widget=DayInput())
    year = forms.IntegerField(label=_("列入年度"), min_value=2000, max_value=2100)
    organ = forms.TypedChoiceField(
        label=_("拟办单位"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("用来核对这个单位有没有内容相近的在办事项和没有办结的督办单。"),
    )
    theme = forms.CharField(label=_("主题"), required=False, max_length=120)
    instructed_by = forms.TypedChoiceField(label=_("批示领导"), required=False, coerce=int, empty_value=None)
    instructed_by_name = forms.CharField(label=_("批示领导（不在名单中的）"), required=False, max_length=60)
    instruction_kind = forms.ChoiceField(label=_("批示类别"), required=False, help_text=_("阅知、阅研类批示不立项。"))
    urgency = forms.ChoiceField(label=_("紧急程度"), required=False)
    deadline = forms.DateField(
        label=_("办理时限"),
        required=False,
        widget=DayInput(),
        help_text=_("不填则按来源的规定期限推算，推算过程随事项保存。"),
    )
    internal = forms.BooleanField(label=_("内部事项，不得公开"), required=False)
    despite_similar = forms.BooleanField(
        label=_("已核对，与上面列出的不重复，确需另行立项"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, own_instruction: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sources = {code: word for code, word in choices("matter_source").items() if code != "commitment"}
        if own_instruction:
            sources = {"instruction": sources["instruction"]}
        self.fields["source"].choices = offered(sources)  # type: ignore[attr-defined]
        self.fields["organ"].choices = [("", _("未定")), *current_organs()]  # type: ignore[attr-defined]
        self.fields["instructed_by"].choices = offered(leaders(), none=_("无"))  # type: ignore[attr-defined]
        self.fields["instruction_kind"].choices = offered(choices("instruction_kind"))  # type: ignore[attr-defined]
        self.fields["urgency"].choices = offered(choices("urgency"), none=_("未注明"))  # type: ignore[attr-defined]

    def ask_similar(self) -> None:
        """Show the box by which similar matters are said to be known."""
        self.fields["despite_similar"].widget = forms.CheckboxInput()


class ReasonForm(forms.Form):
    """The reason of an act."""

    reason = forms.CharField(label=_("原因"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class OrganForm(ReasonForm):
    """The reason of an act, and the organ that the task goes to."""

    organ = forms.TypedChoiceField(label=_("承办单位"), coerce=int, empty_value=None)

    def __init__(self, *args: Any, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organ"]
        field.required = required
        field.choices = [("", _("请选择") if required else _("未指明")), *current_organs()]  # type: ignore[attr-defined]


class TaskForm(forms.Form):
    """One task in full: everything that a plan sets but its months and milestones, which have rows of their own."""

    title = forms.CharField(label=_("任务"), max_length=300)
    detail = forms.CharField(
        label=_("工作内容"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    theme = forms.CharField(label=_("主题"), required=False, max_length=120)
    leader = forms.TypedChoiceField(label=_("牵头领导"), required=False, coerce=int, empty_value=None)
    lead = forms.TypedChoiceField(label=_("牵头单位"), required=False, coerce=int, empty_value=None)
    supports = forms.CharField(
        label=_("配合单位"),
        required=False,
        help_text=_("多个单位用顿号隔开，按先后排列。"),
        widget=forms.TextInput(attrs={"list": "organ-names"}),
    )
    deadline = forms.DateField(label=_("完成时限"), required=False, widget=DayInput())
    target_kind = forms.ChoiceField(label=_("目标类型"))
    qualifier = forms.ChoiceField(
        label=_("目标方向"), help_text=_("增速是下降的，目标值填负数，方向按降幅选：下降3%以上，填−3，选“以上”。")
    )
    target = forms.DecimalField(label=_("目标值"), required=False, max_digits=28, decimal_places=8)
    target_high = forms.DecimalField(
        label=_("目标上限"), required=False, max_digits=28, decimal_places=8, help_text=_("目标是一个区间时填写。")
    )
    unit = forms.CharField(label=_("计量单位"), required=False, max_length=20)
    baseline = forms.DecimalField(label=_("基数"), required=False, max_digits=28, decimal_places=8)
    parts_open = forms.BooleanField(label=_("分解出的任务不要求相加等于目标值"), required=False)
    parts_open_reason = forms.CharField(label=_("不要求相加的理由"), required=False, max_length=200)
    milestones = forms.CharField(
        label=_("节点"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("每行一个：2026-06-30 完成立项。"),
    )

    def __init__(self, *args: Any, keep: Iterable[int | None] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leader"].choices = offered(leaders(), none=_("未定"))  # type: ignore[attr-defined]
        self.fields["lead"].choices = [("", _("未定")), *current_organs(keep=keep)]  # type: ignore[attr-defined]
        self.fields["target_kind"].choices = offered(choices("target_kind"))  # type: ignore[attr-defined]
        self.fields["qualifier"].choices = offered(choices("qualifier"))  # type: ignore[attr-defined]


class WorkbookForm(forms.Form):
    """A workbook to take over."""

    file = forms.FileField(label=_("分解表"), help_text=_("用导出的表填写，存为xlsx格式。先预览，确认后才保存。"))


class AssigningForm(forms.Form):
    """What several tasks are given at once; what is left empty stays as it is."""

    leader = forms.TypedChoiceField(label=_("牵头领导"), required=False, coerce=int, empty_value=None)
    lead = forms.TypedChoiceField(label=_("牵头单位"), required=False, coerce=int, empty_value=None)
    deadline = forms.DateField(label=_("完成时限"), required=False, widget=DayInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leader"].choices = offered(leaders(), none=_("不变"))  # type: ignore[attr-defined]
        self.fields["lead"].choices = [("", _("不变")), *current_organs()]  # type: ignore[attr-defined]
