"""Saved web pages → the text of the article."""
