"""The tables of publishing."""

from taizhang.publishing.models.bulletin import Bulletin, BulletinKind, BulletinState
from taizhang.publishing.models.visit import Visit

__all__ = ["Bulletin", "BulletinKind", "BulletinState", "Visit"]
