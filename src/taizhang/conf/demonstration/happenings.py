"""What else happens in 2026: instructions, amendments, closings, orders, overrides, re-checks, bulletins, seals."""

from datetime import date, datetime, timedelta

from taizhang.audit.service import make_seal
from taizhang.conf.demonstration.breaking_down import YEAR, by_lead, tasks_of
from taizhang.conf.demonstration.dice import chance
from taizhang.conf.demonstration.district import District
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
from taizhang.storage import standing_at
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


def happen(district: District) -> None:
    """Let everything happen, in the order of its days."""
    working = [row for row in tasks_of(district) if row.state == "working"]
    parents = {row.parent for row in working}
    rows = [row for row in working if row.id not in parents]
    for happening in (_instructions, _amendments, _orders, _closings, _overrides):
        happening(district, rows)
    with standing_at(datetime(2026, 11, 11, 8)):  # noqa: DTZ001 - the office's own time
        keep_time()
    for last_month, day in ((202603, date(2026, 8, 18)), (202606, date(2026, 8, 20)), (202609, date(2026, 10, 20))):
        _bulletin(district, last_month, day)
    with standing_at(datetime(2026, 11, 11, 17)):  # noqa: DTZ001
        make_seal()


def _at(day: str, hour: int = 10) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour:02d}:00")


