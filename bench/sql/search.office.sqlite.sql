-- The newest five matters, tasks and reports that say a word, and how many there are of each.
WITH hits AS MATERIALIZED (SELECT p.kind, p.object_id FROM search_passage p WHERE p.id IN (SELECT rowid FROM search_words WHERE search_words MATCH %(words)s)),
matters AS (SELECT m.id, m.number, m.title FROM ledger_matter m
     WHERE m.id IN (SELECT object_id FROM hits WHERE kind = 'matter')),
tasks AS (SELECT t.id, t.number, t.title FROM ledger_task t
     WHERE t.id IN (SELECT object_id FROM hits WHERE kind = 'task')),
reports AS MATERIALIZED (SELECT r.id, r.task_id, r.words FROM ledger_progress r
     WHERE r.state <> 'draft' AND r.id IN (SELECT object_id FROM hits WHERE kind = 'progress'))
SELECT 'matters' AS part, '' AS name, count(*) AS n FROM matters
UNION ALL SELECT 'tasks', '', count(*) FROM tasks
UNION ALL SELECT 'reports', '', count(*) FROM reports
UNION ALL SELECT * FROM (SELECT 'matter', number || ' ' || title, id FROM matters ORDER BY id DESC LIMIT 5) a
UNION ALL SELECT * FROM (SELECT 'task', number || ' ' || title, id FROM tasks ORDER BY id DESC LIMIT 5) b
UNION ALL SELECT * FROM (SELECT 'report', words, id FROM reports ORDER BY id DESC LIMIT 5) c;
