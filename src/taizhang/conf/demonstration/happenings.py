"""What else happens in 2026: instructions, amendments, closings, orders, overrides, re-checks, bulletins, seals."""

from datetime import date, timedelta

from taizhang.audit.service import make_seal
from taizhang.conf.demonstration.agenda import Story, at
from taizhang.conf.demonstration.breaking_down import YEAR, by_lead, tasks_of
from taizhang.conf.demonstration.dice import chance
from taizhang.conf.demonstration.district import District
from taizhang.conf.demonstration.reporting import INSTRUCTED, reported
from taizhang.ledger.records import BreakdownRow, MatterDraft, TaskPlan, TaskRow, Upload
from taizhang.ledger.service import (
    agree_amendment,
    approve_amendment,
    break_down,
    close_task,
    hand_over_tasks,
    keep_time,
    object_to_task,
    open_matter,
    override_light,
    publish_task,
    refuse_amendment,
    reopen_task,
    request_amendment,
    request_closing,
    return_closing,
    sign_tasks,
)
from taizhang.publishing.service import approve_bulletin, draft_bulletin, issue_bulletin, submit_bulletin
from taizhang.storage import standing_at, today
from taizhang.supervision.service import (
    answer_order,
    check_order,
    draw_recheck,
    escalate_order,
    issue_order,
    send_reminder,
)

INSTRUCTIONS = (
    ("2026-03-12", "yx-environment", "urgent", "关于梨渡镇饮用水源地一级保护区内违规建房问题的批示", "请环境分局牵头，会同自然资源、镇政府立即核查，限期拆除并举一反三。"),
    ("2026-05-20", "yx-education", "normal", "关于城区学位紧张问题的批示", "请教育局研究挖潜扩容方案，新学年前拿出具体措施。"),
    ("2026-08-06", "yx-emergency", "urgent", "关于山洪灾害防御薄弱环节的批示", "请应急局、水利局逐沟逐户排查转移路线，汛期结束前整改到位。"),
    ("2026-10-28", "yx-data", "normal", "关于企业反映政务服务事项重复提交材料的批示", "请数据局牵头梳理，年底前实现电子证照免提交。"),
    ("2026-11-09", "yx-petitions", "difficult", "关于望岚街道某小区办证历史遗留问题的批示", "请信访局牵头住建、自然资源、税务研究一揽子方案，依法稳妥化解。"),
)  # fmt: skip
"""Day, organ, urgency, title and words of the leaders' instructions."""

BULLETINS = ((202603, date(2026, 8, 18)), (202606, date(2026, 8, 20)), (202609, date(2026, 10, 20)))
"""Last month of the quarter that a bulletin tells of, and the day on which it is issued."""


def happen(district: District) -> tuple[Story, ...]:
    """Return the stories of what happens beside the monthly reports."""
    return (
        *(_instruction(district, place) for place in range(len(INSTRUCTIONS))),
        _amendments(district),
        _orders(district),
        _closings(district),
        _overrides(district),
        *(_bulletin(district, month, day) for month, day in BULLETINS),
        _evening(),
    )


def _evening() -> Story:
    yield at("2026-11-11", 8)
    keep_time()
    yield at("2026-11-11", 17)
    make_seal()


