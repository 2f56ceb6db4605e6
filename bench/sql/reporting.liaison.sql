-- The tasks on which one's organ reports for the month, due first, with what was said of them then and last, and how
-- many of them are reported, begun and sent back.
WITH own AS (SELECT t.id FROM ledger_task t WHERE t.lead_id = %(organ)s AND t.state <> 'draft'
     UNION SELECT s.task_id FROM ledger_support s JOIN ledger_task t ON t.id = s.task_id
     WHERE s.organ_id = %(organ)s AND t.state <> 'draft'),
waited AS MATERIALIZED (SELECT t.* FROM own JOIN ledger_task t ON t.id = own.id
     WHERE t.state IN ('working', 'closing') AND t.year <= 2026
       AND NOT EXISTS (SELECT 1 FROM ledger_task p WHERE p.parent_id = t.id AND p.state <> 'withdrawn')
       AND NOT EXISTS (SELECT 1 FROM ledger_settlement s WHERE s.task_id = t.id AND s.state = 'confirmed')),
said AS MATERIALIZED (SELECT r.* FROM waited w JOIN ledger_progress r ON r.task_id = w.id AND r.organ_id = %(organ)s
     WHERE r.month = 202610 AND r.corrects_id IS NULL)
SELECT w.id, w.number, w.title, w.deadline, w.target, w.unit, w.light, o.short_name, r.value, r.words, r.problems,
       r.next_steps, r.claimed, r.marks, r.state, q.value AS last_value, q.words AS last_words, q.month AS last_month,
       (SELECT count(*) FROM ledger_evidence e WHERE e.progress_id = r.id) AS evidence,
       (SELECT count(*) FROM waited) AS total, (SELECT count(*) FROM said) AS reported,
       (SELECT count(*) FROM said WHERE state = 'draft') AS begun,
       (SELECT count(*) FROM said WHERE state = 'returned') AS sent_back
FROM (SELECT * FROM waited ORDER BY due_order, id LIMIT 41) w
JOIN organs_organ o ON o.id = w.lead_id
LEFT JOIN said r ON r.task_id = w.id
LEFT JOIN ledger_progress q ON q.id = (SELECT l.id FROM ledger_progress l WHERE l.task_id = w.id AND l.organ_id = %(organ)s
     AND l.month < 202610 AND l.state NOT IN ('draft', 'replaced') ORDER BY l.month DESC, l.id DESC LIMIT 1)
ORDER BY w.due_order, w.id;
