SELECT now.rows, before.rows AS rows_before, before."where"
FROM (SELECT count(*) AS rows FROM scores) AS now,
     (SELECT 1 AS last, 'the last file' AS "where", count(*) AS rows FROM last_published
      UNION ALL
      SELECT 2, 'last year''s file', count(*) FROM last_year) AS before
WHERE before.rows > 0
  AND now.rows < 0.75 * before.rows
ORDER BY before.last
LIMIT 1
