SELECT c.name, c.due_on, c.opened_at,
       count(DISTINCT s.district) AS districts,
       count(s.slot) AS slots,
       count(s.slot) FILTER (WHERE s.stage NOT IN ('visible', 'nothing-to-report')) AS open
FROM submission.collections c
LEFT JOIN submission.slots s ON s.collection = c.id
GROUP BY c.id
ORDER BY c.opened_at DESC, c.id DESC
