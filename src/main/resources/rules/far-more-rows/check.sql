SELECT now.rows, before.rows AS rows_before
FROM (SELECT count(*) AS rows FROM scores) AS now,
     (SELECT count(*) AS rows FROM last_year) AS before
WHERE before.rows >= 20
  AND now.rows > 1.25 * before.rows
