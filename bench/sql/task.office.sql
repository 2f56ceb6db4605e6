-- One task with its matter, its hand-overs, and its course: planned, accepted and light of each month.
SELECT t.id, t.number, t.title, t.detail, t.target, t.unit, t.light, t.claimed, t.verified, t.state, m.number, m.title,
       m.text, o.short_name, p.name, h.handed_at, h.signed_at, h.sign_due, h.state, course.kind, course.month,
       course.value, course.colour
FROM ledger_task t
JOIN ledger_matter m ON m.id = t.matter_id
LEFT JOIN organs_organ o ON o.id = t.lead_id
LEFT JOIN organs_person p ON p.id = t.leader_id
LEFT JOIN ledger_handover h ON h.task_id = t.id
LEFT JOIN (
    SELECT 'planned' AS kind, month, value, '' AS colour FROM ledger_trajectorypoint WHERE task_id = %(task)s
    UNION ALL SELECT 'accepted', month, value, '' FROM ledger_progress WHERE task_id = %(task)s AND state = 'accepted'
    UNION ALL SELECT 'light', month, actual, colour FROM ledger_light WHERE task_id = %(task)s
) course ON TRUE
WHERE t.id = %(task)s
ORDER BY course.month;
