"""Saved web pages → the text of the article."""

from taizhang.intake.web.page import read_page

__all__ = ["read_page"]
