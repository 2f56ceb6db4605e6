-- The newest matters with how many tasks each has and how many are closed, and how many matters there are.
SELECT m.id, m.number, m.title, m.source, m.theme, m.received_on, m.deadline, m.urgency, m.state, o.short_name,
       (SELECT count(*) FROM ledger_task t WHERE t.matter_id = m.id AND t.state <> 'withdrawn') AS tasks,
       (SELECT count(*) FROM ledger_task t WHERE t.matter_id = m.id AND t.state = 'closed') AS closed,
       (SELECT count(*) FROM ledger_matter) AS total
FROM ledger_matter m
LEFT JOIN organs_organ o ON o.id = m.organ_id
ORDER BY m.year DESC, m.sequence DESC, m.id
LIMIT 51;