def _instruction(district: District, place: int) -> Story:
    """Open a leader's instruction and hand it over. Two are finished; the last two wait: one for a signature, one with
    an objection to decide."""
    day, organ, urgency, title, words = INSTRUCTIONS[place]
    office = district.access("ducha")
    yield at(day)
    answer = open_matter(
        office,
        MatterDraft(
            title=title,
            text=words,
            source="instruction",
            year=YEAR,
            received_on=date.fromisoformat(day),
            theme=INSTRUCTED,
            organ=district.organs[organ],
            instructed_by=district.people["quzhang"],
            instructed_by_name="陈立新",
            urgency=urgency,
            internal=place == 4,
        ),
        despite_similar=True,
    )
    matter = answer["matter"]
    assert isinstance(matter, int)
    plan = TaskPlan(
        title=title.removeprefix("关于").removesuffix("的批示"),
        detail=words,
        theme=INSTRUCTED,
        lead=district.organs[organ],
        leader=district.people["quzhang"],
        deadline=date.fromisoformat(day) + timedelta(days=30),
    )
    made = break_down(office, [BreakdownRow(label="1", matter=matter, plan=plan)])["added"]
    assert isinstance(made, list)
    hand_over_tasks(office, made)
    if place < 3:
        yield at(day, 16)
        sign_tasks(district.liaison(organ), made)
    if place < 2:
        yield from _finish(district, organ, made[0], date.fromisoformat(day) + timedelta(days=22))
    elif place == 4:
        yield at("2026-11-10", 9)
        object_to_task(
            district.liaison(organ),
            made[0],
            "办证问题的主管部门为自然资源分局，建议由其牵头，我局负责信访稳控。",
            proposed=district.organs["yx-land"],
        )


def _finish(district: District, organ: str, task: int, day: date) -> Story:
    """Do what an instruction asked for, ask for its closing, and close it."""
    yield at(day)
    asked = request_closing(
        district.liaison(organ),
        task,
        words="已按批示要求办结：问题逐项整改到位，长效机制同步建立，情况已书面报告。",
        uploads=[Upload(filename="办理情况报告.txt", data=f"任务{task}办理情况报告\n".encode(), title="办理情况报告")],
    )["closing"]
    assert isinstance(asked, int)
    yield at(day + timedelta(days=2))
    close_task(district.access("ducha2"), asked, reason="领导已阅，无新的批示，予以办结。")


def _amendments(district: District) -> Story:
    """Requests: granted by the office, by a leader, refused, and two that wait."""
    office, leader = district.access("ducha"), district.access("changwu")
    yield at("2026-09-15")
    asked = [_put_off(district, row, days=20 if place % 2 else 75) for place, row in enumerate(_late(district)[:4])]
    yield at("2026-09-18")
    for place, (request, approver) in enumerate(asked):
        if place == 3:
            refuse_amendment(office, request, reason="该事项为年度民生实事，时限已向社会公布，不予延期，请抢抓工期。")
        elif approver == "leader":
            agree_amendment(office, request, note="情况属实，拟同意，报领导审批。")
            approve_amendment(leader, request, note="同意。")
        else:
            approve_amendment(office, request, note="情况属实，同意顺延。")
    yield at("2026-11-06")
    for place, row in enumerate(_late(district)[4:6]):
        _put_off(district, row, days=20 if place % 2 else 75)


def _late(district: District) -> list[TaskRow]:
    """What is behind and still has time this year."""
    rows = [row for row in reported(district) if row.light in ("red", "yellow") and row.state == "working"]
    return [row for row in rows if row.deadline and row.deadline.year == YEAR and row.deadline > today()]


def _put_off(district: District, row: TaskRow, *, days: int) -> tuple[int, str]:
    """Ask for another deadline; the request and who decides it."""
    (code,) = by_lead(district, [row])
    assert row.deadline is not None
    answer = request_amendment(
        district.liaison(code),
        row.id,
        kind="deadline",
        reason="受征地拆迁和汛期影响，施工进度滞后，已重新编排工期，申请顺延完成时限。",
        new_deadline=row.deadline + timedelta(days=days),
    )
    asked = answer["amendment"]
    assert isinstance(asked, int)
    return asked, str(answer["approver"])


