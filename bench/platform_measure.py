"""Build one city in the database that the environment names and measure it: ``python -m bench.platform_measure 0.1
OUT``.

The pages are asked of a server of the platform (waitress on 127.0.0.1, in a thread of this process) by one client that
keeps its connection; between two pages its statement is run on a connection of its own. So what is measured is what a
user waits for, but for the network, on a machine of one's own: see ``own_time``. OUT is a JSON file.
"""

import argparse
import gc
import http.client
import json
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.city import City, build
from bench.own_time import Taken, taken

REPETITIONS, WARM = 30, 3
WRITES = 60


def main(arguments: list[str] | None = None) -> int:
    """Build, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m bench.platform_measure")
    parser.add_argument("fraction", type=float)
    parser.add_argument("out", type=Path)
    parser.add_argument("--keep", action="store_true", help="the city is there already")
    parser.add_argument("--repetitions", type=int, default=REPETITIONS)
    parser.add_argument("--only", default="", help="pages whose name holds this")
    asked = parser.parse_args(arguments)

    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    begun = time.monotonic()
    marker = asked.out.with_suffix(".city")
    if asked.keep:
        city = City(**json.loads(marker.read_text()))
    else:
        call_command("migrate", interactive=False, verbosity=0)
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                # A city that is lost half-way is built again. The measured connections are opened after this one.
                cursor.execute("PRAGMA synchronous = OFF")
            city = build(asked.fraction)
            # What autovacuum and the daily tick of an installation do; left to itself, autovacuum would begin with all
            # that was poured in while the pages are measured.
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize = 0x10002")
        connection.close()
        marker.write_text(json.dumps({name: getattr(city, name) for name in City.__slots__}))
    built = time.monotonic() - begun
    made: dict[str, Any] = {
        "database": connection.vendor,
        "fraction": asked.fraction,
        "city": {name: getattr(city, name) for name in City.__slots__},
        "build_seconds": round(built, 1),
    }
    made["pages"] = measure_pages(city, asked.repetitions, asked.only)
    if not asked.only:
        made["writes"] = measure_writes(city)
    asked.out.write_text(json.dumps(made, ensure_ascii=False, indent=1))
    return 0


def measure_pages(city: City, repetitions: int, only: str) -> list[dict[str, Any]]:
    """Measure every page of both users beside its statement."""
    from bench.platform_pages import LIAISON, OFFICE, Asked, pages
    from taizhang.ledger.models import Task
    from taizhang.organs.models import Appointment

    organ = Appointment.objects.values_list("organ_id", flat=True).get(person=city.liaison)
    task = Task.objects.filter(lead=organ).order_by("-year", "pk").values_list("pk", flat=True).first()
    assert task is not None
    port = serve()
    measured = []
    for who, person in ((OFFICE, city.office), (LIAISON, city.liaison)):
        cookie = sign_in(person)
        client = Visitor(port, cookie)
        for page in pages(who, Asked(organ=organ, task=task, person=person)):
            if only not in page.name:
                continue
            queries = counted_queries(cookie, page.address)
            ask, run = client.asking(page.address), running(page.statement, page.values)
            for _ in range(WARM):
                ask()
                run()
            backends = database_processes()
            took: list[Taken] = []
            bare: list[Taken] = []
            gc.collect()
            for _ in range(repetitions):
                took.append(taken(ask, backends))
                bare.append(taken(run, backends))
            measured.append(
                {"page": page.name, "who": who, "queries": queries, **told("page", took), **told("sql", bare)}
            )
            print(f"  {page.name} {who}", file=sys.stderr)
    return measured


def measure_writes(city: City) -> dict[str, Any]:
    """Measure the act beside the bare rows, in turn."""
    from bench.platform_writes import MONTH, act, bare, reporters
    from taizhang.ledger.models import Progress

    need = 2 * (WRITES + WARM)
    # Every k-th task, so that organs and pages of tables differ as they do in an office; in a city that was kept, of
    # those on which no earlier measuring wrote.
    written = set(Progress.objects.filter(month=MONTH).values_list("task_id", flat=True))
    left = [task for task in range(1, city.tasks + 1) if task not in written]
    acted, plain = reporters(iter(left[:: max(len(left) // need, 1)]))
    through, without = act(acted), bare(plain)
    for _ in range(WARM):
        through()
        without()
    backends = database_processes()
    took: list[Taken] = []
    rows: list[Taken] = []
    gc.collect()
    for _ in range(min(WRITES, len(acted) - WARM, len(plain) - WARM)):
        took.append(taken(through, backends))
        rows.append(taken(without, backends))
    return {**told("act", took), **told("bare", rows)}


def told(name: str, measured: Sequence[Taken]) -> dict[str, list[float]]:
    """Return measurements as the result holds them: own time as ``name_ms``, the wall as ``name_wall_ms``."""
    return {
        f"{name}_ms": [round(one.own, 3) for one in measured],
        f"{name}_wall_ms": [round(one.wall, 3) for one in measured],
    }


def database_processes() -> list[int]:
    """Return the processes of a database's server that work for this one; none for SQLite."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
        )
        return [pid for (pid,) in cursor.fetchall()]


def running(statement: str, values: Any) -> Callable[[], object]:
    """Return what runs a statement and fetches its rows."""
    from django.db import connection

    def run() -> object:
        with connection.cursor() as cursor:
            cursor.execute(statement, dict(values))
            return cursor.fetchall()

    return run


def serve() -> int:
    """Start the platform's server in a thread and return its port."""
    from waitress.server import create_server

    from taizhang.conf.wsgi import application

    server = create_server(application, host="127.0.0.1", port=0, threads=2)
    threading.Thread(target=server.run, daemon=True).start()
    return int(server.effective_port)


class Visitor:
    """A browser that keeps one connection and one session."""

    def __init__(self, port: int, cookie: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.headers = {"Cookie": f"sessionid={cookie}"}

    def asking(self, address: str) -> Callable[[], object]:
        """Return what asks for a page and reads it to its end; raises RuntimeError for anything but 200."""
        from urllib.parse import quote

        target = quote(address, safe="/?&=")

        def ask() -> object:
            self.connection.request("GET", target, headers=self.headers)
            answer = self.connection.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{address}: {answer.status} {body[:300]!r}")
            return body

        return ask


def sign_in(person: int) -> str:
    """Return the session of a person who gave every factor that their role asks for."""
    from django.conf import settings
    from django.test import Client
    from django_otp import DEVICE_ID_SESSION_KEY
    from django_otp.plugins.otp_totp.models import TOTPDevice

    from taizhang.organs.models import Person

    found = Person.objects.get(pk=person)
    client = Client()
    client.force_login(found, backend="django.contrib.auth.backends.ModelBackend")
    device, _made = TOTPDevice.objects.get_or_create(user=found, name="bench", confirmed=True)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def counted_queries(cookie: str, address: str) -> int:
    """Return how many statements a page asks of the database."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="127.0.0.1")
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return len(caught)


if __name__ == "__main__":
    sys.exit(main())
