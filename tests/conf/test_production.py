"""An installation for an office: after ``taizhang migrate`` its pages answer, with the static files of the version."""

import os
import re
import subprocess
import sys
from pathlib import Path

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


def test_pages_answer_with_their_static_files(tmp_path: Path) -> None:
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "taizhang.conf.production", "TAIZHANG_HOME": str(tmp_path / "home"),
        "TAIZHANG_HOSTS": "localhost",
    }  # fmt: skip
    environment.pop("TAIZHANG_DATABASE", None)
    for command in (["-m", "taizhang", "migrate"], ["-m", "taizhang", "migrate"]):  # the second time changes nothing
        subprocess.run([sys.executable, *command], env=environment, check=True, capture_output=True, timeout=120)
    done = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, check=True, capture_output=True, text=True, timeout=120
    )
    asked = [line.split() for line in done.stdout.splitlines()]
    assert len(asked) >= 2
    assert {status for status, _address in asked} == {"200"}
    # Named by their content, so that a browser never shows those of another version.
    assert all(re.search(r"\.[0-9a-f]{12}\.(css|js|svg)$", address) for _status, address in asked)
