"""Filters for what officials read: amounts in 万 and 亿, percentage points, dates."""

from django import template

register = template.Library()
