-- What waits for a liaison officer, and the newest of what others did.
WITH own AS (SELECT t.id FROM ledger_task t WHERE t.lead_id = %(organ)s AND t.state <> 'draft'
     UNION SELECT s.task_id FROM ledger_support s JOIN ledger_task t ON t.id = s.task_id
     WHERE s.organ_id = %(organ)s AND t.state <> 'draft'),
waited AS (SELECT t.id FROM own JOIN ledger_task t ON t.id = own.id
     WHERE t.state IN ('working', 'closing') AND t.year <= 2026
       AND NOT EXISTS (SELECT 1 FROM ledger_task p WHERE p.parent_id = t.id AND p.state <> 'withdrawn')
       AND NOT EXISTS (SELECT 1 FROM ledger_settlement s WHERE s.task_id = t.id AND s.state = 'confirmed')),
 news AS (SELECT e.id, e.at, e.action, e.actor_name, e.stream_id FROM audit_event e
     WHERE e.actor_id <> %(person)s ORDER BY e.at DESC, e.id DESC LIMIT 400)
SELECT 'to sign' AS part, '' AS name, CAST(count(*) AS text) AS n FROM ledger_handover WHERE state IN ('pending', 'rejected') AND organ_id = %(organ)s
UNION ALL SELECT 'signed late' AS part, '' AS name, CAST(count(*) AS text) AS n FROM ledger_handover WHERE state IN ('pending', 'rejected') AND organ_id = %(organ)s AND sign_due < '2026-11-03'
UNION ALL SELECT 'to report' AS part, '' AS name, CAST(count(*) AS text) AS n FROM waited w WHERE NOT EXISTS (SELECT 1 FROM ledger_progress r WHERE r.task_id = w.id
    AND r.organ_id = %(organ)s AND r.month = 202610 AND r.corrects_id IS NULL AND r.state NOT IN ('draft', 'returned'))
UNION ALL SELECT 'orders' AS part, '' AS name, CAST(count(*) AS text) AS n FROM supervision_order WHERE organ_id = %(organ)s AND state IN ('issued', 'answered', 'returned')
UNION ALL SELECT 'orders late' AS part, '' AS name, CAST(count(*) AS text) AS n FROM supervision_order WHERE organ_id = %(organ)s AND state IN ('issued', 'returned') AND due_on < '2026-11-03'
UNION ALL SELECT 'reminders' AS part, '' AS name, CAST(count(*) AS text) AS n FROM supervision_reminder WHERE organ_id = %(organ)s AND answered_at IS NULL
UNION ALL SELECT * FROM (SELECT n.action, t.number || ' ' || t.title, CAST(n.at AS text)
    FROM news n JOIN audit_stream st ON st.id = n.stream_id JOIN ledger_task t ON t.id = st.object_id AND st.kind = 'task'
    WHERE st.object_id IN (SELECT id FROM own) ORDER BY n.at DESC, n.id DESC LIMIT 31) newest;
