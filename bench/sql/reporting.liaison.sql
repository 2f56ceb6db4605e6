-- One's own tasks of the month that is reported on, with what was said of them then and last.
SELECT t.id, t.number, t.title, t.deadline, t.target, t.unit, t.light, r.value, r.words, r.state, q.value AS last_value,
       q.month AS last_month
FROM ledger_task t
LEFT JOIN ledger_progress r ON r.task_id = t.id AND r.organ_id = t.lead_id AND r.month = 202610 AND r.corrects_id IS NULL
LEFT JOIN ledger_progress q ON q.task_id = t.id AND q.organ_id = t.lead_id AND q.month = 202609 AND q.corrects_id IS NULL
WHERE t.lead_id = %(organ)s AND t.state IN ('working', 'closing')
ORDER BY t.due_order, t.id
LIMIT 51;
