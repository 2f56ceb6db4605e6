-- The lights of a year by organ, theme, leader and month, those of the twelve organs that lead most by month, which
-- changed between the last two months whose reports are in, what is red, what is due.
WITH counted AS (SELECT t.id, t.lead_id, t.theme, t.leader_id, t.light, t.light_rank, t.deadline, t.number, t.title, t.state
     FROM ledger_task t WHERE t.year = %(year)s AND t.state NOT IN ('draft', 'withdrawn')),
largest AS (SELECT lead_id FROM counted GROUP BY lead_id ORDER BY count(*) DESC LIMIT 12),
lights AS (SELECT l.task_id, l.month, l.colour, c.lead_id FROM counted c JOIN ledger_light l ON l.task_id = c.id
     WHERE l.month BETWEEN %(year)s * 100 + 1 AND %(year)s * 100 + 9),
red AS (SELECT c.number, c.title, c.deadline FROM counted c WHERE c.light = 'red' AND c.state <> 'closed'
     ORDER BY c.light_rank, c.deadline, c.id LIMIT 12),
due AS (SELECT c.number, c.title, c.deadline FROM counted c WHERE c.deadline BETWEEN '2026-11-03' AND '2026-12-03'
     AND c.state <> 'closed' ORDER BY c.deadline, c.id LIMIT 12),
changed AS (SELECT a.task_id, a.colour AS before, b.colour AS now FROM lights a JOIN lights b ON b.task_id = a.task_id
     AND b.month = %(year)s * 100 + 9 WHERE a.month = %(year)s * 100 + 8 AND a.colour <> b.colour LIMIT 12)
SELECT 'lead' AS part, CAST(lead_id AS text) AS name, light AS colour, count(*) AS n FROM counted GROUP BY lead_id, light
UNION ALL SELECT 'theme', theme, light, count(*) FROM counted GROUP BY theme, light
UNION ALL SELECT 'leader', CAST(leader_id AS text), light, count(*) FROM counted GROUP BY leader_id, light
UNION ALL SELECT 'month', CAST(month AS text), colour, count(*) FROM lights GROUP BY month, colour
UNION ALL SELECT 'organ and month', CAST(lead_id AS text) || ' ' || CAST(month AS text), colour, count(*)
    FROM lights WHERE lead_id IN (SELECT lead_id FROM largest) GROUP BY lead_id, month, colour
UNION ALL SELECT 'red', number || ' ' || title, CAST(deadline AS text), 1 FROM red
UNION ALL SELECT 'due', number || ' ' || title, CAST(deadline AS text), 1 FROM due
UNION ALL SELECT 'changed', CAST(task_id AS text), before || ' ' || now, 1 FROM changed;
