-- The newest twenty reports that say a word with their tasks, and how many of each kind there are.
WITH own AS (SELECT t.id FROM ledger_task t WHERE t.lead_id = %(organ)s AND t.state <> 'draft'
     UNION SELECT s.task_id FROM ledger_support s JOIN ledger_task t ON t.id = s.task_id
     WHERE s.organ_id = %(organ)s AND t.state <> 'draft'),
 hits AS MATERIALIZED (SELECT p.kind, p.object_id FROM search_passage p WHERE p.id IN (SELECT rowid FROM search_words WHERE search_words MATCH %(words)s)),
matters AS (SELECT m.id FROM ledger_matter m WHERE m.id IN (SELECT object_id FROM hits WHERE kind = 'matter') AND EXISTS (SELECT 1 FROM own JOIN ledger_task x ON x.id = own.id WHERE x.matter_id = m.id)),
tasks AS (SELECT t.id FROM ledger_task t JOIN own ON own.id = t.id WHERE t.id IN (SELECT object_id FROM hits WHERE kind = 'task')),
reports AS MATERIALIZED (SELECT r.id, r.task_id, r.words, r.month FROM ledger_progress r
     WHERE r.task_id IN (SELECT id FROM own) AND r.state <> 'draft' AND r.id IN (SELECT object_id FROM hits WHERE kind = 'progress')),
newest AS (SELECT r.id, t.number, t.title, r.month, r.words FROM reports r JOIN ledger_task t ON t.id = r.task_id
     ORDER BY r.id DESC LIMIT 21)
SELECT (SELECT count(*) FROM matters) AS matters, (SELECT count(*) FROM tasks) AS tasks,
       (SELECT count(*) FROM reports) AS reports, newest.* FROM newest;