def _instructions(district: District, rows: list[TaskRow]) -> None:
    office = district.access("ducha")
    for place, (day, organ, urgency, title, words) in enumerate(INSTRUCTIONS):
        with standing_at(_at(day)):
            answer = open_matter(
                office,
                MatterDraft(
                    title=title,
                    text=words,
                    source="instruction",
                    year=YEAR,
                    received_on=date.fromisoformat(day),
                    theme="领导批示",
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
                theme="领导批示",
                lead=district.organs[organ],
                leader=district.people["quzhang"],
                deadline=date.fromisoformat(day) + timedelta(days=30),
            )
            made = break_down(office, [BreakdownRow(label="1", matter=matter, plan=plan)])["added"]
            assert isinstance(made, list)
            hand_over_tasks(office, made)
        # The last two wait: one for a signature, one with an objection to decide.
        if place < 3:
            with standing_at(_at(day, 16)):
                sign_tasks(district.liaison(organ), made)
            if place < 2:
                _finish(district, organ, made[0], date.fromisoformat(day) + timedelta(days=22))
        elif place == 4:
            with standing_at(_at("2026-11-10", 9)):
                object_to_task(
                    district.liaison(organ),
                    made[0],
                    "办证问题的主管部门为自然资源分局，建议由其牵头，我局负责信访稳控。",
                    proposed=district.organs["yx-land"],
                )


def _finish(district: District, organ: str, task: int, day: date) -> None:
    """Do what an instruction asked for, ask for its closing, and close it."""
    with standing_at(_at(day.isoformat())):
        asked = request_closing(
            district.liaison(organ),
            task,
            words="已按批示要求办结：问题逐项整改到位，长效机制同步建立，情况已书面报告。",
            uploads=[
                Upload(filename="办理情况报告.txt", data=f"任务{task}办理情况报告\n".encode(), title="办理情况报告")
            ],
        )["closing"]
        assert isinstance(asked, int)
    with standing_at(_at((day + timedelta(days=2)).isoformat())):
        close_task(district.access("ducha2"), asked, reason="领导已阅，无新的批示，予以办结。")


def _amendments(district: District, rows: list[TaskRow]) -> None:
    """Six requests: granted by the office, by a leader, refused, and two that wait."""
    late = [row for row in rows if row.light in ("red", "yellow") and row.deadline and row.deadline.year == YEAR][:6]
    office, leader = district.access("ducha"), district.access("changwu")
    for place, row in enumerate(late):
        (code,) = by_lead(district, [row])
        assert row.deadline is not None
        moved = row.deadline + timedelta(days=20 if place % 2 else 75)
        with standing_at(_at("2026-09-15" if place < 4 else "2026-11-06")):
            if row.deadline <= date(2026, 9, 15):
                continue
            answer = request_amendment(
                district.liaison(code),
                row.id,
                kind="deadline",
                reason="受征地拆迁和汛期影响，施工进度滞后，已重新编排工期，申请顺延完成时限。",
                new_deadline=moved,
            )
        asked = answer["amendment"]
        assert isinstance(asked, int)
        with standing_at(_at("2026-09-18")):
            if place == 3:
                refuse_amendment(office, asked, reason="该事项为年度民生实事，时限已向社会公布，不予延期，请抢抓工期。")
            elif place < 3 and answer["approver"] == "leader":
                agree_amendment(office, asked, note="情况属实，拟同意，报领导审批。")
                approve_amendment(leader, asked, note="同意。")
            elif place < 3:
                approve_amendment(office, asked, note="情况属实，同意顺延。")


def _orders(district: District, rows: list[TaskRow]) -> None:
    """Reminders and orders to whom is behind: one climbs the ladder, one is settled, some are open."""
    office = district.access("ducha")
    behind = [row for row in tasks_of(district) if row.light == "red" and row.state == "working"][:9]
    with standing_at(_at("2026-10-14")):
        for row in behind:
            send_reminder(
                office, row.id, words="该任务9月末落后于序时进度，请分析原因、制定赶工措施，并于本月填报时说明。"
            )
    issued = []
    with standing_at(_at("2026-10-16")):
        for row in behind[:4]:
            answer = issue_order(
                office,
                row.id,
                words="该任务连续两个月滞后，催办后仍未提出有效措施。",
                demand="请于限期内报送整改方案，明确责任人和完成时间。",
            )
            issued.append((row, answer["order"]))
    for place, (row, order) in enumerate(issued[:3]):
        (code,) = by_lead(district, [row])
        with standing_at(_at("2026-10-20", 15)):
            if place < 2:
                answer_order(
                    district.liaison(code), order, words="已增加班组两个、实行三班作业，确保11月底前追平序时进度。"
                )
        with standing_at(_at("2026-10-22")):
            if place == 0:
                check_order(office, order, sufficient=True, words="措施具体可行，予以办结，继续跟踪。")
    if len(issued) > 2:
        with standing_at(_at("2026-11-02")):
            escalate_order(
                office,
                issued[2][1],
                words="逾期未回复督办单，任务仍处于滞后状态。",
                demand="请主要负责同志牵头，三个工作日内书面报告原因和整改措施。",
            )


def _closings(district: District, rows: list[TaskRow]) -> None:
    """Closings: most closed, one returned, one reopened, four waiting; and a re-check drawn from the closed ones."""
    checker = district.access("ducha2")
    done = [row for row in rows if row.light in ("green", "blue") and row.claimed in ("ahead", "on_schedule")]
    done = sorted(done, key=lambda row: chance(row.title, "done"))[:15]
    for place, row in enumerate(done):
        (code,) = by_lead(district, [row])
        waiting = place >= 11
        with standing_at(_at("2026-11-09" if waiting else "2026-10-12")):
            same = place in (11, 12)
            paper = "竣工验收材料汇总\n" if same else f"{row.number} {row.title}\n验收情况说明\n"
            answer = request_closing(
                district.liaison(code),
                row.id,
                words="已完成年度目标任务，经自查、验收，佐证材料齐全，申请销号。",
                uploads=[Upload(filename="验收情况说明.txt", data=paper.encode(), title="验收情况说明")],
            )
        asked = answer["closing"]
        assert isinstance(asked, int)
        if waiting:
            continue
        with standing_at(_at("2026-10-15", 15)):
            if place == 0:
                return_closing(checker, asked, reason="缺少第三方验收报告，请补充后重新申请。")
            else:
                close_task(checker, asked, reason="现场核实，佐证齐全。")
    with standing_at(_at("2026-10-27")):
        reopen_task(district.access("ducha"), done[1].id, reason="回访发现部分点位未实际完工，恢复办理。")
    with standing_at(_at("2026-10-28")):
        draw_recheck(
            district.access("ducha"),
            YEAR,
            seed="2026-10-28 3124 0586",
            seed_source="当日公开发布的体育彩票排列3、排列5开奖号码",
        )


def _overrides(district: District, rows: list[TaskRow]) -> None:
    yellow = [row for row in tasks_of(district) if row.light == "yellow" and row.state == "working"][:2]
    with standing_at(_at("2026-11-05")):
        for row in yellow:
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
    with standing_at(_at("2026-02-02")):
        for row in tasks_of(district):
            if any(word in row.theme for word in ("民生", "公共服务", "保障", "城市", "乡村")) and row.parent is None:
                publish_task(office, row.id, public=True)


def _bulletin(district: District, last_month: int, day: date) -> None:
    office, leader = district.access("ducha"), district.access("changwu")
    with standing_at(datetime(day.year, day.month, day.day, 10)):  # noqa: DTZ001
        made = draft_bulletin(office, kind="quarterly", year=YEAR, last_month=last_month)["bulletin"]
        submit_bulletin(office, made)
    with standing_at(datetime(day.year, day.month, day.day, 15)):  # noqa: DTZ001
        approve_bulletin(leader, made, agreed=True)
        issue_bulletin(office, made, public=last_month != 202606)
        make_seal()
