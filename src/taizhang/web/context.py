"""What the frame of every page needs."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from taizhang.organs.records import PUBLIC, Access
from taizhang.web.navigation import navigation


def frame(request: HttpRequest) -> dict[str, object]:
    """Return the variables that the frame of a page uses. It asks the database for nothing."""
    access: Access = getattr(request, "access", PUBLIC)
    return {
        "access": access,
        "navigation": navigation(access, request.path),
        "search_address": _search(access),
        "government": settings.TAIZHANG_GOVERNMENT,
        "signed_in": access.person is not None,
    }


def _search(access: Access) -> str:
    """The address of the search, or nothing where there is none for this person."""
    if not access.may("search.use"):
        return ""
    try:
        return reverse("web:search")
    except NoReverseMatch:
        return ""
