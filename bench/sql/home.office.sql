-- What waits for the office, and the newest of what others did.
WITH news AS (SELECT e.id, e.at, e.action, e.actor_name, e.stream_id FROM audit_event e
     WHERE e.actor_id <> %(person)s ORDER BY e.at DESC, e.id DESC LIMIT 400)
SELECT 'objections' AS part, '' AS name, CAST(count(*) AS text) AS n FROM ledger_handover WHERE state = 'objected'
UNION ALL SELECT 'signed late' AS part, '' AS name, CAST(count(*) AS text) AS n FROM ledger_handover WHERE state IN ('pending', 'rejected') AND sign_due < '2026-11-03'
UNION ALL SELECT 'to hand over' AS part, '' AS name, CAST(count(*) AS text) AS n FROM ledger_task WHERE state = 'draft'
UNION ALL SELECT 'to break down' AS part, '' AS name, CAST(count(*) AS text) AS n FROM ledger_matter m WHERE m.state = 'open' AND (NOT EXISTS (SELECT 1 FROM ledger_task t WHERE t.matter_id = m.id
    AND t.state <> 'withdrawn') OR EXISTS (SELECT 1 FROM ledger_task t WHERE t.matter_id = m.id AND t.state = 'draft'))
UNION ALL SELECT 'to verify' AS part, '' AS name, CAST(count(*) AS text) AS n FROM ledger_progress WHERE state = 'approved'
UNION ALL SELECT 'to check' AS part, '' AS name, CAST(count(*) AS text) AS n FROM ledger_progress WHERE state = 'spot_check'
UNION ALL SELECT 'amendments' AS part, '' AS name, CAST(count(*) AS text) AS n FROM ledger_amendment WHERE state = 'requested'
UNION ALL SELECT 'closings' AS part, '' AS name, CAST(count(*) AS text) AS n FROM ledger_closing WHERE state = 'requested'
UNION ALL SELECT 'settlements' AS part, '' AS name, CAST(count(*) AS text) AS n FROM ledger_settlement WHERE state = 'proposed'
UNION ALL SELECT 'orders' AS part, '' AS name, CAST(count(*) AS text) AS n FROM supervision_order WHERE state IN ('issued', 'answered', 'returned')
UNION ALL SELECT 'orders late' AS part, '' AS name, CAST(count(*) AS text) AS n FROM supervision_order WHERE state IN ('issued', 'answered', 'returned') AND due_on < '2026-11-03'
UNION ALL SELECT 'answers' AS part, '' AS name, CAST(count(*) AS text) AS n FROM supervision_order WHERE state = 'answered'
UNION ALL SELECT 'documents' AS part, '' AS name, CAST(count(*) AS text) AS n FROM documents_document WHERE state = 'proposed'
UNION ALL SELECT 'reviews' AS part, '' AS name, CAST(count(*) AS text) AS n FROM supervision_reviewrequest WHERE state = 'requested'
UNION ALL SELECT 'reviews late' AS part, '' AS name, CAST(count(*) AS text) AS n FROM supervision_reviewrequest WHERE state = 'requested' AND decide_due < '2026-11-03'
UNION ALL SELECT 'bulletins' AS part, '' AS name, CAST(count(*) AS text) AS n FROM publishing_bulletin WHERE state = 'approved'
UNION ALL SELECT * FROM (SELECT n.action, t.number || ' ' || t.title, CAST(n.at AS text)
    FROM news n JOIN audit_stream st ON st.id = n.stream_id JOIN ledger_task t ON t.id = st.object_id AND st.kind = 'task'
    WHERE TRUE ORDER BY n.at DESC, n.id DESC LIMIT 31) newest;
