"""Addresses of signing in and of one's own account."""

from django.urls import path

from taizhang.web.account import demonstration, second_factor, signing, views

urlpatterns = [
    path("sign-in", signing.sign_in, name="sign-in"),
    path("sign-in/demonstration", demonstration.enter_demonstration, name="enter-demonstration"),
    path("sign-out", signing.sign_out, name="sign-out"),
    path("second-factor", second_factor.ask, name="second-factor"),
    path("account", views.account, name="account"),
    path("account/password", views.password, name="password"),
    path("account/second-factor", second_factor.set_up, name="set-up-second-factor"),
    path("account/recovery-codes", second_factor.new_codes, name="recovery-codes"),
    path("account/tokens", views.tokens, name="tokens"),
    path("account/tokens/<int:token>/revoke", views.revoke, name="revoke-token"),
]
