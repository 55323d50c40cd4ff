SELECT CASE before.grade WHEN 0 THEN 'KN' ELSE lpad(before.grade::text, 2, '0') END AS grade, before.rows AS rows_before
FROM (SELECT grade, count(*) AS rows FROM last_year WHERE grade IS NOT NULL GROUP BY grade) AS before
WHERE before.rows >= 20
  AND (SELECT received_on >= make_date(school_year, 8, 1) FROM slot)
  AND NOT EXISTS (SELECT 1 FROM scores WHERE scores.grade = before.grade)
ORDER BY before.grade
