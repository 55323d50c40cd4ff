SELECT before.school, before.rows
FROM slot,
     (SELECT CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END AS school, count(*) AS rows
      FROM last_year GROUP BY 1) AS before
WHERE received_on >= make_date(slot.school_year, 8, 1)
  AND before.rows >= 20
  AND before.school NOT IN (SELECT CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END
                            FROM scores
                            WHERE CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END IS NOT NULL)
ORDER BY before.rows DESC, before.school
