"""Forms of supervision: filters of its lists, and what its acts ask for."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from taizhang.organs.service import organs_by_id
from taizhang.supervision.records import Scheme
from taizhang.supervision.service import ConclusionKind, OrderState, ReminderKind, ReviewState, ladder

ALL = [("", _("全部"))]


def organ_choices(kept: Iterable[int] | None = None) -> list[tuple[str, str]]:
    """Return the organs in the official order, those in ``kept`` alone where it is given."""
    wanted = None if kept is None else set(kept)
    return [(str(key), one.short_name) for key, one in organs_by_id().items() if wanted is None or key in wanted]


class OrganFilter(forms.Form):
    """A filter by organ, for those who see more than one."""

    organ = forms.TypedChoiceField(label=_("单位"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].choices = [*ALL, *organ_choices()]  # type: ignore[attr-defined]

    @property
    def asked(self) -> Mapping[str, Any]:
        """What is asked for; a filter that makes no sense asks nothing."""
        return self.cleaned_data if self.is_valid() else {}


class ReminderFilter(OrganFilter):
    """How the list of reminders is filtered."""

    kind = forms.ChoiceField(label=_("种类"), required=False, choices=[*ALL, *ReminderKind.choices])
    unanswered = forms.BooleanField(label=_("只看未回复"), required=False)


class OrderFilter(OrganFilter):
    """How the list of orders is filtered."""

    level = forms.ChoiceField(label=_("级次"), required=False)
    state = forms.ChoiceField(
        label=_("状态"),
        required=False,
        choices=[*ALL, ("open", _("未办结")), ("overdue", _("已逾期")), *OrderState.choices],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [*ALL, *((one.key, one.words) for one in ladder())]  # type: ignore[attr-defined]


class ReviewFilter(OrganFilter):
    """How the list of reviews is filtered."""

    kind = forms.ChoiceField(label=_("复核对象"), required=False, choices=[*ALL, *ConclusionKind.choices])
    state = forms.ChoiceField(label=_("状态"), required=False, choices=[*ALL, *ReviewState.choices])


def _area(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )


class WordsForm(forms.Form):
    """A few words."""

    words = _area(_("内容"))

    def __init__(self, *args: Any, label: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label is not None:
            self.fields["words"].label = label


class OrderForm(forms.Form):
    """What an order says."""

    level_key = forms.ChoiceField(label=_("级次"), help_text=_("一般从最低一级开始；直接发出较高一级的，须写明理由。"))
    words = _area(_("督办事由"), _("写明与序时进度的差距，或未落实的具体事项。"))
    demand = _area(_("办理要求"), _("写明要求办到什么程度、回复什么材料。"))
    start_reason = _area(_("直接发出较高一级的理由"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["level_key"]
        field.choices = [  # type: ignore[attr-defined]
            (one.key, f"{one.words} · {one.meant} · {one.limit if not _english() else one.limit.en}")
            for one in ladder()
        ]


def _english() -> bool:
    return (get_language() or "").startswith("en")


class EscalateForm(forms.Form):
    """What the order of the next level says."""

    words = _area(_("督办事由"))
    demand = _area(_("办理要求"))


class CheckForm(forms.Form):
    """What the office makes of an answer."""

    sufficient = forms.TypedChoiceField(
        label=_("审核结果"),
        coerce=lambda value: value == "yes",
        choices=[("yes", _("落实到位，办结")), ("no", _("不到位，退回"))],
        widget=forms.RadioSelect,
    )
    words = _area(_("审核意见"))


class ReviewForm(forms.Form):
    """Why an organ contests a conclusion."""

    reason = _area(_("申请复核的理由和依据"), _("写明哪一处与事实不符，依据是什么材料。"))


class DecideForm(forms.Form):
    """How a review is decided."""

    changed = forms.TypedChoiceField(
        label=_("复核决定"),
        coerce=lambda value: value == "yes",
        choices=[("no", _("维持原结论")), ("yes", _("变更原结论"))],
        widget=forms.RadioSelect,
    )
    correction = forms.DecimalField(
        label=_("更正分数"),
        required=False,
        max_digits=6,
        decimal_places=2,
        help_text=_("变更得分时填写，加分为正、扣分为负。"),
    )
    decision = _area(_("复核意见和理由"))

    def __init__(self, *args: Any, score: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not score:
            del self.fields["correction"]


class DrawForm(forms.Form):
    """What a random draw needs."""

    year = forms.TypedChoiceField(label=_("台账年度"), coerce=int)
    seed = forms.CharField(
        label=_("随机种子"),
        min_length=6,
        max_length=200,
        help_text=_("用抽取前公开可查、任何人都无法左右的数字，例如当日开奖号码、最近一次日封摘要。"),
    )
    seed_source = forms.CharField(label=_("种子来源"), max_length=200)
    size = forms.IntegerField(
        label=_("抽取数量"), required=False, min_value=1, max_value=1000, help_text=_("不填按规定比例抽取。")
    )

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]


class RecordForm(forms.Form):
    """What a second look found."""

    holds = forms.TypedChoiceField(
        label=_("复查结果"),
        coerce=lambda value: value == "yes",
        choices=[("yes", _("属实")), ("no", _("存疑"))],
        widget=forms.RadioSelect,
    )
    found = _area(_("复查情况"), _("写明怎么查的、看到什么。"))


class EntryForm(forms.Form):
    """An addition or deduction."""

    organ = forms.TypedChoiceField(label=_("单位"), coerce=int)
    code = forms.ChoiceField(label=_("项目"))
    points = forms.DecimalField(
        label=_("分数"), max_digits=6, decimal_places=2, help_text=_("填正数，加减由项目决定。")
    )
    reason = _area(_("事由"))
    ground = forms.CharField(
        label=_("依据"), max_length=300, help_text=_("文号或会议纪要，例如“市政通报〔2026〕5号”。")
    )

    def __init__(self, *args: Any, scheme: Scheme, organs: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].choices = organ_choices(organs)  # type: ignore[attr-defined]
        entered = [
            (one.code, f"{_('加分') if adds else _('扣分')} · {one.en if _english() else one.zh}")
            for adds, extras in ((True, scheme.additions), (False, scheme.deductions))
            for one in extras
            if one.most is not None
        ]
        self.fields["code"].choices = entered  # type: ignore[attr-defined]
