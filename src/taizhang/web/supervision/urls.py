"""Addresses of supervision."""

from django.urls import path

import taizhang.web.supervision.tabs
import taizhang.web.supervision.waiting  # noqa: F401 - what is imported here registers itself
from taizhang.web.supervision import (
    burden_views,
    order_views,
    recheck_views,
    reminder_views,
    review_views,
    score_views,
)

urlpatterns = [
    path("reminders", reminder_views.reminders, name="reminders"),
    path("reminders/<int:reminder>", reminder_views.reminder, name="reminder"),
    path("tasks/<int:task>/remind", reminder_views.remind, name="remind"),
    path("tasks/<int:task>/order", order_views.new_order, name="new-order"),
    path("orders", order_views.orders, name="orders"),
    path("orders/<int:order>", order_views.order, name="order"),
    path("orders/<int:order>/<str:verb>", order_views.act, name="order-act"),
    path("reviews", review_views.reviews, name="reviews"),
    path("reviews/new/<str:kind>/<int:conclusion>", review_views.new_review, name="new-review"),
    path("reviews/<int:review>", review_views.review, name="review"),
    path("reviews/<int:review>/withdraw", review_views.withdraw, name="withdraw-review"),
    path("rechecks", recheck_views.rechecks, name="rechecks"),
    path("rechecks/<int:recheck>", recheck_views.recheck, name="recheck"),
    path("recheck-items/<int:item>", recheck_views.record, name="recheck-item"),
    path("burden", burden_views.burden, name="burden"),
    path("burden/<int:organ>/<int:month>", burden_views.cell, name="burden-cell"),
    path("scores", score_views.scores, name="scores"),
    path("scores/compute", score_views.compute, name="compute-scores"),
    path("scores/freeze", score_views.freeze, name="freeze-scores"),
    path("scores/entries", score_views.entries, name="score-entries"),
    path("scores/entries/<int:entry>/drop", score_views.drop, name="drop-entry"),
    path("scores/<int:score>", score_views.score, name="score"),
]
