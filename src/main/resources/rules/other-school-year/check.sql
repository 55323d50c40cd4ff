SELECT outside, dated, first_day || ' to ' || last_day AS expected, middle
FROM (SELECT count(*) AS dated,
             count(*) FILTER (WHERE completed_on NOT BETWEEN first_day AND last_day) AS outside,
             percentile_disc(0.5) WITHIN GROUP (ORDER BY completed_on) AS middle,
             first_day, last_day
      FROM scores,
           (SELECT make_date(school_year - 1, CASE kind WHEN 'elpac-initial' THEN 7 ELSE 9 END, 1) AS first_day,
                   make_date(school_year, 8, 31) AS last_day
            FROM slot) AS year
      WHERE completed_on IS NOT NULL
        AND NOT (grade = 12 AND record_type IN (5, 6))
      GROUP BY first_day, last_day) AS counted
WHERE middle NOT BETWEEN first_day AND last_day
