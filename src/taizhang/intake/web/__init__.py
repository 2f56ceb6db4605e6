"""Saved web pages → the text of the article."""

from taizhang.intake.web.archive import read_archive
from taizhang.intake.web.page import read_page

__all__ = ["read_archive", "read_page"]
