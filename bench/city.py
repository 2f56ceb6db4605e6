"""Three years of a city, at any fraction of its size: organs, people, matters, tasks, reports, events."""

import random  # noqa: TID251 - seeded, the same data every time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from bench.pour import pour

ORGANS, TASKS, MONTHS, EVENTS_A_REPORT, SUPPORTS = 200, 10_000, 36, 5, 2
"""The whole size: 200 organs, 10,000 tasks, 360,000 reports, 2 million events (20 more on each task)."""

FIRST_YEAR = 2024

BEGUN = 202311
"""The first of the 36 months; the last is October 2026, as on the day on which the pages are measured."""

SUBJECTS = [
    "新建改造",
    "完成投资",
    "新增就业",
    "培育企业",
    "治理河道",
    "改造小区",
    "建设道路",
    "引进项目",
    "新增学位",
    "发放补贴",
]
THINGS = [
    "高标准农田",
    "重点项目",
    "城镇就业",
    "规上工业企业",
    "中小河流",
    "老旧小区",
    "农村公路",
    "亿元项目",
    "公办学位",
    "惠企资金",
]
UNITS = ["亩", "亿元", "人", "家", "公里", "个", "公里", "个", "个", "万元"]
WORDS = (
    "本月按计划推进，已完成前期手续，施工单位进场，累计完成投资和工程量与序时进度基本一致；下一步加快征地拆迁，"
    "协调要素保障，确保按期完成年度任务。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """What was made."""

    organs: int
    tasks: int
    reports: int
    events: int
    office: int
    """Primary key of a person of the supervision office."""
    liaison: int
    """Primary key of a liaison officer."""


def months() -> list[int]:
    """Return the 36 months, as 202311."""
    first = BEGUN // 100 * 12 + BEGUN % 100 - 1
    return [(first + n) // 12 * 100 + (first + n) % 12 + 1 for n in range(MONTHS)]


def moments() -> list[datetime]:
    """Return when each month's reports were made: on the 3rd of the month after it, the newest on the last day."""
    zone = timezone.get_default_timezone()
    made = [datetime(month // 100 + month % 100 // 12, month % 100 % 12 + 1, 2, 9, tzinfo=zone) for month in months()]
    return made


def build(fraction: float) -> City:
    """Fill the empty database with this fraction of the city's tasks and reports; organs stay 200 from a tenth on."""
    from taizhang.audit.models import Event, Stream
    from taizhang.ledger.models import Handover, Light, Matter, Progress, Support, Task, TrajectoryPoint, Window
    from taizhang.organs.models import Appointment, Organ, Person
    from taizhang.search.models import Passage

    dice = random.Random(20261128)  # noqa: S311 - not for secrets
    tasks = max(20, int(TASKS * fraction))
    moment = datetime(2026, 10, 20, 9, tzinfo=timezone.get_default_timezone())
    pour(Organ, _organs())
    pour(Person, _people(moment))
    pour(Appointment, _appointments())
    pour(Window, _windows())
    matters = max(10, tasks // 5)
    pour(Matter, _matters(matters, moment))
    leads = [dice.randrange(2, ORGANS + 2) for _ in range(tasks)]
    kinds = [dice.randrange(10) for _ in range(tasks)]
    values = [Decimal(dice.randrange(100, 90_000)) for _ in range(tasks)]
    pour(Task, _tasks(tasks, matters, leads, kinds, values, dice, moment))
    pour(Support, _supports(tasks, leads, dice))
    pour(Handover, _handovers(tasks, leads, moment))
    pour(TrajectoryPoint, _trajectories(tasks, values))
    pour(Light, _lights(tasks, dice))
    reports = pour(Progress, _reports(tasks, leads, values))
    each = MONTHS * EVENTS_A_REPORT + 20
    pour(Stream, ({"id": n, "kind": "task", "object_id": n, "length": each, "head": f"{n:064x}"} for n in _keys(tasks)))
    events = pour(Event, _events(tasks, each, leads))
    titles = [_title(n, kinds, values) for n in _keys(tasks)]
    pour(Passage, _passages(matters, titles))
    return City(
        organs=ORGANS,
        tasks=tasks,
        reports=reports,
        events=events,
        office=OFFICE_FIRST,
        # Of the organ that leads the second task, which is one of the year that the pages are asked for.
        liaison=LIAISON_FIRST + leads[1] - 2,
    )


OFFICE_FIRST, LEADER_FIRST, HEAD_FIRST = 1, 11, 21
LIAISON_FIRST = HEAD_FIRST + ORGANS

Rows = Iterator[Mapping[str, Any]]


def _keys(count: int) -> range:
    return range(1, count + 1)


def _organs() -> Rows:
    begun = date(2019, 1, 1)
    yield {"id": 1, "code": "gov", "name": "云溪市人民政府", "short_name": "市政府", "kind": "government",
           "lineage": "/1/", "valid_from": begun}  # fmt: skip
    for n in range(2, ORGANS + 2):
        yield {"id": n, "code": f"o{n}", "name": f"云溪市第{n}局", "short_name": f"第{n}局", "kind": "department",
               "parent_id": 1, "lineage": f"/1/{n}/", "position": n, "valid_from": begun}  # fmt: skip


def _people(moment: datetime) -> Rows:
    for n in range(1, LIAISON_FIRST + ORGANS):
        yield {
            "id": n,
            "username": f"p{n}",
            "name": f"人员{n}",
            "password": "!",
            "is_active": True,
            "created_at": moment,
        }


def _appointments() -> Rows:
    begun = date(2023, 1, 1)
    roles = [("office", range(OFFICE_FIRST, LEADER_FIRST)), ("leader", range(LEADER_FIRST, HEAD_FIRST))]
    key = 0
    for role, people in roles:
        for n in people:
            key += 1
            yield {"id": key, "person_id": n, "organ_id": 1, "role": role, "valid_from": begun}
    for role, first in (("head", HEAD_FIRST), ("liaison", LIAISON_FIRST)):
        for n in range(ORGANS):
            key += 1
            yield {"id": key, "person_id": first + n, "organ_id": n + 2, "role": role, "valid_from": begun}


def _windows() -> Rows:
    """The windows of the months, and the next one, which the office opened early: nobody has reported in it yet."""
    following = date(months()[-1] // 100, months()[-1] % 100, 1) + timedelta(days=32)
    for n, month in enumerate([*months(), following.year * 100 + following.month], 1):
        after = date(month // 100 + month % 100 // 12, month % 100 % 12 + 1, 1)
        yield {"id": n, "month": month, "opens_on": after - timedelta(days=30), "due_on": after + timedelta(days=4),
               "grace_on": after + timedelta(days=9)}  # fmt: skip


def _matters(count: int, moment: datetime) -> Rows:
    for n in _keys(count):
        year = FIRST_YEAR + n % 3
        yield {"id": n, "number": f"督立〔{year}〕{n}号", "title": f"{SUBJECTS[n % 10]}{THINGS[n % 10]}第{n}项",
               "text": f"全年{SUBJECTS[n % 10]}{THINGS[n % 10]}，按期完成。", "source": "commitment", "year": year,
               "sequence": n,
               "theme": f"主题{n % 12}", "received_on": date(year, 2, 1), "state": "open",
               "opened_at": moment}  # fmt: skip


def _tasks(
    count: int,
    matters: int,
    leads: list[int],
    kinds: list[int],
    values: list[Decimal],
    dice: random.Random,
    moment: datetime,
) -> Rows:
    lights = [("red", 0), ("yellow", 1), ("green", 2), ("grey", 3), ("blue", 4)]
    for n in _keys(count):
        kind, year = kinds[n - 1], FIRST_YEAR + n % 3
        light, rank = dice.choices(lights, [8, 12, 60, 5, 15])[0]
        deadline = date(year, 12, 31) - timedelta(days=30 * (n % 4))
        yield {"id": n, "matter_id": n % matters + 1, "path": f"/{n}/", "number": f"{year}-{n:05d}",
               "place": f"{n:05d}",
               "title": _title(n, kinds, values), "year": year,
               "theme": f"主题{n % 12}", "leader_id": LEADER_FIRST + n % 10, "lead_id": leads[n - 1],
               "deadline": deadline,
               "due_order": deadline, "original_deadline": deadline, "target_kind": "cumulative",
               "target": values[n - 1],
               "original_target": values[n - 1], "qualifier": ">=", "unit": UNITS[kind], "state": "working",
               "created_at": moment, "light": light, "light_rank": rank, "light_month": 202610,
               "claimed": "on_schedule",
               "verified": "accepted", "latest_value": values[n - 1] / 2, "latest_month": 202610}  # fmt: skip


def _title(n: int, kinds: list[int], values: list[Decimal]) -> str:
    kind = kinds[n - 1]
    return f"{SUBJECTS[kind]}{THINGS[kind]}{values[n - 1]}{UNITS[kind]}（第{n}项）"


def _trajectories(count: int, values: list[Decimal]) -> Rows:
    key = 0
    for n in _keys(count):
        for number in range(1, 13):
            key += 1
            yield {"id": key, "task_id": n, "month": (FIRST_YEAR + n % 3) * 100 + number,
                   "value": values[n - 1] * number // 12}  # fmt: skip


def _supports(count: int, leads: list[int], dice: random.Random) -> Rows:
    key = 0
    for n in _keys(count):
        others = [organ for organ in dice.sample(range(2, ORGANS + 2), SUPPORTS + 1) if organ != leads[n - 1]][
            :SUPPORTS
        ]
        for place, organ in enumerate(others):
            key += 1
            yield {"id": key, "task_id": n, "organ_id": organ, "position": place}


def _handovers(count: int, leads: list[int], moment: datetime) -> Rows:
    for n in _keys(count):
        yield {"id": n, "task_id": n, "organ_id": leads[n - 1], "handed_at": moment, "handed_by_id": OFFICE_FIRST,
               "sign_due": date(2026, 3, 1), "state": "signed", "signed_at": moment,
               "signed_by_id": LIAISON_FIRST + leads[n - 1] - 2}  # fmt: skip


def _lights(count: int, dice: random.Random) -> Rows:
    key = 0
    for n in _keys(count):
        for month in (month for month in months() if month // 100 == FIRST_YEAR + n % 3):
            key += 1
            yield {"id": key, "task_id": n, "month": month, "colour": dice.choice(["green", "green", "yellow", "red"]),
                   "rule": "elapsed", "actual": Decimal("0.5"), "planned": Decimal("0.8333"),
                   "derivation": "10/12 = 83.33 %；实际 50.00 %；−33.33 个百分点 → 红",
                   "derivation_en": "10/12 = 83.33 %; actual 50.00 %; −33.33 points → red"}  # fmt: skip


def _reports(count: int, leads: list[int], values: list[Decimal]) -> Rows:
    key, made = 0, moments()
    for n in _keys(count):
        liaison, head = LIAISON_FIRST + leads[n - 1] - 2, HEAD_FIRST + leads[n - 1] - 2
        for place, month in enumerate(months(), 1):
            key += 1
            moment = made[place - 1]
            waiting = month == 202610 and n % 20 == 0
            yield {"id": key, "task_id": n, "organ_id": leads[n - 1], "month": month,
                   "value": values[n - 1] * place / MONTHS // 1, "words": WORDS, "next_steps": "按月推进。",
                   "claimed": "on_schedule", "state": "approved" if waiting else "accepted", "reported_by_id": liaison,
                   "reported_at": moment, "approved_by_id": head, "approved_at": moment,
                   "verified_by_id": None if waiting else OFFICE_FIRST,
                   "verified_at": None if waiting else moment}  # fmt: skip


def _events(count: int, each: int, leads: list[int]) -> Rows:
    """Twenty of handing over, signing and adjusting, then five for each report, in the order of their days."""
    key, made = 0, moments()
    acts = ["progress.save", "progress.submit", "progress.approve", "progress.accept", "evidence.add"]
    for n in _keys(count):
        person = LIAISON_FIRST + leads[n - 1] - 2
        for number in range(1, each + 1):
            key += 1
            month = max(number - 21, 0) // EVENTS_A_REPORT
            report = (n - 1) * MONTHS + month + 1
            yield {"id": key, "stream_id": n, "number": number, "at": made[month] + timedelta(seconds=n % 7200),
                   "action": acts[number % 5],
                   "actor_id": person, "actor_name": "联络员", "reason": "",
                   "changes": {f"ledger.progress:{report}": {"state": ["draft", "submitted"]}},
                   "previous": f"{key - 1:064x}", "digest": f"{key:064x}"}  # fmt: skip


def _passages(matters: int, titles: list[str]) -> Rows:
    """What the acts write for the search: of matters number, title and words, of tasks title, of reports both."""
    from taizhang.search.terms import indexed

    said = [("progress", 1, f"{WORDS}\n按月推进。")]
    words = [(number, text, indexed(text)) for _kind, number, text in said]
    key = 0

    def row(kind: str, owner: int, number: int, text: str, own: str, scope: int | None = None) -> Mapping[str, Any]:
        nonlocal key
        key += 1
        return {
            "id": key,
            "kind": kind,
            "object_id": owner,
            "scope": scope,
            "number": number,
            "text": text,
            "words": own,
        }

    for n in _keys(matters):
        title = f"督立〔{FIRST_YEAR + n % 3}〕{n}号 {SUBJECTS[n % 10]}{THINGS[n % 10]}第{n}项"
        text = f"全年{SUBJECTS[n % 10]}{THINGS[n % 10]}，按期完成。"
        yield row("matter", n, 0, title, indexed(title))
        yield row("matter", n, 1, text, indexed(text))
    for n, title in enumerate(titles, 1):
        named = f"{FIRST_YEAR + n % 3}-{n:05d} {title}"
        found = indexed(named)
        yield row("task", n, 0, named, found, n)
        for place in range(MONTHS):
            report = (n - 1) * MONTHS + place + 1
            yield row("progress", report, 0, named, found, n)
            for number, text, own in words:
                yield row("progress", report, number, text, own, n)
