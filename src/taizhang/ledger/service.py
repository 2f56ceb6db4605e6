"""What other apps may use of the ledger."""

from taizhang.ledger.actions.add_evidence import (
    add_evidence,
    remove_evidence,
)
from taizhang.ledger.actions.amend_task import (
    agree_amendment,
    approve_amendment,
    refuse_amendment,
    request_amendment,
    withdraw_amendment,
)
from taizhang.ledger.actions.assign_many import Assigning, assign_many, preview_assigning
from taizhang.ledger.actions.break_down import RowsRefused, break_down, preview_breakdown, remove_task
from taizhang.ledger.actions.carry_over import (
    carry_over,
    carry_over_many,
)
from taizhang.ledger.actions.close_task import (
    close_many,
    close_task,
    reopen_task,
    request_closing,
    return_closing,
    return_closings,
)
from taizhang.ledger.actions.decide_objection import reject_objection, uphold_objection
from taizhang.ledger.actions.draft_progress import (
    correct_progress,
    save_draft,
)
from taizhang.ledger.actions.hand_over_task import hand_over_tasks, reassign_task
from taizhang.ledger.actions.import_breakdown import export_breakdown, import_breakdown, preview_import
from taizhang.ledger.actions.import_reports import PastReport, import_reports
from taizhang.ledger.actions.open_matter import open_from_commitments, open_matter
from taizhang.ledger.actions.open_windows import (
    adjust_window,
    keep_time,
    lock_window,
    open_windows,
)
from taizhang.ledger.actions.publish_task import publish_task
from taizhang.ledger.actions.set_light import (
    override_light,
    release_light,
)
from taizhang.ledger.actions.settle_year import (
    confirm_many,
    confirm_settlement,
    propose_from_report,
    propose_settlements,
)
from taizhang.ledger.actions.sign_task import object_to_task, sign_tasks
from taizhang.ledger.actions.submit_progress import (
    approve_many,
    approve_progress,
    send_back_progress,
    submit_many,
    submit_progress,
)
from taizhang.ledger.actions.take_over_reports import (
    PastPreview,
    PastRow,
    export_past_reports,
    import_past_workbook,
    preview_past_reports,
)
from taizhang.ledger.actions.verify_progress import (
    accept_many,
    accept_progress,
    pick_many,
    pick_progress,
    return_many,
    return_progress,
)
from taizhang.ledger.actions.withdraw import close_matter, reopen_matter, withdraw_matter, withdraw_task
from taizhang.ledger.breakdown_interpret import (
    CellRefused,
    OrganNames,
    day_named,
    number_named,
    steps_named,
)
from taizhang.ledger.breakdown_trajectory import proposed_trajectory
from taizhang.ledger.briefs import (
    SigningDue,
    TaskBrief,
    brief,
    briefs,
    closed_tasks,
    closing_checkers,
    derivations,
    never_public,
    public_tasks,
    red_tasks,
    signing_due,
    tasks_due,
)
from taizhang.ledger.conclusions import (
    Conclusion,
    Contestable,
    conclusions,
)
from taizhang.ledger.counts import (
    By,
    CurvePoint,
    LightCount,
    MonthLight,
    SettledBrief,
    WindowBrief,
    course,
    handovers_by_month,
    handovers_in,
    light_changes,
    light_counts,
    light_groups,
    lights_at,
    month_lights,
    reports_due,
    reports_made,
    settled,
    task_facts,
    themes,
    waiting,
    windows,
    years,
)
from taizhang.ledger.doors import hidden_from
from taizhang.ledger.handover_queries import (
    objections_page,
    past_handovers_page,
    unsigned_overdue,
    unsigned_page,
    waiting_counts,
)
from taizhang.ledger.lighting import newest_due_month
from taizhang.ledger.limits import proposed_deadline
from taizhang.ledger.matter_queries import (
    all_matters,
    count_matters,
    matter_page,
    matter_record,
    matter_themes,
    matter_years,
)
from taizhang.ledger.matter_similar import same_subject, similar_to
from taizhang.ledger.opening_checks import StandsOpen, heed_before_opening
from taizhang.ledger.proposals import propose_openings, propose_tasks, propose_trajectory
from taizhang.ledger.reporting.amendments import (
    AmendmentFilter,
    amendment_record,
    amendments_page,
    task_amendments,
)
from taizhang.ledger.reporting.closings import (
    ClosingFilter,
    closing_record,
    closings_page,
    task_closings,
)
from taizhang.ledger.reporting.counts import (
    MyWork,
    my_work,
)
from taizhang.ledger.reporting.evidence import (
    evidence_by_id,
    evidence_of,
    evidence_record,
    open_evidence,
)
from taizhang.ledger.reporting.lights import (
    active_overrides,
    light_names,
    overrides_of,
    task_status,
)
from taizhang.ledger.reporting.named import Decided, decided_names
from taizhang.ledger.reporting.progress import (
    ProgressFilter,
    count_progress,
    progress_page,
    progress_record,
    report_before,
    task_progress,
)
from taizhang.ledger.reporting.settlements import (
    SettlementFilter,
    settlement_record,
    settlement_table,
    settlement_years,
    settlements_page,
    verdict_counts,
)
from taizhang.ledger.reporting.sheet import (
    due_report,
    open_milestones,
    reporting_sheet,
)
from taizhang.ledger.reporting.tables import (
    evidence_rules,
    mark_name,
    mark_names,
    report_rules,
)
from taizhang.ledger.reporting.values import (
    offered_values,
)
from taizhang.ledger.reporting.windows import (
    reporting_month,
    window_months,
    window_of,
    window_years,
    windows_of_year,
)
from taizhang.ledger.task_plans import version_of
from taizhang.ledger.task_queries import (
    all_tasks,
    count_tasks,
    shares_in,
    standing_plans,
    task_facets,
    task_page,
    task_quote,
    task_record,
    tasks_of_matter,
)
from taizhang.ledger.transitions import allowed, capability
from taizhang.ledger.words import choices, limit_words

