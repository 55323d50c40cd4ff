SELECT now.school, now.rows
FROM (SELECT CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END AS school, count(*) AS rows
      FROM scores GROUP BY 1) AS now
WHERE now.rows >= 20
  AND EXISTS (SELECT 1 FROM last_year)
  AND now.school NOT IN (SELECT CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END AS school
                         FROM last_year
                         WHERE CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END IS NOT NULL
                         UNION ALL
                         SELECT CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END
                         FROM last_published
                         WHERE CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END IS NOT NULL)
ORDER BY now.rows DESC, now.school
