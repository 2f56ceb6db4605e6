"""Derivations 推算过程: how a last day comes about, in words, day by day."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Final

from taizhang.workdays.day import DayKind, DayStatus
from taizhang.workdays.deadline import Deadline, corresponding_day
from taizhang.workdays.limit import Unit
from taizhang.workdays.names import english_name

_WEEKDAYS_ZH: Final = "一二三四五六日"
_WEEKDAYS_EN: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of a derivation: a counted day, or a stretch of days that share a reason."""

    first: date
    """The first day it is about."""
    last: date
    """The last day it is about; equal to ``first`` for a single day."""
    number: int | None
    """Which day of the limit this is; None for days that are not counted and for remarks."""
    zh: str
    """What happens, in Chinese."""
    en: str
    """The same in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingRules:
    """The articles on counting periods in force on some day, each as (Chinese, English)."""

    start: tuple[str, str]
    """The first day is not counted."""
    hours: tuple[str, str]
    """Hours run from the stated moment."""
    months: tuple[str, str]
    """Months end on the corresponding day."""
    end: tuple[str, str]
    """A last day off moves to the day after the days off."""


@cache
def _versions() -> tuple[tuple[date, CountingRules], ...]:
    text = (files("taizhang.workdays") / "data" / "counting.toml").read_text(encoding="utf-8")
    versions = []
    for version in tomllib.loads(text)["version"]:
        law = version["law"]
        cited = {
            name: (law["zh"] + version[name]["zh"], f"{law['en']}, {version[name]['en']}")
            for name in ("start", "hours", "months", "end")
        }
        versions.append((version["in_force"], CountingRules(**cited)))
    return tuple(sorted(versions, key=lambda version: version[0]))


def counting_rules(on: date) -> CountingRules:
    """The articles in force on a day; before the earliest on record, the earliest."""
    found = _versions()[0][1]
    for in_force, rules in _versions():
        if in_force.toordinal() <= on.toordinal():
            found = rules
    return found


def derive(deadline: Deadline) -> tuple[Step, ...]:
    """Every step from the start to the last day, then what is assumed and which notices were applied."""
    body = {
        Unit.WORKING_DAY: _working_days,
        Unit.CALENDAR_DAY: _calendar_days,
        Unit.MONTH: _calendar_days,
        Unit.YEAR: _calendar_days,
        Unit.HOUR: _hours,
    }[deadline.limit.unit]
    return tuple(body(deadline))


def _working_days(deadline: Deadline) -> Iterator[Step]:
    yield _opening(deadline)
    day, number = _plain(deadline.start), 0
    skipped: list[tuple[DayStatus, str, str]] = []
    used: list[DayStatus] = []
    paused = _paused_reasons(deadline)
    while day < deadline.due:
        day += _ONE_DAY
        status = deadline.calendar.status(day)
        used.append(status)
        if status.working and day not in paused:
            yield from _skipped(skipped)
            skipped = []
            number += 1
            zh, en = _day(day)
            made_up = status.kind is DayKind.MAKE_UP
            yield Step(
                first=day,
                last=day,
                number=number,
                zh=f"第{number}日：{zh}" + (f"，{status.holiday}调休上班" if made_up else ""),
                en=f"Day {number}: {en}" + (f", make-up working day ({_english(status)})" if made_up else ""),
            )
        else:
            skipped.append((status, *(paused.get(day) or _why_off(status))))
    yield _closing(deadline)
    yield from _remarks(deadline, used)


def _calendar_days(deadline: Deadline) -> Iterator[Step]:
    rules, total = counting_rules(deadline.start), deadline.total
    yield _opening(deadline)
    if total.unit is not Unit.CALENDAR_DAY:
        end = corresponding_day(deadline.start, total)
        zh, en = _day(end)
        if end.day == deadline.start.day:
            zh, en = f"期满月的对应日：{zh}（{rules.months[0]}）。", f"The corresponding day: {en} ({rules.months[1]})."
        else:
            zh = f"期满月没有对应日，以月末日{zh}为最后一日（{rules.months[0]}）。"
            en = f"That month has no corresponding day, so its last day: {en} ({rules.months[1]})."
        yield Step(first=end, last=end, number=None, zh=zh, en=en)
    for begin, finish in deadline.paused_days():
        if begin <= deadline.nominal.toordinal():
            yield _stretch(date.fromordinal(begin), date.fromordinal(finish), *_pause_words(deadline, begin, finish))
    nominal = deadline.nominal
    used = [deadline.calendar.status(nominal + timedelta(days=n)) for n in range((deadline.due - nominal).days + 1)]
    zh, en = _day(nominal)
    counted = total.unit is Unit.CALENDAR_DAY
    if used[0].kind is DayKind.ORDINARY:
        kind = ("工作日", "a working day")
    elif used[0].kind is DayKind.MAKE_UP:
        kind = (
            f"{used[0].holiday}调休上班，是工作日，不顺延",
            f"a make-up working day ({_english(used[0])}), so it does not move",
        )
    else:
        kind = _why_off(used[0])
    yield Step(
        first=nominal,
        last=nominal,
        number=total.amount if counted else None,
        zh=f"{f'第{total.amount}日' if counted else '最后一日'}：{zh}，{kind[0]}。",
        en=f"{f'Day {total.amount}' if counted else 'Last day'}: {en}, {kind[1]}.",
    )
    if deadline.due != nominal:
        for first, last, zh, en in _groups([(status, *_why_off(status)) for status in used[1:-1]]):
            yield _stretch(first, last, zh, en, verb=("休假", "Off"))
        zh, en = _day(deadline.due)
        yield Step(
            first=deadline.due,
            last=deadline.due,
            number=None,
            zh=f"最后一日是休假日，顺延至休假日结束的次日{zh}（{rules.end[0]}）。",
            en=f"The last day is a day off, so it moves to the day after the days off, {en} ({rules.end[1]}).",
        )
    yield _closing(deadline)
    yield from _remarks(deadline, used)


def _hours(deadline: Deadline) -> Iterator[Step]:
    rules, start, due = counting_rules(deadline.start), _plain(deadline.start), deadline.due
    yield Step(
        first=start,
        last=start,
        number=None,
        zh=f"起算：{deadline.start:%Y-%m-%d %H:%M}，期限{deadline.total}，"
        f"自开始时起连续计算，夜间和休假日不扣除（{rules.hours[0]}）。",
        en=f"Start: {deadline.start:%Y-%m-%d %H:%M}; {deadline.total.en}, running through nights and days off "
        f"({rules.hours[1]}).",
    )
    for pause in deadline.pauses:
        yield Step(
            first=pause.first,
            last=pause.last,
            number=None,
            zh=f"暂停：{pause.first:%Y-%m-%d %H:%M}至{pause.last:%Y-%m-%d %H:%M}，{pause.reason or '不计入'}。",
            en=f"Paused: {pause.first:%Y-%m-%d %H:%M} to {pause.last:%Y-%m-%d %H:%M}"
            + (f" ({pause.reason})." if pause.reason else "."),
        )
    yield Step(
        first=due,
        last=due,
        number=None,
        zh=f"届满：{deadline.due_at:%Y-%m-%d %H:%M}。",
        en=f"Ends: {deadline.due_at:%Y-%m-%d %H:%M}.",
    )


def _opening(deadline: Deadline) -> Step:
    rules, start = counting_rules(deadline.start), _plain(deadline.start)
    zh, en = _day(start)
    limit_zh, limit_en = str(deadline.limit), deadline.limit.en
    if deadline.extensions:
        limit_zh += "".join(f"，延长{extension}" for extension in deadline.extensions) + f"，共{deadline.total}"
        limit_en += "".join(f" + {extension.en}" for extension in deadline.extensions) + f" = {deadline.total.en}"
    return Step(
        first=start,
        last=start,
        number=0,
        zh=f"起算：{zh}当日不计入（{rules.start[0]}），期限{limit_zh}，适用{deadline.calendar.name}日历。",
        en=f"Start: {en}, not counted ({rules.start[1]}); limit {limit_en}; calendar: "
        f"{english_name(deadline.calendar.name)}.",
    )


def _closing(deadline: Deadline) -> Step:
    zh, en = _day(deadline.due)
    unsure_zh, unsure_en = ("（暂定）", " (provisional)") if deadline.provisional else ("", "")
    return Step(
        first=deadline.due, last=deadline.due, number=None, zh=f"届满：{zh}{unsure_zh}。", en=f"Due: {en}{unsure_en}."
    )


def _remarks(deadline: Deadline, used: list[DayStatus]) -> Iterator[Step]:
    first, last = used[0].day, used[-1].day
    for assumption in deadline.assumptions:
        yield Step(first=first, last=last, number=None, zh=f"暂定：{assumption.zh}", en=f"Provisional: {assumption.en}")
    notices = dict.fromkeys(
        notice for status in used if status.arrangement is not None for notice in status.arrangement.notices
    )
    for notice in notices:
        yield Step(first=first, last=last, number=None, zh=f"依据：{notice}。", en=f"Source: {notice}.")


def _why_off(status: DayStatus) -> tuple[str, str]:
    if status.kind is DayKind.WEEKEND:
        return "周末", "weekend"
    if status.arrangement is None:
        return f"{status.holiday}法定放假（暂定）", f"statutory day off ({_english(status)}, provisional)"
    return f"{status.holiday}放假", f"day off ({_english(status)})"


def _english(status: DayStatus) -> str:
    return english_name(status.holiday or "")


def _paused_reasons(deadline: Deadline) -> dict[date, tuple[str, str]]:
    return {
        date.fromordinal(day): _pause_words(deadline, day, day)
        for first, last in deadline.paused_days()
        for day in range(first, min(last, deadline.due.toordinal()) + 1)
    }


def _pause_words(deadline: Deadline, first: int, last: int) -> tuple[str, str]:
    reasons = dict.fromkeys(
        pause.reason
        for pause in deadline.pauses
        if pause.reason and pause.first.toordinal() <= last and first <= pause.last.toordinal()
    )
    named = "、".join(reasons)
    return (f"暂停计时（{named}）", f"paused ({named})") if named else ("暂停计时", "paused")


def _skipped(days: list[tuple[DayStatus, str, str]]) -> Iterator[Step]:
    for first, last, zh, en in _groups(days):
        yield _stretch(first, last, zh, en)


def _groups(days: list[tuple[DayStatus, str, str]]) -> Iterator[tuple[date, date, str, str]]:
    begin = 0
    for index in range(1, len(days) + 1):
        if index == len(days) or days[index][1] != days[begin][1]:
            yield days[begin][0].day, days[index - 1][0].day, days[begin][1], days[begin][2]
            begin = index


def _stretch(first: date, last: date, zh: str, en: str, *, verb: tuple[str, str] = ("不计", "Not counted")) -> Step:
    from_zh, from_en = _day(first)
    to_zh, to_en = _day(last)
    return Step(
        first=first,
        last=last,
        number=None,
        zh=f"{verb[0]}：{from_zh if first == last else f'{from_zh}至{to_zh}'}，{zh}",
        en=f"{verb[1]}: {from_en if first == last else f'{from_en} to {to_en}'}, {en}",
    )


def _day(day: date) -> tuple[str, str]:
    return f"{day:%Y-%m-%d}（星期{_WEEKDAYS_ZH[day.weekday()]}）", f"{day:%Y-%m-%d} ({_WEEKDAYS_EN[day.weekday()]})"


def _plain(day: date) -> date:
    return date.fromordinal(day.toordinal())