__all__ = [
    "AmendmentFilter",
    "Assigning",
    "By",
    "CellRefused",
    "ClosingFilter",
    "Conclusion",
    "Contestable",
    "CurvePoint",
    "Decided",
    "LightCount",
    "MonthLight",
    "MyWork",
    "OrganNames",
    "PastPreview",
    "PastReport",
    "PastRow",
    "ProgressFilter",
    "RowsRefused",
    "SettledBrief",
    "SettlementFilter",
    "SigningDue",
    "StandsOpen",
    "TaskBrief",
    "WindowBrief",
    "accept_many",
    "accept_progress",
    "active_overrides",
    "add_evidence",
    "adjust_window",
    "agree_amendment",
    "all_matters",
    "all_tasks",
    "allowed",
    "amendment_record",
    "amendments_page",
    "approve_amendment",
    "approve_many",
    "approve_progress",
    "assign_many",
    "break_down",
    "brief",
    "briefs",
    "capability",
    "carry_over",
    "carry_over_many",
    "choices",
    "close_many",
    "close_matter",
    "close_task",
    "closed_tasks",
    "closing_checkers",
    "closing_record",
    "closings_page",
    "conclusions",
    "confirm_many",
    "confirm_settlement",
    "correct_progress",
    "count_matters",
    "count_progress",
    "count_tasks",
    "course",
    "day_named",
    "decided_names",
    "derivations",
    "due_report",
    "evidence_by_id",
    "evidence_of",
    "evidence_record",
    "evidence_rules",
    "export_breakdown",
    "export_past_reports",
    "hand_over_tasks",
    "handovers_by_month",
    "handovers_in",
    "heed_before_opening",
    "hidden_from",
    "import_breakdown",
    "import_past_workbook",
    "import_reports",
    "keep_time",
    "light_changes",
    "light_counts",
    "light_groups",
    "light_names",
    "lights_at",
    "limit_words",
    "lock_window",
    "mark_name",
    "mark_names",
    "matter_page",
    "matter_record",
    "matter_themes",
    "matter_years",
    "month_lights",
    "my_work",
    "never_public",
    "newest_due_month",
    "number_named",
    "object_to_task",
    "objections_page",
    "offered_values",
    "open_evidence",
    "open_from_commitments",
    "open_matter",
    "open_milestones",
    "open_windows",
    "override_light",
    "overrides_of",
    "past_handovers_page",
    "pick_many",
    "pick_progress",
    "preview_assigning",
    "preview_breakdown",
    "preview_import",
    "preview_past_reports",
    "progress_page",
    "progress_record",
    "propose_from_report",
    "propose_openings",
    "propose_settlements",
    "propose_tasks",
    "propose_trajectory",
    "proposed_deadline",
    "proposed_trajectory",
    "public_tasks",
    "publish_task",
    "reassign_task",
    "red_tasks",
    "refuse_amendment",
    "reject_objection",
    "release_light",
    "remove_evidence",
    "remove_task",
    "reopen_matter",
    "reopen_task",
    "report_before",
    "report_rules",
    "reporting_month",
    "reporting_sheet",
    "reports_due",
    "reports_made",
    "request_amendment",
    "request_closing",
    "return_closing",
    "return_closings",
    "return_many",
    "return_progress",
    "same_subject",
    "save_draft",
    "send_back_progress",
    "settled",
    "settlement_record",
    "settlement_table",
    "settlement_years",
    "settlements_page",
    "shares_in",
    "sign_tasks",
    "signing_due",
    "similar_to",
    "standing_plans",
    "steps_named",
    "submit_many",
    "submit_progress",
    "task_amendments",
    "task_closings",
    "task_facets",
    "task_facts",
    "task_page",
    "task_progress",
    "task_quote",
    "task_record",
    "task_status",
    "tasks_due",
    "tasks_of_matter",
    "themes",
    "unsigned_overdue",
    "unsigned_page",
    "uphold_objection",
    "verdict_counts",
    "version_of",
    "waiting",
    "waiting_counts",
    "window_months",
    "window_of",
    "window_years",
    "windows",
    "windows_of_year",
    "withdraw_amendment",
    "withdraw_matter",
    "withdraw_task",
    "years",
]
