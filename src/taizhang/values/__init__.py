"""Spans, printed numbers and intervals: the exact values every other part works with."""

from taizhang.values.interval import Interval
from taizhang.values.printed import plain, printed_interval, ratio_as_printed, resolution_of
from taizhang.values.span import Span

__all__ = ["Interval", "Span", "plain", "printed_interval", "ratio_as_printed", "resolution_of"]
