-- The newest twenty reports that say a word with their tasks, and how many of each kind there are.
WITH hits AS MATERIALIZED (SELECT p.kind, p.object_id FROM search_passage p WHERE p.id IN (SELECT rowid FROM search_words WHERE search_words MATCH %(words)s)),
matters AS (SELECT m.id FROM ledger_matter m WHERE m.id IN (SELECT object_id FROM hits WHERE kind = 'matter')),
tasks AS (SELECT t.id FROM ledger_task t WHERE t.id IN (SELECT object_id FROM hits WHERE kind = 'task')),
reports AS MATERIALIZED (SELECT r.id, r.task_id, r.words, r.month FROM ledger_progress r
     WHERE r.state <> 'draft' AND r.id IN (SELECT object_id FROM hits WHERE kind = 'progress')),
newest AS (SELECT r.id, t.number, t.title, r.month, r.words FROM reports r JOIN ledger_task t ON t.id = r.task_id
     ORDER BY r.id DESC LIMIT 21)
SELECT (SELECT count(*) FROM matters) AS matters, (SELECT count(*) FROM tasks) AS tasks,
       (SELECT count(*) FROM reports) AS reports, newest.* FROM newest;
