-- What waits for a person, and the newest of what others did.
WITH own AS (SELECT t.id FROM ledger_task t WHERE t.lead_id = %(organ)s AND t.state <> 'draft'
     UNION SELECT s.task_id FROM ledger_support s JOIN ledger_task t ON t.id = s.task_id
     WHERE s.organ_id = %(organ)s AND t.state <> 'draft'),
 news AS (SELECT e.id, e.at, e.action, e.actor_name, e.stream_id FROM audit_event e
     WHERE e.actor_id <> %(person)s ORDER BY e.at DESC, e.id DESC LIMIT 400)
SELECT 'sign' AS part, '' AS name, CAST(count(*) AS text) AS n FROM ledger_handover WHERE state = 'pending' AND organ_id = %(organ)s
UNION ALL SELECT 'objections', '', CAST(count(*) AS text) FROM ledger_handover WHERE state = 'objected' AND organ_id = %(organ)s
UNION ALL SELECT 'reports', '', CAST(count(*) AS text) FROM ledger_progress WHERE organ_id = %(organ)s AND state IN ('draft', 'returned')
UNION ALL SELECT * FROM (SELECT n.action, t.number || ' ' || t.title, CAST(n.at AS text)
    FROM news n JOIN audit_stream st ON st.id = n.stream_id JOIN ledger_task t ON t.id = st.object_id AND st.kind = 'task'
    WHERE st.object_id IN (SELECT id FROM own) ORDER BY n.at DESC, n.id DESC LIMIT 31) newest;
