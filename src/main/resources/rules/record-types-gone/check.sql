SELECT lpad(before.record_type::text, 2, '0') AS record_type, before.rows AS rows_before
FROM (SELECT record_type, count(*) AS rows FROM last_published GROUP BY record_type) AS before
WHERE before.rows >= 5
  AND NOT EXISTS (SELECT 1 FROM scores WHERE scores.record_type = before.record_type)
ORDER BY before.record_type
