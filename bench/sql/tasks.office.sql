-- The open tasks of a year, the most urgent first, and how many there are: what the list opens on.
SELECT t.id, t.number, t.title, t.theme, t.deadline, t.target_kind, t.target, t.target_high, t.qualifier, t.unit,
       t.latest_value, t.latest_month, t.light, t.light_month, t.claimed, t.verified, t.state,
       o.short_name AS lead, p.name AS leader,
       (SELECT count(*) FROM ledger_support s WHERE s.task_id = t.id) AS supports,
       (SELECT count(*) FROM ledger_task t WHERE t.year = %(year)s AND t.state NOT IN ('closed', 'withdrawn')) AS total
FROM ledger_task t
JOIN organs_organ o ON o.id = t.lead_id
LEFT JOIN organs_person p ON p.id = t.leader_id
WHERE t.year = %(year)s AND t.state NOT IN ('closed', 'withdrawn')
ORDER BY t.light_rank, t.due_order, t.id
LIMIT 51;
