"""Addresses of signing in and of one's own account."""

from django.urls import path

from taizhang.web.account import signing

urlpatterns = [
    path("sign-in", signing.sign_in, name="sign-in"),
    path("sign-out", signing.sign_out, name="sign-out"),
    path("account", signing.account, name="account"),
]
