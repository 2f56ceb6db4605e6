-- The newest five matters, tasks and reports that say a word, and how many there are of each.
WITH own AS (SELECT t.id FROM ledger_task t WHERE t.lead_id = %(organ)s AND t.state <> 'draft'
     UNION SELECT s.task_id FROM ledger_support s JOIN ledger_task t ON t.id = s.task_id
     WHERE s.organ_id = %(organ)s AND t.state <> 'draft'),
 hits AS MATERIALIZED (SELECT p.kind, p.object_id FROM search_passage p WHERE p.vector @@ to_tsquery('simple', %(words)s)),
matters AS (SELECT m.id, m.number, m.title FROM ledger_matter m
     WHERE m.id IN (SELECT object_id FROM hits WHERE kind = 'matter') AND EXISTS (SELECT 1 FROM own JOIN ledger_task x ON x.id = own.id WHERE x.matter_id = m.id)),
tasks AS (SELECT t.id, t.number, t.title FROM ledger_task t JOIN own ON own.id = t.id
     WHERE t.id IN (SELECT object_id FROM hits WHERE kind = 'task')),
reports AS MATERIALIZED (SELECT r.id, r.task_id, r.words FROM ledger_progress r
     WHERE r.task_id IN (SELECT id FROM own) AND r.state <> 'draft' AND r.id IN (SELECT object_id FROM hits WHERE kind = 'progress'))
SELECT 'matters' AS part, '' AS name, count(*) AS n FROM matters
UNION ALL SELECT 'tasks', '', count(*) FROM tasks
UNION ALL SELECT 'reports', '', count(*) FROM reports
UNION ALL SELECT * FROM (SELECT 'matter', number || ' ' || title, id FROM matters ORDER BY id DESC LIMIT 5) a
UNION ALL SELECT * FROM (SELECT 'task', number || ' ' || title, id FROM tasks ORDER BY id DESC LIMIT 5) b
UNION ALL SELECT * FROM (SELECT 'report', words, id FROM reports ORDER BY id DESC LIMIT 5) c;
