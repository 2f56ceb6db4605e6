-- The oldest reports that wait for the office, with their tasks, and how many there are. The few that wait are found
-- first: joined at once, SQLite begins with every task.
SELECT r.id, r.month, r.value, r.words, r.problems, r.claimed, r.marks, r.reported_at, t.number, t.title, t.target, t.unit,
       t.light, o.short_name, p.name, (SELECT count(*) FROM ledger_evidence e WHERE e.progress_id = r.id) AS evidence,
       (SELECT count(*) FROM ledger_progress WHERE state IN ('approved', 'spot_check')) AS total
FROM (SELECT * FROM ledger_progress WHERE state IN ('approved', 'spot_check') ORDER BY month, id LIMIT 51) r
JOIN ledger_task t ON t.id = r.task_id
JOIN organs_organ o ON o.id = r.organ_id
LEFT JOIN organs_person p ON p.id = r.reported_by_id
ORDER BY r.month, r.id;
