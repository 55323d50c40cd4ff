SELECT now.rows, before.rows AS rows_before
FROM (SELECT count(*) AS rows FROM scores) AS now,
     (SELECT count(*) AS rows FROM last_published) AS before
WHERE now.rows < 0.75 * before.rows
