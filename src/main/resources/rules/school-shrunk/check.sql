SELECT before.school, before.rows AS rows_before, count(*) AS rows
FROM (SELECT CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END AS school, count(*) AS rows
      FROM last_year GROUP BY 1) AS before
JOIN scores ON CASE scores.side WHEN 'enrolled' THEN scores.enrolled_school ELSE scores.tested_school END = before.school
WHERE before.rows >= 60
  AND (SELECT received_on >= make_date(school_year, 8, 1) FROM slot)
GROUP BY before.school, before.rows
HAVING count(*) * 2 < before.rows
ORDER BY before.school
