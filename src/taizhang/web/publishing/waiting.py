"""What waits in publishing, for the first page."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.organs.records import Access
from taizhang.publishing.service import bulletins_waiting
from taizhang.web.waiting import Waiting, waits


@waits(order=70)
def bulletins(access: Access) -> Iterable[Waiting]:
    """Bulletins to approve, and to issue."""
    for capability, state, text in (
        ("bulletin.approve", "submitted", _("待审批的通报")),
        ("bulletin.issue", "approved", _("待印发的通报")),
    ):
        if access.may(capability):
            yield Waiting(
                text=text, count=bulletins_waiting(access, state), url=f"{reverse('web:bulletins')}?state={state}"
            )
