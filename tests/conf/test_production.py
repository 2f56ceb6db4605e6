"""An installation for an office: once its tables are made, pages answer behind a proxy, with their static files."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest

ASK = """
import django
django.setup()
from django.test import Client
page = Client().get("/sign-in", secure=True, headers={"host": "localhost"})
assert page.status_code == 200, page.status_code
import re
body = page.content.decode()
for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', body):
    asked = Client().get(address, secure=True, headers={"host": "localhost"})
    print(asked.status_code, address)
"""

LOOKS = """
import django
django.setup()
from taizhang.audit.models import Look
print(*Look.objects.values_list("action", "name", "address"))
"""

PASSED_ON = {"Host": "localhost", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
"""What a proxy that was asked by HTTPS says of it."""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of an installation whose tables are made."""
    home = tmp_path_factory.mktemp("office") / "home"
    variables = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "taizhang.conf.production", "TAIZHANG_HOME": str(home),
        "TAIZHANG_HOSTS": "localhost",
    }  # fmt: skip
    variables.pop("TAIZHANG_DATABASE", None)
    for command in (["-m", "taizhang", "migrate"], ["-m", "taizhang", "migrate"]):  # the second time changes nothing
        subprocess.run([sys.executable, *command], env=variables, check=True, capture_output=True, timeout=120)
    return variables


def said(script: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True, timeout=120
    )
    return done.stdout


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[HTTPConnection]:
    """The server itself, as the proxy reaches it."""
    command = [sys.executable, "-m", "tests.serve_on_free_port"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        connection = HTTPConnection("127.0.0.1", int(server.stdout.readline()), timeout=60)
        try:
            yield connection
        finally:
            connection.close()
            server.terminate()


def test_pages_answer_with_their_static_files(environment: dict[str, str]) -> None:
    asked = [line.split() for line in said(ASK, environment).splitlines()]
    assert len(asked) >= 2
    assert {status for status, _address in asked} == {"200"}
    # Named by their content, so that a browser never shows those of another version.
    assert all(re.search(r"\.[0-9a-f]{12}\.(css|js|svg)$", address) for _status, address in asked)


def test_behind_a_proxy_pages_answer_and_the_trail_tells_who_asked(environment: dict[str, str]) -> None:
    """Without its word every page would lead to itself for ever, and everybody would come from the proxy."""
    with serving(environment) as server:
        server.request("GET", "/sign-in", headers={"Host": "localhost"})
        plain = server.getresponse()
        assert (plain.status, plain.headers["Location"], plain.read()) == (301, "https://localhost/sign-in", b"")
        server.request("GET", "/sign-in", headers=PASSED_ON)
        page = server.getresponse()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
        assert page.status == 200 and token is not None
        (cookie,) = re.findall(r"csrftoken=\w+", page.headers["Set-Cookie"])
        form = urlencode({"csrfmiddlewaretoken": token[1], "username": "nobody", "password": "wrong"})
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie, "Origin": "https://localhost"}
        server.request("POST", "/sign-in", body=form, headers=PASSED_ON | kind)
        refused = server.getresponse()
        refused.read()
        assert refused.status < 500
    assert "('sign-in-refused', 'nobody', '203.0.113.7')" in said(LOOKS, environment)


def test_what_another_passes_on_does_not_count(environment: dict[str, str]) -> None:
    with serving(environment | {"TAIZHANG_PROXY": "203.0.113.1"}) as server:
        server.request("GET", "/sign-in", headers=PASSED_ON)
        assert server.getresponse().status == 301
