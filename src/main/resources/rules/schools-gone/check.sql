SELECT before.school, before.rows, CASE before.last WHEN 1 THEN 'the last file' ELSE 'last year''s file' END AS "where"
FROM (SELECT school, (array_agg(rows ORDER BY last))[1] AS rows, min(last) AS last
      FROM (SELECT CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END AS school,
                   count(*) AS rows, 1 AS last
            FROM last_published GROUP BY 1
            UNION ALL
            SELECT CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END, count(*), 2
            FROM last_year GROUP BY 1) AS both_files
      WHERE rows >= 5 AND school IS NOT NULL
      GROUP BY school) AS before
WHERE before.school NOT IN (SELECT DISTINCT CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END AS school
                            FROM scores
                            WHERE CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END IS NOT NULL)
ORDER BY before.rows DESC, before.school
