SELECT before.school, before.rows
FROM (SELECT CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END AS school, count(*) AS rows
      FROM last_published GROUP BY 1) AS before
WHERE before.rows >= 5
  AND before.school NOT IN (SELECT CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END
                            FROM scores
                            WHERE CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END IS NOT NULL)
ORDER BY before.rows DESC, before.school
