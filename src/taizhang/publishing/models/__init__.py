"""The tables of publishing."""

from taizhang.publishing.models.bulletin import Bulletin, BulletinKind, BulletinState

__all__ = ["Bulletin", "BulletinKind", "BulletinState"]