def _orders(district: District) -> Story:
    """Reminders and orders to whom is behind: one climbs the ladder, one is settled, some are open."""
    office = district.access("ducha")
    yield at("2026-10-19")
    behind = [row for row in tasks_of(district) if row.light == "red" and row.state == "working"][:9]
    for row in behind:
        send_reminder(office, row.id, words="该任务9月末落后于序时进度，请分析原因、制定赶工措施，并于本月填报时说明。")
    yield at("2026-10-20", 11)
    orders: list[tuple[TaskRow, int]] = []
    for row in behind[:4]:
        answer = issue_order(
            office,
            row.id,
            words="该任务连续两个月滞后，催办后仍未提出有效措施。",
            demand="请于限期内报送整改方案，明确责任人和完成时间。",
        )
        order = answer["order"]
        assert isinstance(order, int)
        orders.append((row, order))
    yield at("2026-10-22", 15)
    for row, order in orders[:2]:
        (code,) = by_lead(district, [row])
        answer_order(district.liaison(code), order, words="已增加班组两个、实行三班作业，确保11月底前追平序时进度。")
    yield at("2026-10-26")
    check_order(office, orders[0][1], sufficient=True, words="措施具体可行，予以办结，继续跟踪。")
    yield at("2026-11-04")
    escalate_order(
        office,
        orders[2][1],
        words="逾期未回复督办单，任务仍处于滞后状态。",
        demand="请主要负责同志牵头，三个工作日内书面报告原因和整改措施。",
    )


def _closings(district: District) -> Story:
    """Closings: most closed, one returned, one reopened, four waiting; and a re-check drawn from the closed ones."""
    checker = district.access("ducha2")
    yield at("2026-10-21")
    rows = [row for row in reported(district) if row.state == "working" and row.light in ("green", "blue")]
    done = [row for row in rows if row.claimed in ("ahead", "on_schedule")]
    done = sorted(done, key=lambda row: chance(row.title, "done"))[:15]
    asked = [_close(district, row, f"{row.number} {row.title}\n验收情况说明\n") for row in done[:11]]
    yield at("2026-10-23", 15)
    return_closing(checker, asked[0], reason="缺少第三方验收报告，请补充后重新申请。")
    for closing in asked[1:]:
        close_task(checker, closing, reason="现场核实，佐证齐全。")
    yield at("2026-10-27")
    reopen_task(district.access("ducha"), done[1].id, reason="回访发现部分点位未实际完工，恢复办理。")
    yield at("2026-10-28")
    draw_recheck(
        district.access("ducha"),
        YEAR,
        seed="2026-10-28 3124 0586",
        seed_source="当日公开发布的体育彩票排列3、排列5开奖号码",
    )
    yield at("2026-11-09", 17)
    for place, row in enumerate(done[11:]):
        # Two hand in the same paper: the checker is shown that it was used elsewhere.
        same = place < 2
        _close(district, row, "竣工验收材料汇总\n" if same else f"{row.number} {row.title}\n验收情况说明\n")


def _close(district: District, row: TaskRow, paper: str) -> int:
    """Ask for a task's closing; the request."""
    (code,) = by_lead(district, [row])
    answer = request_closing(
        district.liaison(code),
        row.id,
        words="已完成年度目标任务，经自查、验收，佐证材料齐全，申请销号。",
        uploads=[Upload(filename="验收情况说明.txt", data=paper.encode(), title="验收情况说明")],
    )
    asked = answer["closing"]
    assert isinstance(asked, int)
    return asked


def _overrides(district: District) -> Story:
    yield at("2026-11-05")
    for row in [row for row in tasks_of(district) if row.light == "yellow" and row.state == "working"][:2]:
        override_light(
            district.access("ducha"),
            row.id,
            colour="green",
            reason="市级资金已于10月下旬到位，现场已复工，经查看可按期完成。",
            expires_on=date(2026, 11, 30),
        )


def publish(district: District) -> None:
    """Make public what touches everyone's life: the tasks under the report's headings on it."""
    office = district.access("ducha")
    with standing_at(at("2026-02-02")):
        for row in tasks_of(district):
            if any(word in row.theme for word in ("民生", "公共服务", "保障", "城市", "乡村")) and row.parent is None:
                publish_task(office, row.id, public=True)


def _bulletin(district: District, last_month: int, day: date) -> Story:
    office, leader = district.access("ducha"), district.access("changwu")
    yield at(day)
    made = draft_bulletin(office, kind="quarterly", year=YEAR, last_month=last_month)["bulletin"]
    submit_bulletin(office, made)
    yield at(day, 15)
    approve_bulletin(leader, made, agreed=True)
    issue_bulletin(office, made, public=last_month != 202606)
    make_seal()
