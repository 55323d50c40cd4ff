-- What the slot shows; for the snapshot that it shows itself, what it showed before.
SELECT load_id
FROM (SELECT p.load_id, 1 AS place
      FROM analytics.published p
      WHERE p.slot = ? AND p.load_id <> ?
      UNION ALL
      SELECT max(l.id), 2
      FROM analytics.published p JOIN analytics.loads l ON l.slot = p.slot AND l.id < p.load_id
      WHERE p.slot = ? AND p.load_id = ?) AS candidate
WHERE load_id IS NOT NULL
ORDER BY place
LIMIT 1
