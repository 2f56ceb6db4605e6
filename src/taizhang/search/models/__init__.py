"""The tables of search."""

from taizhang.search.models.passage import Passage

__all__ = ["Passage"]
