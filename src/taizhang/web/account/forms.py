"""Forms of signing in and of one's own account."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from taizhang.organs.service import MOST_DAYS


class SignInForm(forms.Form):
    """Name and password."""

    username = forms.CharField(
        label=_("用户名"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}),
    )
    password = forms.CharField(
        label=_("密码"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class CodeForm(forms.Form):
    """The code of a second factor, or a recovery code."""

    code = forms.CharField(
        label=_("验证码"),
        max_length=16,
        help_text=_("验证器上的6位数字；手机不在身边时，填一个恢复码。"),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True, "spellcheck": "false"}
        ),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_code(self) -> str:
        """Return the code without the spaces that people put between its digits."""
        return "".join(str(self.cleaned_data["code"]).split()).lower()


class PasswordForm(forms.Form):
    """A new password."""

    old = forms.CharField(
        label=_("原密码"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("新密码"),
        max_length=128,
        strip=False,
        help_text=_(
            "至少10个字，含大写字母、小写字母、数字、其他符号中的至少三种；不能是常见的密码，也不能和用户名、姓名、电话相近。"
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("再输一遍新密码"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> None:
        """Ask for the same password twice."""
        super().clean()
        if self.cleaned_data.get("new") != self.cleaned_data.get("again"):
            self.add_error("again", str(_("两遍输入的新密码不一样，请重新输入。")))


class ProfileForm(forms.Form):
    """What a person may say of themselves."""

    phone = forms.CharField(
        label=_("电话"), max_length=40, required=False, widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )
    language = forms.ChoiceField(label=_("页面语言"), choices=settings.LANGUAGES)


class TokenForm(forms.Form):
    """A token to make."""

    name = forms.CharField(label=_("用途"), max_length=60, help_text=_("写明给哪个程序用，便于以后辨认。"))
    scopes = forms.MultipleChoiceField(
        label=_("权限"),
        choices=[("read", _("读取")), ("write", _("写入"))],
        initial=["read"],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("令牌能看到和能办的，不超过您自己的权限。"),
    )
    days = forms.TypedChoiceField(
        label=_("有效期"),
        coerce=int,
        choices=[(30, _("30天")), (90, _("90天")), (180, _("180天")), (MOST_DAYS, _("1年"))],
        initial=90,
    )
