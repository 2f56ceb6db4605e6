-- The oldest reports that wait for the office, with their tasks, and how many there are.
SELECT r.id, r.month, r.value, r.words, r.problems, r.claimed, r.marks, r.reported_at, t.number, t.title, t.target, t.unit,
       t.light, o.short_name, p.name,
       (SELECT count(*) FROM ledger_progress WHERE state IN ('approved', 'spot_check')) AS total
FROM ledger_progress r
JOIN ledger_task t ON t.id = r.task_id
JOIN organs_organ o ON o.id = r.organ_id
LEFT JOIN organs_person p ON p.id = r.reported_by_id
WHERE r.state IN ('approved', 'spot_check')
ORDER BY r.month, r.id
LIMIT 51;
