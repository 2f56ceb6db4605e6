"""What every act asks first."""

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed, NotFound
from taizhang.organs.records import Access
from taizhang.publishing.doors import visible_bulletins
from taizhang.publishing.models import Bulletin


def allowed(access: Access, capability: str) -> None:
    """Raise NotAllowed unless the capability holds."""
    if not access.may(capability):
        raise NotAllowed(_("您的角色不能办理这一步，请联系督查室。"))


def said(words: str, field: str, message: str) -> str:
    """Return the words without what surrounds them; raises Invalid with this sentence where nothing is left."""
    stripped = words.strip()
    if not stripped:
        raise Invalid(message, fields={field: message})
    return stripped


def seen(access: Access, bulletin_id: int) -> Bulletin:
    """Return a bulletin that may be seen; raises NotFound."""
    found = visible_bulletins(access).filter(pk=bulletin_id).first()
    if found is None:
        raise NotFound(_("没有找到这份通报。"))
    return found
