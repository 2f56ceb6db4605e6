"""The widgets that are drawn without a template, against Django's own templates."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from taizhang.web.forms import DayInput
from taizhang.web.rendering import DRAWN, Renderer

ORGANS = [("", _("全部")), (1, "发展改革局"), ("<b>", "a < b & \"c\" 'd'"), (2026, 2026), (None, SafeString("<i>"))]


class Sample(forms.Form):
    """Every widget that is drawn, with what could go wrong in it."""

    plain = forms.CharField(label="名称", max_length=20, help_text="说明")
    search = forms.CharField(required=False, widget=forms.TextInput(attrs={"type": "search", "list": "a<b"}))
    hidden = forms.CharField(required=False, widget=forms.HiddenInput())
    day = forms.DateField(widget=DayInput(), required=False)
    number = forms.IntegerField(min_value=1, required=False)
    value = forms.DecimalField(required=False, max_digits=28, decimal_places=8)
    mail = forms.EmailField(required=False)
    secret = forms.CharField(widget=forms.PasswordInput())
    organ = forms.ChoiceField(choices=ORGANS)
    grouped = forms.ChoiceField(choices=[("甲", [(1, "一"), (2, "二")]), ("", "无"), ("乙 & 丙", [(3, "三")])])
    many = forms.MultipleChoiceField(choices=ORGANS, widget=forms.SelectMultiple(attrs={"disabled": True, "size": 3}))
    text = forms.CharField(widget=forms.Textarea())
    box = forms.BooleanField()
    radio = forms.ChoiceField(choices=[("a", "甲"), ("b", "乙")], widget=forms.RadioSelect())


FILLED: dict[str, Any] = {
    "plain": "a\" < 'b' & c", "search": "公路", "hidden": "0", "day": date(2026, 1, 2), "number": 1234567,
    "value": "1.50",
    "mail": "a@b.cn", "secret": "x", "organ": "<b>", "grouped": "3", "many": ["1", "2026"], "text": "<p>", "box": "on",
}  # fmt: skip


@pytest.mark.parametrize("data", [None, {}, FILLED, {"organ": "7", "number": "x", "day": "2026-13-01"}])
@pytest.mark.parametrize("initial", [{}, FILLED])
def test_widgets_are_drawn_as_django_does(data: dict[str, Any] | None, initial: dict[str, Any]) -> None:
    ours = Sample(data, initial=initial, renderer=Renderer())
    theirs = Sample(data, initial=initial, renderer=DjangoTemplates())
    for field in Sample.base_fields:
        assert str(ours[field]) == str(theirs[field]), field
        assert str(ours[field].errors) == str(theirs[field].errors), field


def test_option_of_its_own_template_is_left_to_django() -> None:
    class Marked(forms.Select):
        option_template_name = "django/forms/widgets/radio_option.html"

    field = forms.ChoiceField(choices=[("a", "甲")], widget=Marked())
    made = type("F", (forms.Form,), {"one": field})
    assert str(made(renderer=Renderer())["one"]) == str(made(renderer=DjangoTemplates())["one"])


def test_what_is_drawn_is_a_template_of_django() -> None:
    for name in DRAWN:
        assert DjangoTemplates().get_template(name)
