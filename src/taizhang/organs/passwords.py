"""The rules of passwords: Django's validators as the settings list them, and one of our own."""

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid
from taizhang.organs.models import Person

LETTERS = "abcdefghjkmnpqrstuvwxyz"
CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS = "23456789"
"""Signs of first passwords, without those that are mistaken for others when they are read from paper."""


class ThreeKindsValidator:
    """Asks for three of: small letters, capitals, digits, other signs (GB/T 22239—2019, 8.1.4.1: 口令有复杂度要求)."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError for a password of fewer kinds of signs."""
        kinds = {
            "lower" if sign.islower() else "upper" if sign.isupper() else "digit" if sign.isdigit() else "other"
            for sign in password
        }
        if len(kinds) < 3:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        """Return the rule."""
        return _("密码要含大写字母、小写字母、数字、其他符号中的至少三种。")


def checked(password: str, person: Person) -> str:
    """Return the password; raises Invalid with every rule that it breaks."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        sentence = " ".join(error.messages)
        raise Invalid(sentence, fields={"password": sentence}, code="weak_password") from error
    return password


def first_password() -> str:
    """Return a random password for the first sign-in that fulfils the rules and can be read from paper."""
    signs = [secrets.choice(kind) for kind in (LETTERS, CAPITALS, DIGITS)]
    signs += [secrets.choice(LETTERS + CAPITALS + DIGITS) for _place in range(11)]
    secrets.SystemRandom().shuffle(signs)
    return "".join(signs)
