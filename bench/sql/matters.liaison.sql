-- The newest matters of which one's organ leads or supports a task, with how many of those, and how many matters.
WITH own AS (SELECT t.id FROM ledger_task t WHERE t.lead_id = %(organ)s AND t.state <> 'draft'
     UNION SELECT s.task_id FROM ledger_support s JOIN ledger_task t ON t.id = s.task_id
     WHERE s.organ_id = %(organ)s AND t.state <> 'draft'),
mine AS (SELECT t.matter_id AS id, count(*) AS tasks, sum(CASE WHEN t.state = 'closed' THEN 1 ELSE 0 END) AS closed
         FROM own JOIN ledger_task t ON t.id = own.id GROUP BY t.matter_id)
SELECT m.id, m.number, m.title, m.source, m.theme, m.received_on, m.deadline, m.urgency, m.state, o.short_name,
       mine.tasks, mine.closed, (SELECT count(*) FROM mine) AS total
FROM mine JOIN ledger_matter m ON m.id = mine.id
LEFT JOIN organs_organ o ON o.id = m.organ_id
ORDER BY m.year DESC, m.sequence DESC, m.id
LIMIT 51;
