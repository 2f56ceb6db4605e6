"""What every act asks first: whether the words say something, and whether the person may."""

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed
from taizhang.organs.records import Access


def said(words: str, field: str, message: str) -> str:
    """Return the words without what surrounds them; raises Invalid with this sentence where nothing is left."""
    stripped = words.strip()
    if not stripped:
        raise Invalid(message, fields={field: message})
    return stripped


def allowed(access: Access, capability: str, *organs: int | None) -> None:
    """Raise NotAllowed unless the capability holds."""
    if not access.may(capability, *organs):
        raise NotAllowed(_("您的角色不能办理这一步，请联系督查室。"))
