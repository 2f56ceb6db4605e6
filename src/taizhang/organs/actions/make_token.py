"""Making a token for a program 新建令牌, and revoking it 撤销."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import timedelta

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed, NotFound, change
from taizhang.organs.actions.create_person import signed_in_person
from taizhang.organs.actions.guards import filled
from taizhang.organs.doors import visible_tokens
from taizhang.organs.models import ApiToken
from taizhang.organs.records import Access
from taizhang.storage import now

SCOPES = ("read", "write")

MOST_DAYS = 366
"""The longest a token lasts."""

MOST = 20
"""Usable tokens of one person."""


def make_token(access: Access, *, name: str, scopes: Collection[str], days: int) -> tuple[int, str]:
    """Make a token for one's own programs; return its key and its secret, which is shown this once and not kept.

    Raises NotAllowed for the public and for a token that asks for more than it has, Invalid for no name, no or
    unknown scopes, more than a year, or too many tokens.
    It takes no idempotency key: the answer would have to be kept, and with it the secret.
    """
    person = signed_in_person(access)
    name = filled(name, "name", 60, _("令牌用途"))
    chosen = [scope for scope in SCOPES if scope in scopes]
    if not chosen or set(scopes) - set(SCOPES):
        raise Invalid(_("请选择令牌的权限：读取、写入或两者。"), fields={"scopes": _("请选择")})
    if not set(chosen) <= access.scopes:
        raise NotAllowed(_("令牌不能新建权限比自己大的令牌；请登录后在页面上新建。"), code="scope")
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(_("令牌的有效期要在1至%(most)s天之间。") % {"most": MOST_DAYS}, fields={"days": f"1–{MOST_DAYS}"})
    secret = "tz_" + secrets.token_urlsafe(32)
    moment = now()
    with change("token.make", stream=("person", person), by=access) as act:
        usable = ApiToken.objects.filter(person=person, revoked_at=None, expires_at__gt=moment).count()
        if usable >= MOST:
            raise Invalid(_("可用的令牌已有%(most)s个，请先撤销不用的。") % {"most": MOST})
        token = act.create(
            ApiToken(
                person_id=person,
                name=name,
                digest=hashlib.sha256(secret.encode()).hexdigest(),
                scopes=chosen,
                created_at=moment,
                expires_at=moment + timedelta(days=days),
            )
        )
        return token.pk, secret


def revoke_token(access: Access, token: int, *, key: str | None = None) -> dict[str, object]:
    """Revoke one of one's own tokens; it stops at once. Answers ``{token}``; raises NotFound for any other."""
    person = signed_in_person(access)
    if not visible_tokens(access).filter(pk=token).exists():
        raise NotFound(_("没有找到这个令牌。"))
    with change("token.revoke", stream=("person", person), by=access, key=key, asked=[token]) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        found = act.lock(ApiToken, token)
        if found.revoked_at is None:
            act.update(found, revoked_at=now())
        return act.answer({"token": found.pk})
