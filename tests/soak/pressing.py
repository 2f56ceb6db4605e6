"""Clients that take tasks from the register to an accepted report, press again what got no answer, and remember."""

import hashlib
import json
import random  # noqa: TID251 - seeded, and the seed is printed
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any

PATIENCE = 120
"""Seconds after which a client that gets no answer says that the server is gone."""

LEAVING = 0.15
"""Share of the interrupted whose client goes home and never learns what became of the act."""

TWICE = 0.15
"""Share of the acts that are pressed twice at the same moment, with one key."""


@dataclass(kw_only=True)
class Pressed:
    """One act that a client asked for."""

    kind: str
    mark: str
    """Words that stand in this act alone, or the key of its task."""
    owner: int
    key: str
    sha256: str = ""
    """Hash of the file that was sent."""
    answer: Mapping[str, Any] | None = None
    """What was confirmed; None: nobody was told whether it was done."""


@dataclass
class Notes:
    """What all clients saw."""

    pressed: list[Pressed] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    interrupted: int = 0
    """Requests that were sent and got no answer."""
    repeated: int = 0
    """Requests that were sent again with their key."""
    left: int = 0
    doubled: int = 0
    """Acts pressed twice at once."""
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def count(self, name: str) -> None:
        """One more of these."""
        with self.lock:
            setattr(self, name, getattr(self, name) + 1)


class Ended(Exception):
    """The story of a task goes no further."""


class Client(threading.Thread):
    """One person at a desk after another: brings task after task through its whole way."""

    def __init__(self, place: int, port: int, world: Mapping[str, Any], seed: int, notes: Notes) -> None:
        super().__init__(name=f"client-{place}", daemon=True)
        self.place, self.port, self.world, self.notes = place, port, world, notes
        self.random = random.Random(f"{seed}-{place}")  # noqa: S311 - a load, not a secret
        self.stopping = threading.Event()
        self.stories = 0

    def run(self) -> None:
        """Work until told to stop; an act that was begun is brought to its answer."""
        while not self.stopping.is_set():
            self.stories += 1
            try:
                self._story(f"第{self.place}席第{self.stories}件")
            except Ended:
                continue
            except Exception as error:  # noqa: BLE001 - kept and reported: a thread's exception would be lost
                with self.notes.lock:
                    self.notes.faults.append(f"{self.name}: {error!r}")
                return

    def _story(self, mark: str) -> None:
        organ = self.random.randrange(len(self.world["organs"]))
        office = f"office-{self.place % 2}"
        liaison, head = f"liaison-{organ}", f"head-{organ}"
        opening = {
            "title": mark, "text": f"会议议定：{mark}。", "source": "minutes", "year": 2026,
            "received_on": "2026-10-20", "deadline": "2026-12-31", "despite_similar": True,
        }  # fmt: skip
        matter = self._press("open", mark, office, "/matters", opening)["matter"]
        plan = {
            "title": mark, "lead": self.world["organs"][organ], "deadline": "2026-12-31",
            "target_kind": "cumulative", "target": "30", "unit": "个",
        }  # fmt: skip
        rows = {"rows": [{"label": "1", "plan": plan}]}
        (task,) = self._press("break_down", mark, office, f"/matters/{matter}/break-down", rows)["added"]
        self._press("hand_over", str(task), office, f"/tasks/{task}/hand-over")
        self._press("sign", str(task), liaison, f"/tasks/{task}/sign")
        said = {"task": task, "month": 202610, "value": str(self.random.randrange(30)), "words": mark}
        report = self._press("draft", mark, liaison, "/progress", said)["progress"]
        for number in range(self.random.randrange(3)):
            data = b"\x89PNG\r\n\x1a\n" + self.random.randbytes(self.random.randrange(1, 200_000))
            title = f"{mark}佐证{number}"
            self._press("evidence", title, liaison, f"/progress/{report}/evidence", {"title": title}, file=data)
        self._press("submit", str(task), liaison, f"/progress/{report}/submit")
        self._press("approve", str(task), head, f"/progress/{report}/approve")
        self._press("accept", str(task), office, f"/progress/{report}/accept", {"reason": ""})

    def _press(
        self, kind: str, mark: str, who: str, path: str, body: Mapping[str, Any] | None = None, *, file: bytes = b""
    ) -> Mapping[str, Any]:
        """Press until it is answered; return the answer."""
        if self.stopping.is_set():
            raise Ended
        owner, token = self.world["people"][who]
        sha256 = hashlib.sha256(file).hexdigest() if file else ""
        key = uuid.UUID(int=self.random.getrandbits(128)).hex
        act = Pressed(kind=kind, mark=mark, owner=owner, key=key, sha256=sha256)
        with self.notes.lock:
            self.notes.pressed.append(act)
        media, data = _form(body or {}, file) if file else ("application/json", json.dumps(body or {}).encode())
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": act.key, "Content-Type": media}

        def send() -> Mapping[str, Any]:
            return self._until_answered(f"/api{path}", data, headers)

        if self.random.random() < TWICE:
            self.notes.count("doubled")
            found = at_once(send)
            assert found[0] == found[1], f"{kind} {mark}: one key, two answers {found}"
            act.answer = found[0]
        else:
            act.answer = send()
        return act.answer

    def _until_answered(self, path: str, data: bytes, headers: Mapping[str, str]) -> Mapping[str, Any]:
        until = time.monotonic() + PATIENCE
        sent = False
        while time.monotonic() < until:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                connection.connect()
            except OSError:  # nobody listens
                time.sleep(0.1)
                continue
            if sent:
                self.notes.count("repeated")
            sent = True
            try:
                connection.request("POST", path, data, dict(headers))
                answer = connection.getresponse()
                status, said = answer.status, answer.read()
            except (OSError, HTTPException):  # it went out, and no whole answer came
                self.notes.count("interrupted")
                if self.random.random() < LEAVING:
                    self.notes.count("left")
                    raise Ended from None
                continue
            finally:
                connection.close()
            if status == 200:
                return dict(json.loads(said))
            if status not in (429, 503):
                raise AssertionError(f"{path} answered {status}: {said.decode(errors='replace')[:400]}")
            time.sleep(0.2)
        raise AssertionError(f"{path}: nobody answers")


def at_once(act: Callable[[], Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Do this twice at the same moment; both answers, or the first thing that went wrong."""
    found: list[Mapping[str, Any] | BaseException] = []
    start = threading.Barrier(2)

    def run() -> None:
        start.wait(30)
        try:
            found.append(act())
        except Exception as error:  # noqa: BLE001 - raised again below, in the thread that asked
            found.append(error)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one in found:
        if isinstance(one, BaseException):
            raise one
    return [one for one in found if not isinstance(one, BaseException)]


def _form(fields: Mapping[str, Any], file: bytes) -> tuple[str, bytes]:
    """A form with a file, as a browser sends it."""
    edge = "soak-5f1d0c"
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'.encode()
    return f"multipart/form-data; boundary={edge}", b"".join([*parts, head, file, f"\r\n--{edge}--\r\n".encode()])
