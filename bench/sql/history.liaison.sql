-- The newest fifty events of a task.
SELECT t.number, t.title, e.number, e.at, e.action, e.actor_name, e.reason, e.changes
FROM audit_event e
JOIN audit_stream st ON st.id = e.stream_id
JOIN ledger_task t ON t.id = st.object_id
WHERE st.kind = 'task' AND st.object_id = %(task)s
  AND (t.lead_id = %(organ)s OR EXISTS (SELECT 1 FROM ledger_support s WHERE s.task_id = t.id AND s.organ_id = %(organ)s))
ORDER BY e.number DESC
LIMIT 51;
